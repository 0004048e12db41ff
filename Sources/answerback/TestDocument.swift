import AnswerbackServer
import Foundation

/// How tests went, for programs.
struct TestDocument: Encodable {
    struct RuleSet: Encodable {
        var path: String
        var hasErrors: Bool
        var tests: [Test]
        var coverage: Coverage?
    }

    struct Test: Encodable {
        var title: String
        var file: String
        var line: Int
        var failures: [Failure]
    }

    struct Failure: Encodable {
        var file: String
        var line: Int
        var expected: String
        var got: [String]
    }

    struct Coverage: Encodable {
        var reached: Int
        var of: Int
        var gaps: [Gap]
    }

    struct Gap: Encodable {
        var rule: String
        var alternative: String?
        var file: String
        var line: Int
    }

    var ruleSets: [RuleSet]

    init(_ runs: [RuleTestRun]) {
        ruleSets = runs.map { run in
            RuleSet(
                path: run.path, hasErrors: run.report == nil, tests: run.report?.results.map(Test.init) ?? [],
                coverage: run.report.map { Coverage($0) })
        }
    }

    var json: String {
        get throws {
            let encoder = JSONEncoder()
            encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
            return String(decoding: try encoder.encode(self), as: UTF8.self)
        }
    }

    /// One suite a rule set, as most servers for continuous integration read it.
    var junit: String {
        let suites = ruleSets.map { set in
            let failures = set.tests.count { !$0.failures.isEmpty }
            let errors = set.hasErrors ? 1 : 0
            let cases =
                set.tests.map(\.junit)
                + (set.hasErrors ? ["<testcase name=\"rules\"><error message=\"the rules have errors\"/></testcase>"] : [])
            return """
                <testsuite name="\(set.path.xml)" tests="\(set.tests.count + errors)" failures="\(failures)" errors="\(errors)">
                \(cases.joined(separator: "\n"))
                </testsuite>
                """
        }
        return "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testsuites>\n\(suites.joined(separator: "\n"))\n</testsuites>"
    }
}

extension TestDocument.Test {
    init(_ result: RuleTestReport.Result) {
        self.init(
            title: result.title, file: result.location.file, line: result.location.line,
            failures: result.failures.map { failure in
                TestDocument.Failure(
                    file: failure.location.file, line: failure.location.line, expected: failure.expected, got: failure.got)
            })
    }

    fileprivate var junit: String {
        let head = "<testcase name=\"\(title.xml)\" file=\"\(file.xml)\" line=\"\(line)\""
        if failures.isEmpty { return head + "/>" }
        let told = failures.map { failure in
            "<failure message=\"\(failure.expected.xml)\">\(failure.file.xml):\(failure.line) got: \(failure.got.joined(separator: "; ").xml)</failure>"
        }
        return head + ">" + told.joined() + "</testcase>"
    }
}

extension TestDocument.Coverage {
    fileprivate init(_ report: RuleTestReport) {
        self.init(
            reached: report.coverage.count, of: report.coverage.total,
            gaps: report.coverage.gaps.map {
                TestDocument.Gap(
                    rule: $0.rule.description, alternative: $0.alternative, file: $0.location.file, line: $0.location.line)
            })
    }
}

extension String {
    /// Between quotes or tags; what XML 1.0 cannot hold is left out.
    fileprivate var xml: String {
        var text = ""
        for scalar in unicodeScalars {
            switch scalar {
            case "&": text += "&amp;"
            case "<": text += "&lt;"
            case ">": text += "&gt;"
            case "\"": text += "&quot;"
            case "\n": text += "&#10;"
            case "\t", "\u{20}"..."\u{D7FF}", "\u{E000}"..."\u{FFFD}", "\u{10000}"..."\u{10FFFF}": text.unicodeScalars.append(scalar)
            default: continue
            }
        }
        return text
    }
}
