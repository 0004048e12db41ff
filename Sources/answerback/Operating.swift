import AnswerbackServer
import ArgumentParser
import Foundation
import RuleMatcher

struct Status: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Says how a running server is.",
        discussion: """
            Exit code 1 when something has to be done, each said in a line TROUBLE: a gateway that refuses the account or cannot be \
            reached, a cap that was reached, a data file that cannot be written, a full disk, a reload that was refused, messages set aside.
            """)

    @OptionGroup var server: OperatorOptions

    func run() async throws {
        let troubles = try await server.asking { client in
            let (status, json): (OperatorReply.Status, String) = try await client.get("/v1/status")
            if server.json { Terminal.print(json) } else { show(status) }
            return status.troubles
        }
        if !troubles.isEmpty { throw ExitCode(1) }
    }

    private func show(_ status: OperatorReply.Status) {
        Terminal.print("answerback \(status.version), since \(ShownTime().text(status.startedAt))")
        let rules = status.rules
        Terminal.print(
            "  rules      \(rules.summary), live since \(ShownTime().text(rules.liveSince)), rule set \(rules.ruleSet.prefix(12))")
        let oldest = status.messages.oldestWaiting.map { ", the oldest since \(ShownTime().text($0))" } ?? ""
        let parts = status.messages.awaitingParts > 0 ? ", \(status.messages.awaitingParts) of which parts are awaited" : ""
        Terminal.print("  messages   \(status.messages.waiting) waiting\(oldest), \(status.messages.setAside) set aside\(parts)")
        let undecided = status.messages.undecided
        if undecided > 0 {
            Terminal.print("  patterns   \(undecided) messages decided without some rules in the last day: explain shows which, and why")
        }
        Terminal.print("  SMS        \(status.sending) being sent, \(status.unknown) not known, \(status.failed) failed in the last day")
        if status.guarded > 0 { Terminal.print("  loop guard \(status.guarded) SMS held back in the last hour") }
        if status.strayNotifications > 0 { Terminal.print("  reports    \(status.strayNotifications) told of no SMS of ours") }
        Terminal.print(
            "  others     \(status.errandsDue) e-mails and calls waiting, \(status.errandsHeld) held, \(status.errandsFailed) failed in the last day"
        )
        for channel in status.channels where channel.passedOver > 0 {
            Terminal.print("  channel    \(channel.name): \(channel.passedOver) events passed over since the start, being no SMS")
        }
        for gateway in status.gateways {
            Terminal.print(
                "  gateway    \(gateway.name): \(gateway.due) due, \(gateway.held) held"
                    + (gateway.trouble.map { ", \(Terminal.escaped($0))" } ?? ""))
        }
        for number in status.numbers {
            let sender = number.sender == number.number ? "" : ", as \(number.sender)"
            Terminal.print("  number     \(number.number) → \(number.gateway)\(sender)")
        }
        Terminal.print("  opted out  \(status.optOuts)")
        for trouble in status.troubles { Terminal.print("  TROUBLE    \(Terminal.escaped(trouble))") }
    }
}

struct Reload: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Has a running server read its rules again; with any error in them the old ones go on answering.",
        discussion: "Exit code 1 when the new rules were refused. What else the configuration says takes a restart."
    )

    @OptionGroup var server: OperatorOptions

    func run() async throws {
        let isLive = try await server.asking { client in
            let (reply, json): (OperatorReply.Reloaded, String) = try await client.post("/v1/reload", timeout: .seconds(300))
            if server.json {
                Terminal.print(json)
            } else {
                for finding in reply.findings { Terminal.print(finding) }
                Terminal.print((reply.isLive ? "rules are live: " : "NOT reloaded, the old rules go on answering: ") + reply.summary)
            }
            return reply.isLive
        }
        if !isLive { throw ExitCode(1) }
    }
}

struct Backup: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Has a running server write a copy of all it keeps into a file that is safe to restore.",
        discussion: """
            The server writes it, so to a place where the server may write. To restore, stop the server, put the copy in the data file's \
            place (and remove FILE-wal and FILE-shm there), start it. What was waiting or being sent when the copy was made is then set \
            aside or not known, so that nothing is sent twice.
            """
    )

    @Argument(help: "The file, which must not be there yet.")
    var file: String

    @OptionGroup var server: OperatorOptions

    func run() async throws {
        let path = file.hasPrefix("/") ? file : FileManager.default.currentDirectoryPath + "/" + file
        try await server.asking { client in
            let (reply, json): (OperatorReply.BackedUp, String) = try await client.post(
                "/v1/backup", [("file", path)], timeout: .seconds(3600))
            Terminal.print(server.json ? json : "\(reply.file): \(reply.bytes) bytes")
        }
    }
}

struct Export: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Prints everything a running server keeps of one phone number, as JSON.")

    @Argument(help: "The number.")
    var number: String

    @OptionGroup var server: OperatorOptions

    func run() async throws {
        try await server.asking { client in
            let (_, json): (OperatorReply.NumberExport, String) = try await client.get("/v1/numbers/" + number.percentEncoded)
            Terminal.print(json)
        }
    }
}

struct Erase: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Deletes what a running server keeps of one phone number, for good.",
        discussion: "That it has opted out stays: otherwise it would be texted again. Back-ups made before keep what was in them."
    )

    @Argument(help: "The number.")
    var number: String

    @OptionGroup var change: ChangeOptions

    func run() async throws {
        try await change.server.asking { client in
            if !change.yes {
                let (kept, _): (OperatorReply.NumberExport, String) = try await client.get("/v1/numbers/" + number.percentEncoded)
                if kept.holdsNothingToErase { return Terminal.say("nothing is kept of \(Terminal.escaped(number)) that could be deleted") }
                try Terminal.confirm("Delete all messages of \(Terminal.escaped(number))? This cannot be undone.", unless: false)
            }
            let (reply, json): (OperatorReply.Erased, String) = try await client.post("/v1/numbers/\(number.percentEncoded)/erase")
            let parts = reply.parts > 0 ? ", parts of long SMS \(reply.parts)" : ""
            Terminal.print(change.server.json ? json : "deleted: messages \(reply.messages), SMS \(reply.actions)\(parts)")
        }
    }
}

extension OperatorReply.NumberExport {
    /// An opt-out, and the log of it, stay.
    fileprivate var holdsNothingToErase: Bool {
        messages.isEmpty && memberships.isEmpty && limits.isEmpty && sentByOthers.isEmpty && waitingParts.isEmpty
    }
}
