import AnswerbackServer
import ArgumentParser
import Logging
import RuleLanguage
import ServerSettings

struct Config: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Shows every value of the configuration and where it came from; secrets are masked.",
        discussion:
            "Says what is wrong with it, with the rules and with the data file it names, too: exit code 1 when `serve` would refuse to start."
    )

    @OptionGroup var source: SettingsOptions
    @OptionGroup var layout: LayoutOptions

    @Flag(help: "Print a commented configuration that starts as it is, instead.")
    var example = false

    @Flag(help: "Print JSON: values (key, shown, origin; secrets masked) and problems.")
    var json = false

    func run() throws {
        if example {
            Terminal.keepOutputPrivate()
            return Terminal.print(ServerSettings.example)
        }
        let resolved = try source.resolve()
        if json { return try printJSON(resolved) }
        TextTable(
            columns: [.fixed("SETTING"), .flexible("VALUE"), .flexible("FROM")],
            rows: resolved.values.map { [$0.key, $0.shown, $0.origin] }
        ).print(layout)
        for problem in resolved.problems { Terminal.say("\(problem)") }
        guard let settings = resolved.settings else { throw ExitCode(1) }
        try checkWhatItNames(settings)
    }

    /// The rules and the data file.
    private func checkWhatItNames(_ settings: ServerSettings) throws {
        let server = Self.server(settings)
        for warning in server.warnings { Terminal.say("warning: \(warning)") }
        let obstacles = server.obstacles()
        for sentence in obstacles.flatMap(\.sentences) { Terminal.say(sentence) }
        if !obstacles.isEmpty { throw ExitCode(1) }
    }

    private static func server(_ settings: ServerSettings) -> Server {
        Server(settings: settings, version: Answerback.version, logger: Logger(label: "answerback")) { _ in }
    }

    private func printJSON(_ resolved: SettingsOutcome) throws {
        let server = resolved.settings.map(Self.server)
        let obstacles = server?.obstacles() ?? []
        let warnings = server?.warnings.map { "warning: \($0)" } ?? []
        let document = ConfigDocument(
            values: resolved.values.map { .init(key: $0.key, shown: $0.shown, origin: $0.origin) },
            problems: resolved.problems.map(\.description) + warnings + obstacles.flatMap(\.sentences))
        Terminal.print(document.json)
        if resolved.settings == nil || !obstacles.isEmpty { throw ExitCode(1) }
    }
}

private struct ConfigDocument: Encodable {
    struct Value: Encodable {
        let key: String
        let shown: String
        let origin: String
    }

    let values: [Value]
    let problems: [String]
}

extension StartFailure {
    fileprivate var sentences: [String] {
        switch self {
        case .sentence(let sentence): return ["error: \(sentence)"]
        case .badRules(let compilation, let files):
            let renderer = DiagnosticRenderer(files: files)
            return compilation.diagnostics.map { renderer.compact($0) }
        }
    }
}
