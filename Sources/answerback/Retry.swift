import AnswerbackServer
import ArgumentParser

struct Retry: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Does again what failed, whatever it is: an SMS, an e-mail, a webhook, a message that was set aside.",
        discussion: """
            With a message's id: all that failed of it; where it was set aside, it is decided again. With the id of one thing (…-1): that. \
            What waits is tried now. An e-mail or a webhook keeps its id, so that the other side knows a repetition; an SMS is sent as a \
            new one, unless one of the same is under way or has gone out: then only with --again.
            """)

    @OptionGroup var wish: RetryOptions

    func run() async throws { try await wish.run() }
}

/// The word of versions before.
struct Resend: AsyncParsableCommand {
    static let configuration = CommandConfiguration(abstract: "The same as `answerback retry`.", shouldDisplay: false)

    @OptionGroup var wish: RetryOptions

    func run() async throws {
        Terminal.say("`answerback retry` is the word for it now")
        try await wish.run()
    }
}

struct RetryOptions: ParsableArguments {
    @Argument(help: "The ids of messages, or of single SMS, e-mails and webhooks, such as 01JD…-1.")
    var ids: [String]

    @OptionGroup var server: OperatorOptions

    @Flag(help: "Also an SMS that went out, or was sent again already.")
    var again = false

    @Flag(help: "Do not ask.")
    var yes = false

    func run() async throws {
        let isDone = try await server.asking { client in
            var isDone = true
            for id in ids {
                do throws(any Error) {
                    if !yes { try await confirm(id, client) }
                    let (reply, json): (OperatorReply.Retried, String) = try await client.post(
                        "/v1/retry/\(id.percentEncoded)", [("again", again ? "true" : nil)])
                    Terminal.print(server.json ? json : reply.sentence)
                } catch let trouble as OperatorClient.Trouble {
                    Terminal.say("answerback: \(trouble.sentence)")
                    isDone = false
                }
            }
            return isDone
        }
        if !isDone { throw ExitCode(2) }
    }

    /// Asks where an SMS may arrive twice, and cost twice.
    private func confirm(_ id: String, _ client: OperatorClient) async throws {
        let (queue, _): (OperatorReply.Queue, String) = try await client.get("/v1/queue/" + id.percentEncoded)
        let states = queue.entries.compactMap { $0.sms?.state }
        if states.contains(.unknown) {
            try Terminal.confirm(
                "Nobody knows whether this SMS went out: sent again it may arrive twice, and cost twice. Send it again?", unless: false)
        } else if again, !states.isEmpty {
            try Terminal.confirm("This SMS may arrive once more, and cost once more. Send it again?", unless: false)
        }
    }
}
