import ArgumentParser
import SMSGateway
import SMSMessages

struct Credits: AsyncParsableCommand {
    static let configuration = CommandConfiguration(abstract: "Prints how many credits are left in a gateway's account.")

    @OptionGroup var gateway: GatewayOptions

    func run() async throws {
        try await gateway.talking { client in
            let credits = try await client.credits()
            Terminal.print(gateway.json ? ["credits": credits].json : "\(credits)")
        }
    }
}

struct Report: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Says what became of an SMS, or of the last ones, at the gateway.",
        discussion: """
            DELIVERED, NOT DELIVERED and REJECTED are the end; BUFFERED and SUBMITTED are on their way; NONE is no report.
            """
    )

    @Argument(help: "The id that the gateway gave.")
    var id: String?

    @Flag(help: "Since when, too.")
    var date = false

    @Option(help: "The last so many messages of the account instead, newest first.")
    var last: Int?

    @OptionGroup var gateway: GatewayOptions
    @OptionGroup var layout: LayoutOptions

    func validate() throws {
        if (id == nil) == (last == nil) { throw ValidationError("name one SMS by its id, or the last ones with --last") }
    }

    func run() async throws {
        try await gateway.talking { client in
            if let id {
                let line = ReportLine(try await client.report(id: id, withDate: date))
                Terminal.print(gateway.json ? line.json : line.sentence)
            } else if let last {
                let lines = try await client.lastMessages(last).map(ReportLine.init)
                if gateway.json { return lines.forEach { Terminal.print($0.json) } }
                if lines.isEmpty { return Terminal.say("the gateway has no messages") }
                ReportLine.table(lines).print(layout)
            }
        }
    }
}

/// One SMS as the gateway tells of it; of a report by id, its status and time alone.
private struct ReportLine: Encodable {
    var status: String?
    var at: String?
    var to: String?
    var text: String?
    var reference: String?

    init(_ report: DeliveryReport) {
        status = report.status.rawValue
        at = report.at?.rfc3339
    }

    init(_ message: SentMessage) {
        status = message.status?.rawValue
        at = message.time?.rfc3339
        to = message.recipient?.e164
        text = message.text
        reference = message.reference
    }

    var sentence: String { [status, at.map { ShownTime().text($0) }].compactMap(\.self).joined(separator: " ") }

    static func table(_ lines: [ReportLine]) -> TextTable {
        let times = TimeColumn("TIME", lines.map(\.at))
        return TextTable(
            columns: [times.column, .fixed("TO"), .fixed("STATUS"), .flexible("REFERENCE"), .flexible("TEXT")],
            rows: zip(lines, times.cells).map { line, time in
                [time, line.to ?? "-", line.status ?? "-", line.reference ?? "-", line.text ?? "-"]
            })
    }
}

struct Outbox: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Shows what is scheduled, and takes it out of the gateway's outbox.",
        subcommands: [List.self, Delete.self, Clear.self])

    struct List: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Lists what was scheduled from here and has not been sent yet, soonest first.",
            discussion: """
                The gateway cannot list its outbox. So this shows what `answerback send --at` has scheduled for this user of this machine, \
                but for what was deleted from here and what its time has come for.
                """
        )

        @OptionGroup var gateway: GatewayOptions
        @OptionGroup var layout: LayoutOptions

        func run() async throws {
            let account = try gateway.account(needsPassword: false)
            let waiting: [ScheduledSMS]
            do {
                waiting = try ScheduleNotes.ofThisUser.waiting().filter { $0.isOf(account) }
            } catch {
                Terminal.say("answerback: \(error)")
                throw ExitCode.failure
            }
            if gateway.json { return waiting.forEach { Terminal.print($0.json) } }
            if waiting.isEmpty { return Terminal.say("nothing is scheduled from here") }
            ScheduledSMS.table(waiting).print(layout)
        }
    }

    struct Delete: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Takes one scheduled SMS out by its outbox id, or all that are scheduled for a number.",
            discussion: "Exit code 1 when there is none."
        )

        @Argument(help: "The outbox id, or the number with +.")
        var what: String

        @OptionGroup var gateway: GatewayOptions

        func run() async throws {
            try await gateway.talking { client in
                if what.hasPrefix("+") {
                    guard case .phone(let number)? = try? NumberReading().address(what) else { throw ValidationError("that is no number") }
                    try await client.forgetting({ $0.removeRecipient(number.e164) }) { () async throws(SendFailure) in
                        try await client.deleteScheduled(for: number)
                    }
                } else if what.hasPrefix("0") || what.count > 10 {
                    throw ValidationError("that is no outbox id; a number is written with + and its country code")
                } else {
                    try await client.forgetting({ if $0.outboxID == what { $0.isGone = true } }) { () async throws(SendFailure) in
                        try await client.deleteScheduled(id: what)
                    }
                }
                Terminal.print(gateway.json ? ["outcome": "deleted"].json : "deleted")
            }
        }
    }

    struct Clear: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Takes everything out, whoever scheduled it.", discussion: "Exit code 1 when it is empty already.")

        @OptionGroup var gateway: GatewayOptions

        @Flag(help: "Do not ask.")
        var yes = false

        func run() async throws {
            try await gateway.talking { client in
                do {
                    try Terminal.confirm("Delete everything in the gateway's outbox? This cannot be undone.", unless: yes)
                } catch is ExitCode {
                    // 2 would mean that it is not known.
                    throw ExitCode.failure
                }
                try await client.forgetting({ $0.isGone = true }) { () async throws(SendFailure) in try await client.emptyOutbox() }
                Terminal.print(gateway.json ? ["outcome": "deleted"].json : "deleted")
            }
        }
    }
}

extension GatewayClient {
    /// Takes out of the gateway's outbox, and out of our notes what is not there any more: also where the gateway says that nothing was.
    fileprivate func forgetting(
        _ mark: (inout ScheduledSMS) -> Void, _ delete: () async throws(SendFailure) -> Void
    ) async throws(SendFailure) {
        var failure: SendFailure?
        do { try await delete() } catch { failure = error }
        if failure == nil || failure?.code == .notInOutbox {
            do {
                try ScheduleNotes.ofThisUser.change { notes in
                    for index in notes.indices where notes[index].isOf(account) { mark(&notes[index]) }
                }
            } catch {
                // It is deleted all the same.
                Terminal.say("`answerback outbox list` goes on showing it: \(error)")
            }
        }
        if let failure { throw failure }
    }
}
