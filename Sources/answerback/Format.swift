import AnswerbackServer
import ArgumentParser
import Foundation
import RuleLanguage

struct Format: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Writes rule files in the form all of them have; what they mean stays the same.",
        discussion: """
            Files are replaced, each at once, and named when they changed; a link stays one, its file is replaced. What can't be read stays
            as it is and is shown as `check` shows it, with exit code 1.
            """
    )

    @Argument(help: "Rule files, or folders of them; - reads standard input and writes standard output.")
    var paths: [String]

    @Flag(help: "Change nothing: name the files that would change. Exit code 1 if there are any.")
    var check = false

    @Flag(help: "Change nothing: show as a unified diff what would change.")
    var diff = false

    private var readsInput: Bool { paths == ["-"] }
    private var writes: Bool { !check && !diff }

    func validate() throws {
        if paths.count > 1, paths.contains("-") { throw ValidationError("- is standard input and can't stand beside files.") }
    }

    func run() throws {
        let files = try files()
        var changed = 0
        var unreadable = 0
        for file in files {
            switch formatRules(file) {
            case .unreadable(let diagnostics):
                show(diagnostics, in: file)
                unreadable += 1
            case .text(let text):
                if text != file.bytes { changed += 1 }
                try take(text, for: file)
            }
        }
        if !readsInput || !writes { Terminal.say(summary(of: files.count, changed: changed, unreadable: unreadable)) }
        if unreadable > 0 || check && changed > 0 { throw ExitCode(1) }
    }

    private func files() throws -> [SourceFile] {
        do {
            if readsInput {
                let name = "standard input"
                let bytes = try BoundedFile.beginning(of: .standardInput, named: name, upTo: SourceFile.maxBytes + 1)
                return [SourceFile(path: name, bytes: bytes)]
            }
            return try RuleFolder(paths: paths).load()
        } catch {
            throw Terminal.fail("\(error)")
        }
    }

    /// On stderr where the formatted text is expected on stdout.
    private func show(_ diagnostics: [Diagnostic], in file: SourceFile) {
        let renderer = DiagnosticRenderer(files: [file], colour: Terminal.showsColour)
        for text in diagnostics.map(renderer.pretty) { readsInput ? Terminal.say(text) : Terminal.print(text) }
    }

    private func take(_ text: [UInt8], for file: SourceFile) throws {
        if readsInput, writes { return FileHandle.standardOutput.write(Data(text)) }
        guard text != file.bytes else { return }
        if writes {
            do throws(ReplacedFile.Trouble) { try ReplacedFile.write(text, to: file.path) } catch { throw Terminal.fail(error.description) }
        }
        if check || writes { Terminal.print(file.path.escaped) }
        if diff { showDifference(from: file, to: text) }
    }

    /// As `patch` takes it; on a terminal, characters that nobody sees are escaped, so that it can't be steered and tabs show.
    private func showDifference(from file: SourceFile, to text: [UInt8]) {
        let isTerminal = isatty(STDOUT_FILENO) == 1
        for line in UnifiedDiff.lines(from: file.bytes, to: text, name: file.path.escaped) {
            Terminal.print(isTerminal ? Terminal.escaped(line) : line)
        }
    }

    private func summary(of files: Int, changed: Int, unreadable: Int) -> String {
        let verb = writes ? "changed" : "would change"
        return "\(files) file\(files == 1 ? "" : "s"), \(changed) \(verb)" + (unreadable > 0 ? ", \(unreadable) can't be read" : "")
    }
}
