import AnswerbackServer
import RuleLanguage
import RuleMatcher

/// How tests went, for people.
struct TestLines {
    let coverage: Bool

    func show(_ runs: [RuleTestRun]) {
        for run in runs { show(run) }
        let results = runs.compactMap(\.report).flatMap(\.results)
        let failed = results.count { !$0.failures.isEmpty }
        let broken = runs.count { $0.report == nil }
        Terminal.print(
            "\(results.count) test\(results.count == 1 ? "" : "s"), \(results.count - failed) passed, \(failed) failed"
                + (broken == 0 ? "" : ", \(broken) rule set\(broken == 1 ? "" : "s") with errors"))
    }

    private func show(_ run: RuleTestRun) {
        Terminal.print(run.path)
        guard let report = run.report else { return Terminal.print("  the rules have errors") }
        for result in report.results {
            Terminal.print("  \(result.failures.isEmpty ? "✓" : "✗") \(Terminal.escaped(result.title))")
            for failure in result.failures { show(failure) }
        }
        if coverage { show(report.coverage) }
    }

    private func show(_ failure: RuleTestReport.Failure) {
        Terminal.print("      \(failure.location.file):\(failure.location.line)")
        Terminal.print("      expected  \(Terminal.escaped(failure.expected.droppingFirstWord))")
        for (index, line) in failure.got.enumerated() {
            Terminal.print("      \(index == 0 ? "got     " : "        ")  \(Terminal.escaped(line))")
        }
        let trace = ExplanationText(colour: Terminal.showsColour, showNumbers: true).render(failure.explanation, all: false)
        for line in trace.split(separator: "\n") { Terminal.print("      | \(line)") }
    }

    private func show(_ coverage: RuleCoverage) {
        Terminal.print("  coverage: \(coverage.count) of \(coverage.total) rules and alternatives")
        for gap in coverage.gaps {
            let what = gap.alternative.map { ", \(Terminal.escaped($0))" } ?? ""
            Terminal.print("    never reached: \(gap.title)\(what)  (\(gap.location.file):\(gap.location.line))")
        }
    }
}

extension RuleCoverage.Gap {
    var title: String {
        switch rule {
        case .named(let name): "rule \(name)"
        case .otherwise: "otherwise"
        }
    }
}

extension String {
    /// `expect rule route` → `rule route`
    fileprivate var droppingFirstWord: String { String(drop { $0 != " " }.dropFirst()) }
}
