import AnswerbackServer
import ArgumentParser
import RuleLanguage

struct Check: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Checks rule files and says what is wrong with them, and where.",
        discussion: "A folder is searched for files that end in .rules. Exit code 1 when there is any error."
    )

    @Argument(help: "Rule files, or folders of them.")
    var paths: [String]

    @Option(help: "pretty shows the source line, compact one line a finding.")
    var format = Format.pretty

    enum Format: String, ExpressibleByArgument, CaseIterable { case pretty, compact }

    func run() throws {
        let files: [SourceFile]
        do { files = try RuleFolder(paths: paths).load() } catch { throw Terminal.fail(error.description) }
        let compilation = compileRules(files, readList: RuleFolder.readList)
        let renderer = DiagnosticRenderer(files: files, colour: Terminal.showsColour)
        for diagnostic in compilation.diagnostics {
            Terminal.print(format == .pretty ? renderer.pretty(diagnostic) : renderer.compact(diagnostic))
        }
        for refused in compilation.rules?.notCarriedOutYet ?? [] { Terminal.print("not yet: \(refused.location): \(refused.message)") }
        Terminal.print(compilation.summary + "  (numbers, channels and secrets of a configuration were not checked)")
        if compilation.rules == nil { throw ExitCode(1) }
    }
}
