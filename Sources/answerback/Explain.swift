import AnswerbackServer
import ArgumentParser
import RuleMatcher

struct Explain: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Says what a running server's rules make of a message, and why.",
        discussion: """
            With a text: what they would make of it; nothing is sent and nothing kept. With a message's id (see `answerback inbox`): \
            what they made of it, by the rules as they were then.
            """
    )

    @Argument(help: "A text, or the id of a message.")
    var message: String

    @Option(help: "The phone that writes.")
    var from = "+31600000001"

    @Option(help: "The number it writes to (default: the first one in the rules).")
    var to: String?

    @Option(
        help: ArgumentHelp("When: 2026-11-21T23:10, in the zone of the rules, or 2026-11-21T23:10+01:00 (default: now).", valueName: "time")
    )
    var at: String?

    @Option(help: "Only this rule, also when another one took the message before it.")
    var rule: String?

    @Flag(help: "Every rule that was considered.")
    var all = false

    @OptionGroup var server: OperatorOptions
    @OptionGroup var numbers: NumberOptions

    func run() async throws {
        let isAnswered = try await server.asking(showsNumbers: numbers.showNumbers) { client in
            let (reply, json) = try await explained(client)
            let isAnswered = rule == nil || (reply.explanation?.knows(rule) ?? false)
            if server.json {
                Terminal.print(json)
                return isAnswered
            }
            for note in reply.notes { Terminal.print("note: \(note)") }
            let renderer = ExplanationText(colour: Terminal.showsColour, showNumbers: numbers.showNumbers)
            if let explanation = reply.explanation { Terminal.print(renderer.render(explanation, all: all).trimmingLineEnd) }
            if let message = reply.message { Terminal.print("what came of it: " + MessageLine(message).text) }
            return isAnswered
        }
        if !isAnswered { throw ExitCode(1) }
    }

    private func explained(_ client: OperatorClient) async throws -> (OperatorReply.Explained, json: String) {
        if let id = Self.id(in: message) { return try await client.get("/v1/messages/\(id)/explanation", [("rule", rule)]) }
        let request = ExplainRequest(text: message, from: from, to: to, at: try at.map { try Moment.ofRules($0) }, rule: rule)
        return try await client.post("/v1/explain", body: request)
    }

    /// That of a message, or of one of its SMS (`…-1`): 26 characters of Crockford's base 32, and so no word.
    private static func id(in text: String) -> String? {
        let parts = text.uppercased().split(separator: "-", omittingEmptySubsequences: false)
        guard let id = parts.first, id.utf8.count == 26, id.hasPrefix("0"), parts.count == 1 || parts.count == 2 && Int(parts[1]) != nil,
            id.allSatisfy({ $0.isASCII && ($0.isNumber || $0.isLetter) })
        else { return nil }
        return String(id)
    }
}

extension Explanation {
    /// Whether there is a rule of that name.
    fileprivate func knows(_ rule: String?) -> Bool {
        rules.contains { $0.name == rule } || question?.notReached.isEmpty == false
    }
}
