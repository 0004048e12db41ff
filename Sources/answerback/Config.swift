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

    @Flag(help: "Print a commented configuration that starts as it is, instead.")
    var example = false

    func run() throws {
        if example {
            Terminal.keepOutputPrivate()
            return Terminal.print(ServerSettings.example)
        }
        let resolved = try source.resolve()
        let width = resolved.values.map(\.key.count).max() ?? 0
        let shownWidth = min(resolved.values.map(\.shown.count).max() ?? 0, 48)
        for value in resolved.values {
            Terminal.print("\(value.key.padded(to: width))  \(Terminal.escaped(value.shown).padded(to: shownWidth))  \(value.origin)")
        }
        for problem in resolved.problems { Terminal.say("\(problem)") }
        guard let settings = resolved.settings else { throw ExitCode(1) }
        try checkWhatItNames(settings)
    }

    /// The rules and the data file.
    private func checkWhatItNames(_ settings: ServerSettings) throws {
        let server = Server(settings: settings, version: Answerback.version, logger: Logger(label: "answerback")) { _ in }
        for warning in server.warnings { Terminal.say("warning: \(warning)") }
        let obstacles = server.obstacles()
        for obstacle in obstacles {
            switch obstacle {
            case .sentence(let sentence): Terminal.say("error: \(sentence)")
            case .badRules(let compilation, let files):
                let renderer = DiagnosticRenderer(files: files)
                for diagnostic in compilation.diagnostics { Terminal.say(renderer.compact(diagnostic)) }
            }
        }
        if !obstacles.isEmpty { throw ExitCode(1) }
    }
}
