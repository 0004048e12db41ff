import AnswerbackServer
import ArgumentParser
import Logging
import Outbound

struct Sandbox: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Runs the SMS gateway's sandbox alone: it answers as the gateway would and sends nothing.",
        discussion: """
            What it took is listed at /sandbox/messages. Account: demo, password: demo, groups: friends, nobody; another port
            or account: `answerback sandbox run --help`.

            While it runs, `sandbox switch` makes it misbehave, and `sandbox clock` lets time pass.
            """,
        subcommands: [SandboxRun.self, SandboxSwitch.self, SandboxClock.self],
        defaultSubcommand: SandboxRun.self
    )
}

struct SandboxRun: AsyncParsableCommand {
    static let configuration = CommandConfiguration(commandName: "run", abstract: "Runs it; what `answerback sandbox` alone does.")

    @Option(help: "The port on 127.0.0.1; when it is taken, the next free one. 0 for any.")
    var port = 8026

    @Option(
        help: ArgumentHelp(
            "An account instead of demo; may come more than once. Without credits it has 1000.", valueName: "user:password:credits"))
    var account: [SandboxCustomer] = []

    @Option(help: "Credits of the account demo; one SMS part to one recipient costs one.")
    var credits = 1000

    func run() async throws {
        LoggingSystem.bootstrap(StreamLogHandler.standardError)
        let accounts = account.isEmpty ? [.demo(credits: credits)] : account.map(\.account)
        let server = SandboxServer(port: port, accounts: accounts) { chosen in
            if port != 0, chosen != port { Terminal.print("port \(port) is taken, so this is on \(chosen)") }
            Terminal.print("answerback \(Answerback.version)  gateway sandbox: sends nothing")
            Terminal.print("  gateway   http://127.0.0.1:\(chosen)/module/gateway.php")
            for customer in accounts {
                // A password that somebody chose is not shown.
                let password = account.isEmpty ? ", password \(customer.password)" : ""
                Terminal.print("  account   \(Terminal.escaped(customer.user))\(password), \(customer.credits) credits")
            }
            Terminal.print("  taken     http://127.0.0.1:\(chosen)/sandbox/messages")
        }
        do { try await server.run() } catch StartFailure.sentence(let sentence) { throw Terminal.fail(sentence) }
    }
}

/// `user:password:credits`, the credits optional. A password may hold a `:` where the credits are given.
struct SandboxCustomer: ExpressibleByArgument {
    let account: SandboxServer.Account

    init?(argument: String) {
        let parts = argument.split(separator: ":", omittingEmptySubsequences: false)
        guard parts.count >= 2, !parts[0].isEmpty, !parts[1].isEmpty else { return nil }
        guard parts.count > 2 else {
            account = SandboxServer.Account(user: String(parts[0]), password: String(parts[1]), credits: 1000)
            return
        }
        guard let credits = Int(parts[parts.count - 1]), credits >= 0 else { return nil }
        account = SandboxServer.Account(
            user: String(parts[0]), password: parts[1..<(parts.count - 1)].joined(separator: ":"), credits: credits)
    }
}

struct SandboxSwitch: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "switch",
        abstract: "Makes a running sandbox misbehave, and shows its switches.",
        discussion: """
            answerback sandbox switch maintenance=on
            answerback sandbox switch fault=close-after-body times=2
            answerback sandbox switch outcome="NOT DELIVERED" notifications=twice
            answerback sandbox switch all=off
            """
    )

    @OptionGroup var sandbox: RunningSandboxOptions

    @Argument(help: ArgumentHelp("What to switch; nothing only shows.", valueName: "name=value"))
    var changes: [String] = []

    func run() async throws { try await sandbox.post("/sandbox/switches", changes) }
}

struct SandboxClock: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "clock",
        abstract: "Lets time pass in a running sandbox: what is scheduled is sent, what is under way arrives.",
        discussion: """
            answerback sandbox clock advance=3600
            answerback sandbox clock to=2026-12-24T09:00:00+01:00
            """
    )

    @OptionGroup var sandbox: RunningSandboxOptions

    @Argument(help: ArgumentHelp("advance=SECONDS or to=TIME; nothing only shows the time.", valueName: "name=value"))
    var changes: [String] = []

    func run() async throws { try await sandbox.post("/sandbox/clock", changes) }
}

struct RunningSandboxOptions: ParsableArguments {
    @Option(help: ArgumentHelp("Where the sandbox listens.", valueName: "url"))
    var gateway = "http://127.0.0.1:8026"

    /// Prints what the sandbox says.
    func post(_ path: String, _ changes: [String]) async throws {
        let form = try changes.map { change in
            guard let equals = change.firstIndex(of: "=") else {
                throw Terminal.fail("\(Terminal.escaped(change)): expected name=value, such as maintenance=on")
            }
            return change[..<equals] + "=" + String(change[change.index(after: equals)...]).percentEncoded
        }.joined(separator: "&")
        let http = HTTPClient(workers: 1)
        let answer = try? await http.perform(
            HTTPRequest(
                .post, (gateway.contains("://") ? gateway : "http://" + gateway) + path,
                headers: [("Content-Type", "application/x-www-form-urlencoded")], body: Array(form.utf8),
                timeout: .seconds(30)))
        // The thread must be gone before the process cleans up after libcurl's libraries.
        await http.shutdown()
        guard let answer else {
            throw Terminal.fail("no sandbox answers at \(gateway): start `answerback sandbox`, or name it with --gateway")
        }
        let said = Terminal.escaped(String(decoding: answer.body, as: UTF8.self))
        guard answer.status != 404 else { throw Terminal.fail("what answers at \(gateway) is no sandbox: name its URL with --gateway") }
        guard answer.status == 200 else { throw Terminal.fail(said) }
        Terminal.print(said)
    }
}
