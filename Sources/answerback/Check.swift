import AnswerbackServer
import ArgumentParser
import RuleLanguage

struct Check: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Checks rule files and says what is wrong with them, and where.",
        discussion: """
            A folder is searched for files that end in .rules. Exit code 1 when there is any error. --fix makes the mends that leave no
            choice, names each and then says what is left.
            """
    )

    @Argument(help: "Rule files, or folders of them.")
    var paths: [String]

    @Option(
        help: ArgumentHelp("A configuration, whose channels and numbers are the ones the rules may name.", valueName: "file"))
    var config: String?

    @Option(help: "pretty shows the source line, compact one line a finding.")
    var format = Format.pretty

    @Flag(help: "Mend what can be mended without asking; the files are replaced, each at once.")
    var fix = false

    enum Format: String, ExpressibleByArgument, CaseIterable { case pretty, compact }

    func run() throws {
        let surroundings = try SettingsOptions.settings(named: config).map(Surroundings.init)
        let compile = { (files: [SourceFile]) in compileRules(files, surroundings: surroundings, readList: RuleFolder.readList) }
        var files: [SourceFile]
        do { files = try RuleFolder(paths: paths).load() } catch { throw Terminal.fail(error.description) }
        let compilation: Compilation
        if fix {
            let mending = RuleMending(files, compile: compile)
            try replace(files, by: mending)
            (files, compilation) = (mending.files, mending.compilation)
        } else {
            compilation = compile(files)
        }
        for sentence in RuleFolder(paths: paths).overlooked { Terminal.print("warning: \(sentence)") }
        show(compilation, of: files)
        if compilation.rules == nil { throw ExitCode(1) }
    }

    private func replace(_ files: [SourceFile], by mending: RuleMending) throws {
        for (old, new) in zip(files, mending.files) where old.bytes != new.bytes {
            do throws(ReplacedFile.Trouble) { try ReplacedFile.write(new.bytes, to: new.path) } catch {
                throw Terminal.fail(error.description)
            }
        }
        for change in mending.changes { Terminal.print(change.description) }
    }

    private func show(_ compilation: Compilation, of files: [SourceFile]) {
        let renderer = DiagnosticRenderer(files: files, colour: Terminal.showsColour)
        for diagnostic in compilation.diagnostics {
            Terminal.print(format == .pretty ? renderer.pretty(diagnostic) : renderer.compact(diagnostic))
        }
        Terminal.print(compilation.summary + unchecked(compilation))
    }

    /// What only a configuration could tell, where the rules name any of it.
    private func unchecked(_ compilation: Compilation) -> String {
        guard config == nil, let names = compilation.rules?.namesOfConfiguration else { return "" }
        return "  (\(names) of a configuration were not checked)"
    }
}
