import AnswerbackServer
import ArgumentParser
import ServerSettings

struct Config: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Shows every value of the configuration and where it came from; secrets are masked.",
        discussion: "Says what is wrong with it, too: exit code 1 when `serve` would refuse it."
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
        if resolved.settings == nil { throw ExitCode(1) }
    }
}
