import AnswerbackServer
import ArgumentParser
import Foundation
import Logging
import RuleLanguage
import SMSMessages

struct Dev: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Runs the rules on this machine, with a sandbox for a gateway: no SMS leaves it.",
        discussion: "A rule file that is saved is live within a second; one with an error is shown, and the old rules go on answering. "
            + "Each SMS is a line once it is known what came of it; where stdout is no terminal these are JSON, and all else goes to stderr."
    )

    @Argument(help: "Rule files, or folders of them.")
    var rules: [String]

    @Option(help: "The port on 127.0.0.1; when it is taken, the next free one. 0 for any.")
    var port = DevServer.usualPort

    @Option(
        help: ArgumentHelp(
            "Where messages are kept (default: ~/.local/state/answerback/dev.sqlite; while another `dev` has that, dev-2.sqlite and so on).",
            valueName: "file"))
    var data: String?

    @Option(
        help: ArgumentHelp("Send to a gateway in a process of its own on this machine, such as `answerback sandbox`.", valueName: "url"))
    var gateway: String?

    @Option(
        help: ArgumentHelp("Send what rules e-mail by a mail server on this machine, such as smtp://127.0.0.1:2525.", valueName: "url"))
    var mail: String?

    @Flag(help: "Take messages in and keep them, but decide and send nothing.")
    var hold = false

    @OptionGroup var lines: SMSLineOptions

    @Flag(help: "With the loop guards of `serve`: 5 SMS of a rule to one phone in 10 minutes, 20 of all.")
    var guards = false

    func run() async throws {
        LoggingSystem.bootstrap(StreamLogHandler.standardError)
        var logger = Logger(label: "answerback")
        logger.logLevel = .warning
        let printer = SMSPrinter(lines, showsTexts: true)
        defer { printer.finish() }
        let report = DevReport(rules: rules, wantedPort: port, wantedData: data ?? Self.defaultData, printer: printer)
        let settings = DevServer.Settings(
            rules: RuleFolder(paths: rules), port: port, data: data ?? Self.defaultData, takesNextData: data == nil, gateway: gateway,
            mailServer: mail, holds: hold, hasGuards: guards)
        do {
            try await DevServer(settings: settings, version: Answerback.version, logger: logger, tell: report.tell).run()
        } catch StartFailure.sentence(let sentence) {
            throw Terminal.fail(sentence)
        } catch StartFailure.badRules(let compilation, let files) {
            report.show(compilation, of: files)
            throw ExitCode(1)
        }
    }

    /// As the shell has it: Foundation would ask the password file first.
    static var home: String { ProcessInfo.processInfo.environment["HOME"] ?? NSHomeDirectory() }

    static var defaultData: String { stateFolder + "/dev.sqlite" }

    /// Follows the XDG base directory specification.
    static var stateFolder: String {
        let environment = ProcessInfo.processInfo.environment
        let state = environment["XDG_STATE_HOME"].flatMap { $0.hasPrefix("/") ? $0 : nil } ?? home + "/.local/state"
        return state + "/answerback"
    }
}

/// What `dev` tells the person in front of it.
struct DevReport: Sendable {
    let rules: [String]
    let wantedPort: Int
    let wantedData: String
    let printer: SMSPrinter

    func tell(_ event: DevServer.Event) {
        switch event {
        case .running(let status):
            greet(status)
        case .reload(.live(let compilation, let files, let overlooked)):
            warn(of: overlooked)
            show(compilation, of: files)
            printer.talk("\(clock)  rules are live: \(compilation.summary)")
        case .reload(.refused(let compilation, let files, let overlooked)):
            warn(of: overlooked)
            show(compilation, of: files)
            printer.talk("\(clock)  the old rules go on answering until this is mended: \(compilation.summary)")
        case .news(let news):
            printer.show(news)
        case .reload(.unusable(let why)):
            printer.talk("\(clock)  the old rules go on answering: \(why)")
        }
    }

    private func greet(_ status: DevServer.Status) {
        show(status.rules, of: status.files)
        let base = "http://127.0.0.1:\(status.port)"
        if wantedPort != 0, status.port != wantedPort {
            printer.talk("port \(wantedPort) is taken, so this is on \(status.port)")
        }
        if status.data != wantedData {
            printer.talk(
                "\(Self.abbreviated(wantedData)) is in use by another, so this keeps its messages in \(Self.abbreviated(status.data))")
        }
        warn(of: RuleFolder(paths: rules).overlooked)
        let leaves = status.rules.rules?.callOut == true ? "no SMS leaves this machine, calls of rules do" : "nothing leaves this machine"
        printer.talk("answerback \(Answerback.version)  sandbox: \(leaves)")
        printer.talk("  receiver   \(base)/in/main     gateway   \(status.gateway)/module/gateway.php")
        printer.talk(
            "  rules      \(rules.joined(separator: " "))  (\(status.rules.summary))      data   \(Self.abbreviated(status.data))")
        let server = status.port == Text.defaultPort ? "" : " --server \(base)"
        printer.talk("  try:  \(Self.thisCommand) text \"\(Self.sample(from: status.rules))\"\(server)")
    }

    /// A message that one of the rules waits for.
    private static func sample(from compilation: Compilation) -> String {
        for case .keyword(let keywords, false) in compilation.rules?.rules.map(\.condition) ?? [] {
            if let word = keywords.first?.written, word.utf8.allSatisfy({ $0 != UInt8(ascii: "\"") && $0 != UInt8(ascii: "$") }) {
                return word.prefix(1).uppercased() + word.dropFirst().lowercased() + ", please"
            }
        }
        return "hello"
    }

    private func warn(of overlooked: [String]) {
        for sentence in overlooked { printer.talk("warning: \(sentence)") }
    }

    func show(_ compilation: Compilation, of files: [SourceFile]) {
        let renderer = DiagnosticRenderer(files: files, colour: Terminal.showsColour)
        for diagnostic in compilation.diagnostics { printer.talk(renderer.pretty(diagnostic)) }
    }

    private var clock: String {
        let now = Timestamp.now.rfc3339
        return "\(ShownTime().timeOfDay(now)) \(ShownTime().zoneName(at: now))"
    }

    private static func abbreviated(_ path: String) -> String {
        let home = Dev.home + "/"
        return path.hasPrefix(home) ? "~/" + path.dropFirst(home.count) : path
    }

    /// `answerback` where that is found on PATH and is this very program; else the path it was started by.
    private static var thisCommand: String {
        let started = CommandLine.arguments.first ?? "answerback"
        let itself = URL(fileURLWithPath: "/proc/self/exe").resolvingSymlinksInPath().path
        let folders = ProcessInfo.processInfo.environment["PATH", default: ""].split(separator: ":")
        let found = folders.lazy.map { "\($0)/answerback" }.first { FileManager.default.isExecutableFile(atPath: $0) }
        let isOnPath = found.map { URL(fileURLWithPath: $0).resolvingSymlinksInPath().path == itself } ?? false
        if isOnPath { return "answerback" }
        let here = FileManager.default.currentDirectoryPath + "/"
        return started.hasPrefix(here) ? String(started.dropFirst(here.count)) : started
    }
}
