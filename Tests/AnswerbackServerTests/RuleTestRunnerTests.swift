import AnswerbackServer
import RuleLanguage
import RuleMatcher
import Testing

/// Section 7: tests in rule files, what passes, what fails, and what a failure says.
@Suite struct RuleTestRunnerTests {
    private func report(_ rules: String) async throws -> RuleTestReport {
        let compilation = compileRules([SourceFile(path: "t.rules", bytes: Array(rules.utf8))])
        let checked = try #require(compilation.rules, "\(compilation.diagnostics.map(\.message))")
        return try await RuleTestRunner(Matcher(checked)).run()
    }

    private static let rules = """
        timezone "Europe/Amsterdam"
        audience news
        hours desk { mon-fri 09:00-17:00 }
        list staff { +31611111111 }
        on +31850000001 {
            rule join { when keyword JOIN subscribe news reply "in" }
            rule leave { when keyword LEAVE unsubscribe news reply "out" }
            rule tell { when from @staff and keyword TELL send "{rest}" to @news, +31622222222 }
            rule member { when from @news and keyword AM reply "member" }
            rule voucher { when keyword VOUCHER limit 2 per day in all reply "yours" }
            rule weekly { when keyword WEEKLY limit 1 per week reply "this week's" }
            rule away { when not during desk limit 1 per 1d reply "closed at {time}" }
            rule empty { when keyword EMPTY reply "{rest}" }
            otherwise { reply "?" }
        }

        """

    /// Each holds, and its opposite does not.
    @Test(arguments: [
        (#"message "join""#, "expect rule join", "expect rule leave"),
        (#"message "join""#, #"expect reply "in""#, #"expect reply "IN""#),
        (#"message "join""#, #"expect reply contains "n""#, #"expect reply contains "x""#),
        (#"message "join""#, "expect reply matches /^i.$/", "expect reply matches /^n/"),
        (#"message "join""#, "expect @news has +31600000001", "expect @news lacks +31600000001"),
        (#"message "join" message "leave""#, "expect @news lacks +31600000001", "expect @news has +31600000001"),
        (#"message "join" message "am""#, "expect rule member", "expect no rule"),
        (#"message "am""#, "expect rule otherwise", "expect rule member"),
        (
            #"given @news has +31600000005 message "tell hi all" from +31611111111"#, #"expect send to +31600000005 "hi all""#,
            "expect nothing"
        ),
        (
            #"given @news has +31622222222 message "tell hi" from +31611111111"#, "expect send to +31622222222",
            "expect send to +31611111111"
        ),
        (#"message "tell hi" from +31611111111"#, "expect no reply", #"expect reply contains "h""#),
        (#"message "stop""#, #"expect reply contains "START""#, "expect rule otherwise"),
        (#"message "stop" message "x""#, "expect suppressed", #"expect reply "?""#),
        (#"message "stop" message "x""#, "expect nothing", "expect no rule"),
        (#"message "stop" message "x" message "join""#, #"expect reply "in""#, "expect suppressed"),
        (#"message "empty""#, "expect nothing", "expect rule otherwise"),
        (#"message "x" from "MYBANK""#, "expect suppressed", #"expect reply "?""#),
        (#"message "x" at 2026-03-29T03:00"#, #"expect reply "closed at 03:00""#, #"expect reply "closed at 02:00""#),
        (#"message "x" at 2026-10-25T02:30"#, #"expect reply "closed at 02:30""#, #"expect reply "?""#),
        (
            #"message "voucher" at 2026-11-23T12:00 message "voucher" from +31600000002 message "voucher" from +31600000003"#,
            "expect rule otherwise", "expect rule voucher"
        ),
        (#"message "voucher" at 2026-11-23T12:00 message "voucher" from +31600000002"#, "expect rule voucher", "expect rule otherwise"),
        (
            #"message "voucher" at 2026-10-25T16:00 message "voucher" message "voucher" at 2026-10-26T09:00"#, "expect rule voucher",
            "expect rule otherwise"
        ),
        (#"message "weekly" at 2026-11-23T12:00 message "weekly" at 2026-11-29T23:59:59"#, "expect rule away", "expect rule weekly"),
        (#"message "weekly" at 2026-11-23T12:00 message "weekly" at 2026-11-30T09:00"#, "expect rule weekly", "expect rule otherwise"),
        (#"message "x" at 2026-11-21T20:00 message "y" after 23h"#, "expect rule otherwise", "expect rule away"),
        (#"message "x" at 2026-11-21T20:00 message "y" after 1d"#, "expect rule away", "expect rule otherwise"),
        (#"message "x" at 2026-11-21T20:00 message "y" after 1s from +31600000002"#, "expect rule away", "expect rule otherwise"),
    ])
    func anExpectationHoldsOrDoesNot(steps: String, holds: String, fails: String) async throws {
        let report = try await report(Self.rules + "test \"a\" { \(steps) \(holds) }\ntest \"b\" { \(steps) \(fails) }\n")
        #expect(report.results.map { $0.failures.count } == [0, 1])
    }

    @Test func aFailureSaysWhatHappened() async throws {
        let report = try await report(Self.rules + "test \"a\" {\n    message \"join\"\n    expect reply \"out\"\n}\n")
        let failure = try #require(report.results[0].failures.first)
        #expect(failure.location.line == 18)
        #expect(failure.expected == "expect reply \"out\"")
        #expect(failure.got == ["rule join", "reply \"in\""])
        #expect(failure.explanation.takenBy == "join")
    }

    private static let calls = """
        audience news
        audience vip
        rule news {
            when keyword NEWS
            fetch "https://news.example.com/latest" as latest else { reply "Later" }
            reply "{latest.headline}"
        }
        rule join { when keyword JOIN subscribe news fetch "https://e.com/" as x else { reply "Later" } subscribe vip reply "{x.a}" }
        rule hard { when keyword HARD subscribe news fetch "https://e.com/" as x subscribe vip reply "{x.a}" }
        rule ack {
            when text matches /^ack (?<who>\\S+)/i
            fetch "https://api.example.com/u/{who}/ack" as answer
            reply "done"
        }
        rule hook { when keyword HOOK webhook POST "https://e.com/{rest}?k={secret.K}" json { "a": ["{rest}", 1.50, { "b": null }] } }
        rule mine { when keyword MINE webhook PUT "https://e.com/" body "{text}" }
        otherwise { email "desk@example.com", "b@example.com" }

        """

    /// Section 7 of the language, and the tricky cases 6 and 8.
    @Test(arguments: [
        (#"given fetch latest is """{"headline": "Sunny"}""" message "news""#, #"expect reply "Sunny""#, "expect failed"),
        (#"given fetch latest is """{"head": "Sunny"}""" message "news""#, #"expect reply "Later""#, "expect failed"),
        (#"given fetch latest fails message "news""#, #"expect reply "Later""#, "expect no reply"),
        (
            #"given fetch latest fails message "news" given fetch latest is """{"headline": "Now"}""" message "news""#,
            #"expect reply "Now""#, #"expect reply "Later""#
        ),
        (#"given fetch x fails message "join""#, "expect @news has +31600000001", "expect @vip has +31600000001"),
        (#"given fetch x is """{"b":1}""" message "join""#, #"expect reply "Later""#, "expect failed"),
        (#"given fetch x is """{"a":1}""" message "join""#, "expect @vip has +31600000001", "expect nothing"),
        (#"given fetch x fails message "hard""#, "expect failed", "expect nothing"),
        (#"given fetch x fails message "hard""#, "expect no reply", "expect @vip has +31600000001"),
        (#"given fetch x is """{"a":1}""" message "hard""#, #"expect reply "1""#, "expect failed"),
        (#"message "ACK ..""#, "expect failed", #"expect reply "done""#),
        (#"message "ACK ..""#, "expect nothing", "expect rule otherwise"),
        (#"message "hook a b""#, #"expect webhook POST "https://e.com/a%20b?k={secret.K}""#, #"expect webhook PUT "https://e.com/a%20b""#),
        (
            #"message "hook a""#, #"expect webhook POST "https://e.com/a?k={secret.K}" json {"a": ["a", 1.50, {"b": null}]}"#,
            #"expect webhook POST "https://e.com/a?k={secret.K}" json {"a": ["a", "1.50", {"b": null}]}"#
        ),
        (#"message "hook ..""#, "expect failed", "expect no rule"),
        (#"message "mine""#, #"expect webhook PUT "https://e.com/""#, #"expect webhook PUT "https://e.com/" json {}"#),
        (#"message "x""#, #"expect email to "b@example.com""#, #"expect email to "c@example.com""#),
        (
            #"message "x""#, #"expect email to "desk@example.com" subject "SMS from +31600000001""#,
            #"expect email to "desk@example.com" subject contains "sms""#
        ),
        (#"message "x""#, "expect no reply", "expect nothing"),
    ])
    func mailsAndCallsAreExpected(steps: String, holds: String, fails: String) async throws {
        let report = try await report(Self.calls + "test \"a\" { \(steps) \(holds) }\ntest \"b\" { \(steps) \(fails) }\n")
        #expect(report.results.map { $0.failures.count } == [0, 1], "\(report.results.flatMap(\.failures).map(\.got))")
    }

    @Test func aFetchWithoutGivenFailsTheTest() async throws {
        let report = try await report(Self.calls + "test \"a\" {\n    message \"news\"\n    expect reply \"Later\"\n}\n")
        let failure = try #require(report.results[0].failures.first)
        #expect(report.results[0].failures.count == 1 && failure.location.line == 19)
        #expect(failure.expected == "given fetch latest is \"…\", or given fetch latest fails")
        #expect(failure.got == ["rule news fetches latest, and the test does not say what comes back"])
    }

    @Test func aFailureShowsMailsAndCalls() async throws {
        let report = try await report(
            Self.calls
                + #"test "a" { message "hook a" expect nothing given fetch x fails message "hard" expect nothing message "x" expect nothing }"#
        )
        #expect(
            report.results[0].failures.map(\.got) == [
                ["rule hook", #"webhook POST "https://e.com/a?k={secret.K}" {"a":["a",1.50,{"b":null}]}"#],
                ["rule hard", #"fetch GET "https://e.com/" as x"#, "failed: a fetch of rule hard failed, and it has no else"],
                ["rule otherwise", #"email to desk@example.com, b@example.com subject "SMS from +31600000001""#],
            ])
    }

    @Test func eachTestBeginsWithNothing() async throws {
        let one = "{ message \"am\" expect rule otherwise message \"join\" expect @news has +31600000001 }"
        #expect(try await report(Self.rules + "test \"a\" \(one)\ntest \"b\" \(one)\n").results.allSatisfy(\.failures.isEmpty))
    }

    @Test func coverageNamesWhatWasNotReached() async throws {
        let rules = """
            rule a { when keyword A, B reply "a" }
            rule b { when text is "x", "y" or from +316* reply "b" }
            otherwise { ignore }
            test "t" { message "a" expect rule a message "x" from +4670000000 expect rule b }
            """
        let coverage = try await report(rules).coverage
        let gaps = coverage.gaps.map { "\($0.rule) \($0.alternative ?? "-")" }
        #expect(gaps == ["a keyword B", "b \"y\"", "b from +316*", "otherwise -"])
        #expect((coverage.count, coverage.total) == (5, 9))
    }
}
