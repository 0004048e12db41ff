import RuleLanguage
import RuleMatcher
import SMSMessages
import TestSupport
import Testing

/// Section 8: a rule of which the compiler says that it can never act must not, whatever comes; and the message shown as proof goes where it says.
@Suite struct ReachTests {
    @Test(arguments: [
        ("keyword NEWS", "keyword NEWS, \"NEWS SPORT\""), ("keyword NEWS", "keyword NEWS alone"),
        ("keyword A, B", "keyword B"), ("text contains \"port\"", "text contains \"sport today\""),
        ("text contains \"port\"", "text is \"sport\""), ("text contains \"port\"", "text starts with \"sport\", \"airport\""),
        ("text starts with \"a b\"", "text is \"A  B c\""), ("text ends with \"c\"", "text ends with \"bc\""),
        ("text is \"yes\", \"no\"", "text is \"NO\""), ("from +316*", "from +31612345678"), ("from +316*", "from +3161*, +31699999999"),
        ("from +316*, 4040", "from 4040"), ("to +31*", "to +31612345678"), ("via main, backup", "via main"),
        ("from +316*", "from +31612345678 and keyword A"), ("keyword A or from +316*", "keyword A or from +31612345678"),
        ("not text contains \"ab\"", "not text contains \"a\""), ("not keyword A", "not (keyword A or keyword B)"),
        ("keyword A and from +316*", "keyword \"A B\" and from +3161*"), ("text matches /x/", "text matches /x/"),
        ("time 09:00-17:00", "time 09:00-17:00 and keyword A"), ("from +316*", "keyword A and (from +3161* or from +3162*)"),
    ])
    func isSeen(above: String, below: String) throws {
        #expect(try warnings("rule above { when \(above) ignore }\nrule below { when \(below) ignore }").count == 1)
    }

    @Test(arguments: [
        ("keyword NEWS alone", "keyword NEWS"), ("keyword \"NEWS SPORT\"", "keyword NEWS"),
        ("text contains \"sport\"", "text contains \"port\""),
        ("text is \"sport\"", "text contains \"sport\""), ("text starts with \"b\"", "text contains \"b\""), ("from +3161*", "from +316*"),
        ("keyword A and from +316*", "keyword A"), ("from +316*", "to +316*"), ("not keyword A", "keyword B or from +316*"),
        ("not text matches /a/", "not text contains \"b\""), ("not text contains \"a\"", "not text contains \"ab\""),
        ("text matches /x/", "text matches /xy/"), ("time 09:00-17:00", "time 10:00-11:00"), ("via main", "via main, backup"),
        ("from +31612345678", "from +31612345678, +31612345679"), ("keyword A", "text starts with \"a\""),
    ])
    func isNotConcluded(above: String, below: String) throws {
        #expect(try warnings("rule above { when \(above) ignore }\nrule below { when \(below) ignore }") == [])
        #expect(try warnings("rule above { when \(above) ignore continue }\nrule below { when \(above) ignore }") == [])
        #expect(try warnings("rule above { when \(above) limit 1 per 1d ignore }\nrule below { when \(above) ignore }") == [])
    }

    @Test func blocksCountByTheirPlaces() throws {
        let wide = "on +31850000001, +31850000002 { rule a { when text contains \"x\" ignore } }\n"
        #expect(try warnings(wide + "on +31850000001 { rule b { when text contains \"xy\" ignore } }").count == 1)
        #expect(try warnings(wide + "on +31850000001, +31850000003 { rule b { when text contains \"xy\" ignore } }") == [])
        #expect(try warnings(wide + "rule b { when text contains \"xy\" ignore }") == [])
    }

    @Test func whatIsSaidIsSo() throws {
        var seen = (warned: 0, proven: 0)
        for seed in 0..<1000 {
            var random = SplitMix64(seed: UInt64(seed) &* 0x9E37_79B9)
            let source = Self.rules(&random)
            let compilation = compileRules([SourceFile(path: "t.rules", bytes: Array(source.utf8))])
            let rules = try #require(compilation.rules, "\(source)\n\(compilation.diagnostics.map(\.message))")
            let matcher = try Matcher(rules)
            for warning in compilation.diagnostics where warning.code == .neverActs {
                seen.warned += 1
                let name = try #require(warning.message.firstMatch(of: /^rule (\w+) can/)).1
                for _ in 0..<40 {
                    let decision = matcher.decide(Self.message(&random))
                    #expect(!decision.rules.map(\.description).contains(String(name)), "\(source)\n\(warning.message)")
                }
                guard let proof = warning.message.firstMatch(of: /act: "(.*?)"(?: from (\S+))?, for one, goes to rule (\w+) above/) else {
                    continue
                }
                seen.proven += 1
                let sender = proof.2.map { SMSAddress(canonical: String($0)) } ?? SMSAddress(canonical: "+999")
                let place = rules.rules.first { $0.name.description == name }?.places?.first ?? Self.places[0]
                let decision = matcher.decide(Self.message(String(proof.1), from: sender, to: place))
                #expect(decision.rules.last?.description == String(proof.3), "\(source)\n\(warning.message)")
            }
        }
        #expect(seen.warned > 500 && seen.proven > 300, "too little was seen: \(seen)")
    }

    // MARK: what it is tried on

    private func warnings(_ rules: String) throws -> [String] {
        let compilation = compileRules([SourceFile(path: "t.rules", bytes: Array(rules.utf8))])
        #expect(compilation.rules != nil, "\(compilation.diagnostics.map(\.message))")
        return compilation.diagnostics.filter { $0.code == .neverActs }.map(\.message)
    }

    private static let words = ["a", "ab", "abc", "b", "a b", "b c", "a b c"]
    private static let senders = ["+31611", "+31612", "+3162", "+4670"]
    private static let places = [SMSAddress(canonical: "+31850000001"), SMSAddress(canonical: "+31850000002")]

    private static func rules(_ random: inout SplitMix64) -> String {
        (0..<8).map { number in
            let rule =
                "rule r\(number) { when \(condition(&random, depth: 0)) ignore\(Int.random(in: 0..<6, using: &random) == 0 ? " continue" : "") }"
            return Int.random(in: 0..<4, using: &random) == 0 ? "on +3185000000\(Int.random(in: 1...2, using: &random)) { \(rule) }" : rule
        }.joined(separator: "\n")
    }

    private static func condition(_ random: inout SplitMix64, depth: Int) -> String {
        let kind = Int.random(in: 0..<(depth < 2 ? 9 : 6), using: &random)
        let word = words.randomElement(using: &random) ?? ""
        let other = words.randomElement(using: &random) ?? ""
        switch kind {
        case 0: return "keyword \"\(word)\"\(Bool.random(using: &random) ? " alone" : "")"
        case 1: return "keyword \"\(word)\", \"\(other)x\""
        case 2: return "text contains \"\(word)\""
        case 3: return "text \(["is", "starts with", "ends with"].randomElement(using: &random) ?? "is") \"\(word)\", \"\(other)\""
        case 4: return "from \(senders.randomElement(using: &random) ?? "")*"
        case 5: return "from \(senders.randomElement(using: &random) ?? "")5"
        case 6: return "not (\(condition(&random, depth: depth + 1)))"
        case 7: return "(\(condition(&random, depth: depth + 1)) and \(condition(&random, depth: depth + 1)))"
        default: return "(\(condition(&random, depth: depth + 1)) or \(condition(&random, depth: depth + 1)))"
        }
    }

    private static func message(_ random: inout SplitMix64) -> InboundMessage {
        let text = (0..<Int.random(in: 0...2, using: &random)).map { _ in words.randomElement(using: &random) ?? "" }.joined(separator: " ")
        let sender = (senders.randomElement(using: &random) ?? "") + (Bool.random(using: &random) ? "5" : "51")
        return message(text, from: SMSAddress(canonical: sender), to: places.randomElement(using: &random) ?? places[0])
    }

    private static func message(_ text: String, from sender: SMSAddress, to receiver: SMSAddress) -> InboundMessage {
        InboundMessage(
            id: MessageID(high: 1, low: 2), providerID: nil, channel: "main", sender: sender, receiver: receiver, text: text, sentAt: nil,
            receivedAt: Timestamp(milliseconds: 1_798_099_500_250))
    }
}
