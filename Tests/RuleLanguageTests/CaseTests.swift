import Foundation
import RuleLanguage
import Testing

/// What the compiler says of whole rule files. A case is a file: the rules, a line `----------`, and the diagnostics one a line; where
/// there is no error, `ok` and the rules as they were understood.
///
/// A case without an expectation, or with another one, is written anew and fails that once, so that a change is seen.
@Suite struct CaseTests {
    static let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent().appending(path: "Cases")

    static let cases: [String] = {
        let files = try? FileManager.default.subpathsOfDirectory(atPath: folder.path)
        return (files ?? []).filter { $0.hasSuffix(".case") }.sorted()
    }()

    @Test func everyFolderHasCases() {
        for folder in ["Lexing", "Parsing", "Checking", "Contract"] {
            #expect(Self.cases.contains { $0.hasPrefix(folder + "/") }, "no cases in \(folder)")
        }
    }

    /// The contract's own cases are found by the section whose sentence they prove: it begins the file's name and its first comment.
    @Test(arguments: cases.filter { $0.hasPrefix("Contract/") })
    func namesItsSection(name: String) throws {
        let lines = try String(contentsOf: Self.folder.appending(path: name), encoding: .utf8).split(separator: "\n").prefix(2)
        let comment = try #require(lines.first { $0.hasPrefix("# ") })
        let subject = try #require(name.split(separator: "/").last).prefix { $0 != "-" }
        switch subject {
        case "tricky": #expect(comment.hasPrefix("# tricky case"))
        case "grammar": #expect(comment.hasPrefix("# the grammar's comment"))
        default: #expect(Int(subject) != nil && comment.contains(/^# sections? \d/))
        }
    }

    @Test(arguments: cases)
    func compilerSays(name: String) throws {
        let file = Self.folder.appending(path: name)
        let written = try RuleCase(String(contentsOf: file, encoding: .utf8))
        let outcome = RuleCase.outcome(of: written.rules)
        if outcome != written.outcome {
            try RuleCase(rules: written.rules, outcome: outcome).text.write(to: file, atomically: true, encoding: .utf8)
        }
        #expect(outcome == written.outcome)
    }

    /// A diagnostic nobody has seen may be one nobody can understand.
    @Test func everyDiagnosticHasACase() throws {
        var unseen = Set(Diagnostic.Code.allCases.map(\.rawValue))
        for name in Self.cases {
            let text = try String(contentsOf: Self.folder.appending(path: name), encoding: .utf8)
            for match in text.matches(of: /(?:error|warning)\[(AB\d+)\]/) { unseen.remove(String(match.1)) }
        }
        // Bytes that no text file can hold: see LexerTests. What only a server says: see CallTests.
        #expect(unseen.subtracting(["AB001", "AB002", "AB012", "AB901", "AB902", "AB903", "AB904"]) == [])
    }
}

struct RuleCase {
    var rules: String
    /// Empty in a case just begun.
    var outcome: String

    private static let separator = "----------\n"

    init(rules: String, outcome: String) {
        self.rules = rules
        self.outcome = outcome
    }

    init(_ text: String) throws {
        let parts = ("\n" + text).components(separatedBy: "\n" + Self.separator)
        rules = String((parts[0] + (parts.count > 1 ? "\n" : "")).dropFirst())
        outcome = parts.dropFirst().joined()
    }

    var text: String { (rules.isEmpty || rules.hasSuffix("\n") ? rules : rules + "\n") + Self.separator + outcome }

    /// What a case's `list … from` finds: the files of the folder Lists.
    static func listFile(_ name: String) -> ListFile {
        if name.hasPrefix("../") { return .outside }
        let url = CaseTests.folder.appending(path: "Lists").appending(path: name)
        return (try? Data(contentsOf: url)).map { .found(SourceFile(path: name, bytes: Array($0))) } ?? .missing
    }

    static func outcome(of rules: String) -> String {
        let file = SourceFile(path: "case", bytes: Array(rules.utf8))
        let compilation = compileRules([file]) { name, _ in listFile(name) }
        let renderer = DiagnosticRenderer(files: [file])
        let lines = compilation.diagnostics.map { renderer.compact($0).replacing("case:", with: "") }
        let understood = compilation.rules.map { ["ok"] + $0.dump } ?? []
        return (lines + understood).map { $0 + "\n" }.joined()
    }
}
