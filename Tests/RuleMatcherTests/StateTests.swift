import RuleMatcher
import SMSMessages
import Testing

/// Sections 3 and 4: what a decision knows of its sender, who is in audiences and on whom rules with a limit have acted.
@Suite struct StateTests {
    /// The rules that act on one message after the other, each as the journal would have it decided: what acted before is known.
    private func walk(_ rules: String, _ instants: [String]) throws -> [[String]] {
        let matcher = try matcher(rules)
        var state = DecisionState()
        return try instants.map { text in
            let message = message("x", at: try instant(text))
            let acted = matcher.decide(message, state: state).rules.map(\.description)
            state.ruleTimes += acted.map { RuleTime(rule: $0, receivedAt: message.receivedAt) }
            return acted
        }
    }

    /// Tricky case 5.
    @Test func onceADayIsAgainAfterADay() throws {
        let rules = "rule away { when always limit 1 per 1d reply \"away\" }\notherwise { ignore }"
        #expect(
            try walk(rules, ["2026-12-24T09:00:00Z", "2026-12-24T09:00:01Z", "2026-12-25T08:59:59.999Z", "2026-12-25T09:00:00Z"])
                == [["away"], ["otherwise"], ["otherwise"], ["away"]])
    }

    /// A day is 86,400 s, not until the clocks show the same again.
    @Test func aDayOfALimitIsNoDayOfTheClocks() throws {
        let rules = "timezone \"Europe/Amsterdam\"\nrule away { when always limit 1 per 1d reply \"away\" }"
        #expect(
            try walk(rules, ["2026-10-24T12:00:00Z", "2026-10-25T11:59:59Z", "2026-10-25T12:00:00Z"]) == [["away"], [], ["away"]])
    }

    /// By the calendar a day is until midnight, of 23 hours or of 25.
    @Test func onceADayOfTheCalendar() throws {
        let rules = "timezone \"Europe/Amsterdam\"\nrule r { when always limit 1 per day reply \"x\" }"
        let instants = ["2026-10-24T21:59:59.999Z", "2026-10-24T22:00:00Z", "2026-10-25T22:59:59.999Z", "2026-10-25T23:00:00Z"]
        #expect(try walk(rules, instants) == [["r"], ["r"], [], ["r"]])
    }

    @Test func onceAWeekAndOnceAMonth() throws {
        let week = "rule r { when always limit 1 per week reply \"x\" }"
        #expect(
            try walk(week, ["2026-12-27T23:59:59Z", "2026-12-28T00:00:00Z", "2027-01-03T23:59:59Z", "2027-01-04T00:00:00Z"]) == [
                ["r"], ["r"], [], ["r"],
            ])
        let month = "rule r { when always limit 2 per month reply \"x\" }"
        #expect(
            try walk(month, ["2026-02-01T00:00:00Z", "2026-02-15T12:00:00Z", "2026-02-28T23:59:59Z", "2026-03-01T00:00:00Z"])
                == [["r"], ["r"], [], ["r"]])
    }

    @Test(arguments: [("r", 2, true), ("r", 3, false), ("r", 9, false), ("R", 9, true)])
    func ofAllOnlyTheirCountMatters(rule: String, count: Int, acts: Bool) throws {
        let matcher = try matcher("rule r { when always limit 3 per day in all reply \"x\" }")
        let message = message("x")
        let mine = (0..<9).map { _ in RuleTime(rule: "r", receivedAt: message.receivedAt) }
        let state = DecisionState(ruleTimes: mine, ruleCounts: [RuleCount(rule: rule, count: count, oldest: message.receivedAt)])
        #expect(matcher.decide(message, state: state).rules.map(\.description) == (acts ? ["r"] : []))
    }

    @Test func severalTimesWithinAMovingSpan() throws {
        let rules = "rule r { when always limit 2 per 10s reply \"x\" }"
        let seconds = [0, 1, 2, 9, 10, 11, 12].map { "2026-12-24T09:00:\($0 < 10 ? "0" : "")\($0)Z" }
        #expect(try walk(rules, seconds) == [["r"], ["r"], [], [], ["r"], ["r"], []])
    }

    @Test func evaluationGoesOnWithTheNextRule() throws {
        let rules = """
            rule a { when always limit 1 per 1h reply "a" continue }
            rule b { when always limit 1 per 1h reply "b" }
            rule c { when always reply "c" continue }
            """
        let instants = ["2026-12-24T09:00:00Z", "2026-12-24T09:00:01Z", "2026-12-24T10:00:00Z"]
        #expect(try walk(rules, instants) == [["a", "b"], ["c"], ["a", "b"]])
    }

    /// It holds when fewer than N earlier messages were taken by a rule *of this name*.
    @Test func onlyTheRuleOfThatNameCounts() throws {
        let matcher = try matcher("rule a { when always limit 1 per 1h reply \"a\" }")
        let message = message("x", at: try instant("2026-12-24T09:00:00Z"))
        func acted(_ times: [(String, String)]) throws -> [String] {
            let times = try times.map { RuleTime(rule: $0.0, receivedAt: try instant($0.1)) }
            return matcher.decide(message, state: DecisionState(ruleTimes: times)).rules.map(\.description)
        }
        #expect(try acted([("b", "2026-12-24T08:59:59Z")]) == ["a"])
        #expect(try acted([("A", "2026-12-24T08:59:59Z")]) == ["a"])
        #expect(try acted([("a", "2026-12-24T08:59:59Z")]) == [])
        #expect(try acted([("a", "2026-12-24T08:00:00.001Z")]) == [])
        #expect(try acted([("a", "2026-12-24T08:00:00Z")]) == ["a"])
    }

    @Test func aConditionThatFailsIsNotAskedForItsLimit() throws {
        let matcher = try matcher("rule a { when keyword A limit 1 per 1h reply \"a\" }")
        #expect(matcher.decide(message("b")).rules == [])
    }

    @Test(arguments: [
        ("from @news", [], false), ("from @news", ["news"], true), ("from @news", ["vip"], false), ("from @news", ["News"], false),
        ("from @news, @vip", ["vip"], true), ("not from @news", [], true), ("not from @news", ["news", "vip"], false),
        ("from @news and from @vip", ["news"], false), ("from @news and from @vip", ["news", "vip"], true),
        ("from @news, @staff, 4040", [], true), ("from @news and not from @staff", ["news"], false),
    ])
    func membershipDecides(condition: String, audiences: [String], acts: Bool) throws {
        let matcher = try matcher("audience news\naudience vip\nlist staff { +316* }\nrule r { when \(condition) ignore }")
        let decision = matcher.decide(message("x"), state: DecisionState(audiences: Set(audiences)))
        #expect(decision.rules == (acts ? [.named("r")] : []))
    }

    /// Tricky case 10, but for the e-mail: a `subscribe` is not seen by a later rule of the same message.
    @Test func allRulesOfAMessageSeeOneSnapshot() throws {
        let matcher = try matcher(
            """
            audience news
            rule log { when always send "logged" to 4040 continue }
            on +31612345678 {
                rule a { when keyword A subscribe news continue }
                rule b { when from @news reply "member" }
                otherwise { reply "?" }
            }
            """)
        let stranger = matcher.decide(message("A"))
        #expect(stranger.rules.map(\.description) == ["log", "a", "otherwise"])
        #expect(stranger.effects == [.send("logged", to: [.address(.shortCode("4040"))]), .subscribe("news"), .reply("?")])
        let member = matcher.decide(message("A"), state: DecisionState(audiences: ["news"]))
        #expect(member.rules.map(\.description) == ["log", "a", "b"])
        #expect(member.replies == ["member"])
    }

    @Test func whoIsSentToIsListedOnceAndAsWritten() throws {
        let matcher = try matcher(
            "audience news\nlist staff { +31611111111 4040 }\nrule r { when keyword A send \"{rest}\" to 4040, @news, @staff, @news }")
        let staff = try PhoneNumber(e164: "+31611111111")
        #expect(
            matcher.decide(message("a b")).effects
                == [.send("b", to: [.address(.shortCode("4040")), .audience("news"), .address(.phone(staff))])])
    }
}
