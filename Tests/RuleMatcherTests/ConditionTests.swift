import RuleMatcher
import Testing

/// Section 4: when a condition holds. Each row is a condition, a message on which it holds, and one that is nearly so.
@Suite struct ConditionTests {
    @Test(arguments: [
        (#"keyword ROUTE"#, "route", "routes"),
        (#"keyword ROUTE"#, "\u{200B} … «Route！» , to “Zwolle”", "to route"),
        (#"keyword "STOP NEWS""#, "Stop, news!", "stop. the news"),
        (#"keyword ROUTE, 2FA"#, "2fa 4711", "2 fa"),
        (#"keyword ROUTE alone"#, " Route! …", "Route now"),
        (#"keyword "NEWS SPORT", NEWS alone"#, "news sport", "news sports"),
        (##"keyword "#17""##, "#17", "17"),
        (#"keyword CAFÉ"#, "ＣＡＦＥ!", "caff"),
        (#"keyword STRASSE"#, "Straße 3", "stras se"),
        (#"keyword YARDIM"#, "yardım", "yardm"),
        (#"keyword "สวัสดี""#, "สวัสดี ครับ", "สวสด"),
        (#"keyword "it´s""#, "It´s", "it s"),
        (#"keyword "a b c d e f g h""#, "A B C D E F G H i", "a b c d e f g"),
        (#"keyword "a b c d e f g h" alone"#, "A B C D E F G H", "A B C D E F G H i"),
        (#"text is "where are you?""#, " Where\nare  you? ", "where are you"),
        (#"text is "yes", "ja""#, "JÁ", "ja hoor"),
        (#"text contains "can i park""#, "Where CAN I\u{A0}park?", "can i spark"),
        (#"text contains "ark""#, "parking", "a r k"),
        (#"text contains "aab""#, "aaaab", "aaaa"),
        (#"text starts with "rout""#, " \u{FEFF}Route", "a route"),
        (#"text ends with "please?""#, "the route, Please? \n", "please? now"),
        (#"text starts with "abc""#, "ABC", "ab"),
        (#"text ends with "abc""#, "ábc", "bc"),
        (#"text matches /^ack\s+\d+$/i"#, "  ACK 17\u{3000}", "ack 17 now"),
        (#"text matches /^ack/"#, "ack", "ACK"),
        (#"text matches /x/, /\d/"#, "1", "y"),
        (#"text matches /é/"#, "é", "e"),
        (#"text matches /^.$/"#, "🙂", "🙂🙂"),
        (#"always and not text contains "x""#, "", "x"),
        (#"keyword A and (keyword B or text contains "c")"#, "a c", "b c"),
        (#"not (keyword A or keyword B)"#, "c", "b"),
        (#"not keyword A, B"#, "c", "b"),
        (#"not (keyword A and text contains "b")"#, "a", "a b"),
    ])
    func textDecides(condition: String, held: String, failed: String) throws {
        let matcher = try matcher("rule r { when \(condition) ignore }")
        #expect(matcher.rules(on: message(held)) == ["r"])
        #expect(matcher.rules(on: message(failed)) == [])
    }

    @Test(arguments: [
        ("from +31612345678", "+31612345678", "+3161234567"),
        ("from +316*", "+316", "+31"),
        ("from +316*", "+31699999999", "+3170999999"),
        ("from +31612345678*", "+31612345678", "+3161234567"),
        ("from +4*, +31*", "+31612345678", "+3246"),
        ("from 4040", "4040", "404"),
        ("from 0800", "0800", "800"),
        ("from \"My Bank\"", "MY BÄNK", "MYBANK"),
        ("from @staff", "+31633334444", "+31633344444"),
        ("from @staff, 4040", "4040", "4041"),
        ("not from @staff, +46*", "+31687654321", "+4670"),
    ])
    func senderDecides(condition: String, held: String, failed: String) throws {
        let matcher = try matcher("list staff { +31611111111 +3163333* }\nrule r { when \(condition) ignore }")
        #expect(matcher.rules(on: message("x", from: held)) == ["r"])
        #expect(matcher.rules(on: message("x", from: failed)) == [])
    }

    @Test func theReceiverDecides() throws {
        let matcher = try matcher("rule r { when to +316*, 4040 ignore }")
        #expect(matcher.rules(on: message("x", to: "+31612345678")) == ["r"])
        #expect(matcher.rules(on: message("x", to: "4040")) == ["r"])
        #expect(matcher.rules(on: message("x", to: "+46701740605")) == [])
    }

    @Test func aLongListIsAskedAsAWhole() throws {
        let numbers = (0..<5000).map { "+316\(10_000_000 + $0)" }
        let matcher = try matcher("list many { \(numbers.joined(separator: " ")) }\nrule r { when from @many ignore }")
        #expect(matcher.rules(on: message("x", from: "+31610004999")) == ["r"])
        #expect(matcher.rules(on: message("x", from: "+31610005000")) == [])
    }
}

/// Section 4, tricky case 4: effort is bounded; at the bound a condition is neither true nor false, and a rule acts only on true.
@Suite struct UnknownTests {
    /// No part of it lets PCRE2 see from afar that it cannot be found.
    static let slow = #"text matches /(a+)+[0-9]$/"#
    static let endless = String(repeating: "a", count: 400) + "!"

    @Test(arguments: [
        (slow, false, true),
        ("not \(slow)", false, true),
        ("\(slow) or keyword PAY", true, false),
        ("keyword PAY or \(slow)", true, false),
        ("\(slow) or keyword OTHER", false, true),
        ("keyword OTHER and \(slow)", false, false),
        ("\(slow) and keyword OTHER", false, false),
        ("\(slow) and keyword PAY", false, true),
        ("not (\(slow) and keyword OTHER)", true, false),
        ("not (\(slow) or keyword OTHER)", false, true),
        ("text matches /(a+)+[0-9]$/, /^PAY/", true, false),
        ("text matches /(a+)+[0-9]$/, /^OTHER/", false, true),
    ])
    func threeValuedLogic(condition: String, acts: Bool, isUndecided: Bool) throws {
        let decision = try matcher("rule r { when \(condition) ignore }").decide(message("PAY \(Self.endless)"))
        #expect(decision.rules == (acts ? [.named("r")] : []))
        #expect(decision.undecided == (isUndecided ? [.named("r")] : []))
    }

    /// An evaluator may know more: no `b` and no `c` is there.
    @Test func whatCannotBeThereIsNotSearchedFor() throws {
        let decision = try matcher("rule r { when text matches /(a+)+[bc]$/ ignore }").decide(message(Self.endless))
        #expect(decision.rules.isEmpty && decision.undecided.isEmpty)
    }

    @Test func evaluationGoesOnAfterAnUndecidedRule() throws {
        let matcher = try matcher("rule a { when \(Self.slow) ignore }\nrule b { when \(Self.slow) ignore }\notherwise { reply \"?\" }")
        let decision = matcher.decide(message(Self.endless))
        #expect(decision.rules == [.otherwise])
        #expect(decision.undecided == [.named("a"), .named("b")])
    }

    @Test func aHostileTextCostsLittleAndTheNextIsDecidedAsEver() throws {
        let matcher = try matcher(#"rule r { when text matches /^(?:[a-z]+\s?)+$/i ignore }"#)
        let hostile = String(repeating: "abcdefgh ", count: 7000) + "!"
        #expect(matcher.decide(message(hostile)).rules == [])
        #expect(matcher.rules(on: message("all is well")) == ["r"])
    }
}
