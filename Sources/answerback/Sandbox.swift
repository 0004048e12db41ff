import AnswerbackServer
import ArgumentParser
import Logging

struct Sandbox: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Runs the SMS gateway's sandbox alone: it answers as the gateway would and sends nothing.",
        discussion: "What it took is listed at /sandbox/messages. Account: demo, password: demo."
    )

    @Option(help: "The port on 127.0.0.1; when it is taken, the next free one. 0 for any.")
    var port = 8026

    @Option(help: "Credits of the account; one SMS part to one recipient costs one.")
    var credits = 1000

    func run() async throws {
        LoggingSystem.bootstrap(StreamLogHandler.standardError)
        let server = SandboxServer(port: port, credits: credits) { chosen in
            if port != 0, chosen != port { Terminal.print("port \(port) is taken, so this is on \(chosen)") }
            Terminal.print("answerback \(Answerback.version)  gateway sandbox: sends nothing")
            Terminal.print("  gateway   http://127.0.0.1:\(chosen)/module/gateway.php     account demo, password demo, \(credits) credits")
            Terminal.print("  taken     http://127.0.0.1:\(chosen)/sandbox/messages")
        }
        do { try await server.run() } catch StartFailure.sentence(let sentence) { throw Terminal.fail(sentence) }
    }
}
