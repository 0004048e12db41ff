import AnswerbackServer
import ArgumentParser
import Foundation
import SMSMessages

/// An SMS through the running server of a configuration: under its opt-outs and caps, kept and shown like every other.
struct SendByServer {
    let text: String
    let recipients: [String]
    let from: String?
    /// Each SMS has its recipient behind it.
    let key: String?
    let reference: String?
    let server: OperatorOptions

    /// Goes on with the others where one is refused.
    func run() async throws {
        let key = key ?? UUID().uuidString
        var worst: Int32 = 0
        try await asking { client in
            for recipient in recipients {
                do {
                    try await send(to: recipient, key: "\(key)/\(Self.canonical(recipient))", client)
                } catch let trouble as OperatorClient.Trouble {
                    Terminal.say("answerback: \(trouble.sentence)")
                    Terminal.say(
                        trouble.isNotKnown
                            ? "NOT KNOWN whether it was taken: ask again with --key \(key), and it is sent once" : "it was not sent")
                    worst = max(worst, trouble.isNotKnown ? 2 : 1)
                }
            }
        }
        if worst > 0 { throw ExitCode(worst) }
    }

    /// What goes wrong before the server is asked leaves nothing in doubt.
    private func asking(_ body: (OperatorClient) async throws -> Void) async throws {
        do { try await server.asking(body) } catch is ExitCode { throw ExitCode(1) }
    }

    /// However it is written, so that the same key is the same SMS. What is no number the server refuses.
    private static func canonical(_ recipient: String) -> String { (try? NumberReading().address(recipient))?.text ?? recipient }

    private func send(to recipient: String, key: String, _ client: OperatorClient) async throws {
        let request = SendRequest(to: recipient, text: text, from: from, reference: reference)
        let (reply, json): (OperatorReply.Sent, String) = try await client.post(
            "/v1/send", body: request, headers: [("Idempotency-Key", key)])
        let parts = reply.parts == 1 ? "" : " as \(reply.parts) SMS"
        Terminal.print(server.json ? json : "taken\(parts): \(reply.id)")
    }
}
