import AnswerbackServer
import ArgumentParser
import Foundation
import RuleLanguage
import RuleMatcher
import ServerSettings

struct Test: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Runs the tests that stand in rule files.",
        discussion: """
            Each PATH is a rule set of its own, as `serve` would load it; a folder that holds no rule file itself but folders of them is as \
            many sets. Exit code 1 when a test fails or rules have errors.
            """
    )

    @Argument(help: "Rule files, or folders of them.")
    var paths: [String]

    @Option(
        help: ArgumentHelp("A configuration, whose channels and numbers are the ones the rules may name.", valueName: "file"))
    var config: String?

    @Flag(help: "Say which rules, and which alternatives of their conditions, no test has reached.")
    var coverage = false

    @Option(help: "pretty for people, junit and json for programs.")
    var format = Format.pretty

    enum Format: String, ExpressibleByArgument, CaseIterable { case pretty, junit, json }

    func run() async throws {
        let settings = try SettingsOptions.settings(named: config)
        var runs: [RuleTestRun] = []
        for path in paths.flatMap(Self.ruleSets) { runs.append(try await run(path, by: settings)) }
        switch format {
        case .pretty: TestLines(coverage: coverage).show(runs)
        case .junit: Terminal.print(TestDocument(runs).junit)
        case .json: Terminal.print(try TestDocument(runs).json)
        }
        if runs.contains(where: { !$0.hasPassed }) { throw ExitCode(1) }
    }

    private func run(_ path: String, by settings: ServerSettings?) async throws -> RuleTestRun {
        let files: [SourceFile]
        do { files = try RuleFolder(paths: [path]).load() } catch { throw Terminal.fail(error.description) }
        let compilation = compileRules(files, surroundings: settings.map(Surroundings.init), readList: RuleFolder.readList)
        guard let rules = compilation.rules else {
            let renderer = DiagnosticRenderer(files: files, colour: Terminal.showsColour)
            for diagnostic in compilation.diagnostics where diagnostic.severity == .error { Terminal.say(renderer.pretty(diagnostic)) }
            return RuleTestRun(path: path, report: nil)
        }
        do {
            return RuleTestRun(
                path: path, report: try await RuleTestRunner(try Matcher(rules), settings.map(RuleTestRunner.Setting.init) ?? .init()).run()
            )
        } catch {
            throw Terminal.fail("the tests of \(path) cannot be run: \(error)")
        }
    }

    /// A folder of folders is taken apart, one level.
    private static func ruleSets(at path: String) -> [String] {
        // What is no folder, or can't be read, is said when its rules are loaded.
        let names = (try? FileManager.default.contentsOfDirectory(atPath: path).filter { !$0.hasPrefix(".") }.sorted()) ?? []
        guard !names.contains(where: { $0.hasSuffix(".rules") }) else { return [path] }
        let base = path.hasSuffix("/") ? path : path + "/"
        let sets = names.map { base + $0 }.filter { holdsRules($0) }
        return sets.isEmpty ? [path] : sets
    }

    private static func holdsRules(_ folder: String) -> Bool {
        (try? FileManager.default.subpathsOfDirectory(atPath: folder))?.contains { $0.hasSuffix(".rules") } == true
    }
}

/// The tests of one rule set, run.
struct RuleTestRun {
    let path: String
    /// nil where the rules have errors.
    let report: RuleTestReport?

    var hasPassed: Bool { report?.results.allSatisfy(\.failures.isEmpty) == true }
}
