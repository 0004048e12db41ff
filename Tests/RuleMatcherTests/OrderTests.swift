import SMSMessages
import Testing

/// Section 3: which rules act, and in which order.
@Suite struct OrderTests {
    @Test func theFirstRuleThatHoldsTakesTheMessage() throws {
        let matcher = try matcher(
            #"rule long { when keyword "NEWS SPORT" ignore } rule short { when keyword NEWS ignore } otherwise { ignore }"#)
        #expect(matcher.rules(on: message("news sport")) == ["long"])
        #expect(matcher.rules(on: message("news")) == ["short"])
        #expect(matcher.rules(on: message("sport")) == ["otherwise"])
    }

    @Test func orderDecidesNotLength() throws {
        let matcher = try matcher(#"rule part { when text contains "sport" ignore } rule long { when keyword "NEWS SPORT" ignore }"#)
        #expect(matcher.rules(on: message("news sport")) == ["part"])
    }

    @Test func aRuleThatContinuesPassesTheMessageOn() throws {
        let matcher = try matcher(
            """
            rule log { when always reply "logged" continue }
            rule a { when keyword A reply "a" continue }
            rule b { when text contains "b" reply "b" }
            rule c { when always reply "c" continue }
            """)
        #expect(matcher.rules(on: message("a b")) == ["log", "a", "b"])
        #expect(matcher.replies(to: message("a b")) == ["logged", "a", "b"])
        #expect(matcher.rules(on: message("a")) == ["log", "a", "c"])
    }

    @Test func anOnBlockSeesOnlyItsOwnNumbers() throws {
        let matcher = try matcher(
            """
            list desk { +31611111111 4040 }
            on +31612345678 { rule a { when keyword A ignore } }
            on @desk {
                rule b { when keyword A ignore continue }
                otherwise { ignore }
            }
            rule c { when keyword A ignore }
            """)
        #expect(matcher.rules(on: message("a", to: "+31612345678")) == ["a"])
        #expect(matcher.rules(on: message("a", to: "+31611111111")) == ["b", "otherwise"])
        #expect(matcher.rules(on: message("x", to: "4040")) == ["otherwise"])
        #expect(matcher.rules(on: message("a", to: "+31622222222")) == ["c"])
        #expect(matcher.rules(on: message("x", to: "+31622222222")) == [])
    }

    @Test func severalRepliesOfARuleStandAsWritten() throws {
        let matcher = try matcher(#"rule r { when keyword A reply "one" reply "two" continue } otherwise { reply "three" }"#)
        #expect(matcher.replies(to: message("a")) == ["one", "two", "three"])
    }

    @Test func noRulesTakeNothing() throws {
        #expect(try matcher("").rules(on: message("a")) == [])
    }

    /// The index tries few rules, and none too few: whatever a rule waits for, it is found among ten thousand.
    @Test func amongTenThousandRulesEachIsFound() throws {
        let rules = (0..<10_000).map { number in
            switch number % 5 {
            case 0: "rule r\(number) { when keyword K\(number) ignore }"
            case 1: "rule r\(number) { when from +316\(number)* and keyword SAME ignore }"
            case 2: "rule r\(number) { when text is \"text \(number)\" ignore }"
            case 3: "on +4670\(number) { rule r\(number) { when keyword SAME ignore } }"
            default: "rule r\(number) { when from +3197\(number) or keyword K\(number) alone ignore }"
            }
        }
        let matcher = try matcher(rules.joined(separator: "\n"))
        for number in stride(from: 0, to: 10_000, by: 5) {
            #expect(matcher.rules(on: message("k\(number) please")) == ["r\(number)"])
            #expect(matcher.rules(on: message("Text   \(number + 2)")) == ["r\(number + 2)"])
            #expect(matcher.rules(on: message("same", from: "+4600", to: "+4670\(number + 3)")) == ["r\(number + 3)"])
            #expect(matcher.rules(on: message("x", from: "+3197\(number + 4)")) == ["r\(number + 4)"])
            #expect(matcher.rules(on: message("k\(number + 4)")) == ["r\(number + 4)"])
        }
        #expect(matcher.rules(on: message("same", from: "+3169996000000")) == ["r9996"])
        #expect(matcher.rules(on: message("same", from: "+31700000000")) == [])
    }

    @Test func manyMayAskAtOnce() async throws {
        let matcher = try matcher(#"rule r { when text matches /^(?<n>\d+) x$/ reply "{n}" } otherwise { reply "?" }"#)
        await withTaskGroup(of: Bool.self) { group in
            for task in 0..<8 {
                group.addTask { (0..<200).allSatisfy { matcher.replies(to: message("\(task * 1000 + $0) x")) == ["\(task * 1000 + $0)"] } }
            }
            for await isRight in group { #expect(isRight) }
        }
    }
}
