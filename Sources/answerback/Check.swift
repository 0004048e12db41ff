import AnswerbackServer
import ArgumentParser
import RuleLanguage

struct Check: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Checks rule files and says what is wrong with them, and where.",
        discussion: """
            A folder is searched for files that end in .rules. Exit code 1 when there is any error. --fix makes the mends that leave no
            choice, names each and then says what is left. `check --explain AB030` says what a code means.

            With --json each finding is a line: file, line, column (in characters, from 1), code, severity (error, warning), message, and
            mend where there is something to write.
            """
    )

    @Argument(help: "Rule files, or folders of them.")
    var paths: [String] = []

    @Option(help: ArgumentHelp("Say what a finding's code means, in place of checking.", valueName: "code"))
    var explain: String?

    @Flag(help: "Print each finding as JSON, on a line of its own.")
    var json = false

    @Option(
        help: ArgumentHelp("A configuration, whose channels and numbers are the ones the rules may name.", valueName: "file"))
    var config: String?

    @Option(help: "pretty shows the source line, compact one line a finding.")
    var format = Format.pretty

    @Flag(help: "Mend what can be mended without asking; the files are replaced, each at once.")
    var fix = false

    enum Format: String, ExpressibleByArgument, CaseIterable { case pretty, compact }

    func validate() throws {
        if paths.isEmpty == (explain == nil) { throw ValidationError("name rule files or folders, or --explain a code") }
    }

    func run() throws {
        if let explain { return try Self.explain(explain) }
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
        for sentence in RuleFolder(paths: paths).overlooked { Terminal.say("warning: \(sentence)") }
        show(compilation, of: files)
        if compilation.rules == nil { throw ExitCode(1) }
    }

    private static func explain(_ text: String) throws {
        guard let code = Diagnostic.Code(rawValue: text.uppercased()) else {
            throw Terminal.fail("there is no code \(Terminal.escaped(text)): they are AB and three digits, as `check` prints them")
        }
        Terminal.print("\(code.rawValue) (\(code.severity.rawValue)): \(code.meaning)")
    }

    private func replace(_ files: [SourceFile], by mending: RuleMending) throws {
        for (old, new) in zip(files, mending.files) where old.bytes != new.bytes {
            do throws(ReplacedFile.Trouble) { try ReplacedFile.write(new.bytes, to: new.path) } catch {
                throw Terminal.fail(error.description)
            }
        }
        for change in mending.changes { if json { Terminal.say(change.description) } else { Terminal.print(change.description) } }
    }

    private func show(_ compilation: Compilation, of files: [SourceFile]) {
        if json {
            for diagnostic in compilation.diagnostics { Terminal.print(FindingLine(diagnostic).json) }
            return
        }
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

/// A finding for scripts.
private struct FindingLine: Encodable {
    let file: String
    let line: Int
    let column: Int
    let code: String
    let severity: String
    let message: String
    let mend: String?

    init(_ diagnostic: Diagnostic) {
        file = diagnostic.location.file
        line = diagnostic.location.line
        column = diagnostic.location.column
        code = diagnostic.code.rawValue
        severity = diagnostic.severity.rawValue
        message = diagnostic.message
        mend = diagnostic.mend
    }
}
