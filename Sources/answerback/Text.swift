import AnswerbackServer
import ArgumentParser
import Foundation
import Outbound

struct Text: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Texts a running `answerback dev`, as a phone would, and prints the answer.",
        discussion: "The SMS goes in through the HTTP receiver; what is printed is what the sandbox in the gateway's place took."
    )

    static let defaultPort = DevServer.usualPort

    @Argument(help: "What to write.")
    var text: String

    @Option(help: "The phone that writes.")
    var from = "+31600000001"

    @Option(help: "The number it writes to (default: the first one in the rules).")
    var to: String?

    @Option(help: ArgumentHelp("Where `answerback dev` listens.", valueName: "url"))
    var server = "http://127.0.0.1:\(defaultPort)"

    @Option(help: "Seconds to wait for the answer.")
    var wait = 5

    func run() async throws {
        let http = HTTPClient(workers: 1)
        let phone = Phone(server: server.contains("://") ? server : "http://" + server, http: http)
        do {
            try await ask(phone)
        } catch let trouble as Phone.Trouble {
            await http.shutdown()
            throw Terminal.fail(trouble.sentence)
        }
        // The thread must be gone before the process cleans up after libcurl's libraries, or they free the same things twice.
        await http.shutdown()
    }

    private func ask(_ phone: Phone) async throws {
        let (number, taken) = try await phone.line()
        let message = try await phone.send(text, from: from, to: to ?? number)
        let outcome = try await phone.outcome(of: message, within: .seconds(wait))
        let answers = try await phone.answers(to: message, takenAt: taken)
        for answer in answers {
            // What goes to others is no answer to this phone.
            let other = answer.recipient.drop { $0 == "+" } == from.drop { $0 == "+" } ? "" : "to \(answer.recipient): "
            Terminal.print(other + Terminal.escaped(answer.text, keepingLines: true))
        }
        for errand in outcome.errands { Terminal.say(ErrandLine(errand).text) }
        explainSilence(outcome, answered: !answers.isEmpty)
        if outcome.state == "waiting" {
            throw Phone.Trouble(sentence: "kept, but not decided within \(wait) s: does `answerback dev` run with --hold?")
        }
        if outcome.state == "fetching" { throw Phone.Trouble(sentence: "its rule still waits for what it fetches, after \(wait) s") }
        if outcome.actions.contains(where: { !$0.state.isEnd && $0.state != .held }) {
            throw Phone.Trouble(sentence: "no answer within \(wait) s; see what `answerback dev` says")
        }
    }

    /// Whoever tries a rule out wants to know why nothing came.
    private func explainSilence(_ outcome: OperatorReply.Message, answered: Bool) {
        for action in outcome.actions where action.state == .held || action.state != .sent && action.state.isEnd {
            Terminal.say("\(answered ? "not sent" : "no answer"): \(action.state.rawValue), \(action.detail ?? "no reason given")")
        }
        if outcome.actions.contains(where: { $0.state == .suppressed && $0.detail?.contains("loop guard") == true }) {
            Terminal.say("to go on trying, write from another phone, such as --from +31600000002, or start `dev` without --guards")
        }
        guard outcome.actions.isEmpty, outcome.errands.isEmpty, outcome.broadcasts.isEmpty else { return }
        switch outcome.state {
        case "unmatched": Terminal.say("no answer: no rule takes this message")
        case "consent": Terminal.say("no answer: the sender had opted out already, or the rules confirm it with no text")
        case "decided": Terminal.say("no answer: taken by \(outcome.rules.joined(separator: ", ")), which answers nothing")
        default: break
        }
    }
}

extension OperatorReply.Message {
    /// What is tried again later is not waited for.
    fileprivate var isOver: Bool {
        !["waiting", "fetching"].contains(state) && actions.allSatisfy { $0.state.isEnd || $0.state == .held }
            && errands.allSatisfy { $0.endedAt != nil || $0.state == "held" || $0.state == "due" && $0.attempts > 0 }
    }
}

/// A phone that reaches a dev server over HTTP.
struct Phone {
    struct Trouble: Error {
        let sentence: String
    }

    let server: String
    let http: HTTPClient

    /// The number to write to, and where the sandbox shows what it took.
    func line() async throws -> (number: String, taken: String) {
        let reply: DevReply = try await get(server + "/dev")
        return (reply.number, reply.taken)
    }

    /// - Returns: the id under which the message is stored.
    func send(_ text: String, from: String, to: String) async throws -> String {
        let fields = ["from": from, "to": to, "text": text, "id": UUID().uuidString]
        let form = fields.map { "\($0.key)=\($0.value.percentEncoded)" }.joined(separator: "&")
        let answer = try await perform(
            HTTPRequest(
                .post, server + "/in/main", headers: [("Content-Type", "application/x-www-form-urlencoded")], body: Array(form.utf8)))
        let line = String(decoding: answer.body, as: UTF8.self).trimmingCharacters(in: .whitespacesAndNewlines)
        guard answer.status == 200, line.hasPrefix("OK ") else { throw Trouble(sentence: "the receiver says: \(Terminal.escaped(line))") }
        return String(line.dropFirst(3))
    }

    /// Waits until everything that follows from the message has come to an end, or been tried once, or the time is over.
    func outcome(of message: String, within limit: Duration) async throws -> OperatorReply.Message {
        let clock = ContinuousClock()
        let deadline = clock.now + limit
        while true {
            let reply: OperatorReply.Message = try await get(server + "/v1/messages/" + message)
            if reply.isOver || clock.now >= deadline { return reply }
            try await Task.sleep(for: .milliseconds(10))
        }
    }

    struct Answer: Codable {
        var recipient: String
        var text: String
    }

    /// What the sandbox took in answer to the message, in order.
    func answers(to message: String, takenAt taken: String) async throws -> [Answer] {
        try await get("\(taken)?reference=\(message)-*")
    }

    private func get<Reply: Decodable>(_ url: String) async throws -> Reply {
        let answer = try await perform(HTTPRequest(.get, url))
        guard answer.status == 200, let reply = try? JSONDecoder().decode(Reply.self, from: Data(answer.body)) else {
            throw Trouble(sentence: "\(server) is no `answerback dev` (it answers HTTP \(answer.status)); name another one with --server")
        }
        return reply
    }

    private func perform(_ request: HTTPRequest) async throws -> HTTPResponse {
        do {
            return try await http.perform(request)
        } catch {
            throw Trouble(
                sentence: "nobody answers at \(server): start `answerback dev rules/` first, or name another server with --server")
        }
    }
}
