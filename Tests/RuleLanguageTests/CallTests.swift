import RuleLanguage
import Testing

/// Sections 5 and 6: what is said of mails and calls beyond the case files.
@Suite struct CallTests {
    private func compile(_ rules: String) -> Compilation {
        compileRules([SourceFile(path: "a.rules", bytes: Array(rules.utf8))])
    }

    static let outside = """
        rule a { when always webhook POST "https://example.com/{secret.B}" header "A" "{secret.ALERTS} {secret.B}" continue }
        rule b { when always
            fetch "https://example.com/" as x else { email "a@b.nl" webhook PUT "https://example.com/" body "{secret.C}" }
            reply "{x}"
        }
        """

    @Test(arguments: [(true, []), (false, ["a.rules:3:46"])])
    func mailWantsAServer(sendsMail: Bool, places: [String]) throws {
        let compilation = compileRules(
            [SourceFile(path: "a.rules", bytes: Array(Self.outside.utf8))],
            surroundings: Surroundings(channels: [], numbers: nil, sendsMail: sendsMail))
        let said = compilation.diagnostics.filter { $0.code == .noMailServer }
        #expect(said.map { "\($0.location)" } == places)
        #expect((compilation.rules == nil) == !sendsMail)
    }

    @Test func secretsThatTheConfigurationLacks() throws {
        let rules = try #require(compile(Self.outside).rules)
        let said = rules.unknownSecrets(among: ["ALERT", "C"])
        #expect(
            said.map { "\($0.location) \($0.message)" } == [
                "a.rules:1:22 the configuration has no secret B", "a.rules:1:22 the configuration has no secret ALERTS",
            ])
        #expect(said.map(\.mend) == [nil, "{secret.ALERT}"])
        #expect(said.allSatisfy { $0.code == .unknownSecret })
        #expect(rules.unknownSecrets(among: ["ALERTS", "B", "C"]).isEmpty)
    }

    static let calls = [
        ("webhook DELETE \"https://example.com/\"", Call.Body.none), ("webhook PUT \"https://example.com/\"", .none),
        ("webhook POST \"https://example.com/\"", .message), ("fetch POST \"https://example.com/\" as x", .message),
        ("fetch \"https://example.com/\" as x", .none),
    ]

    @Test(arguments: calls)
    func onlyAPostSendsTheMessageByItself(action: String, body: Call.Body) throws {
        let rules = try #require(compile("rule a { when always \(action) }").rules)
        switch try #require(rules.rules.first?.actions.first) {
        case .webhook(let call): #expect(call.body == body)
        case .fetch(let fetch): #expect(fetch.call.body == body)
        default: Issue.record("no call")
        }
    }

    static let timeouts = [
        ("webhook PUT \"https://example.com/\"", 10), ("webhook PUT \"https://example.com/\" timeout 60s", 60),
        ("webhook PUT \"https://example.com/\" timeout 1m", 60), ("fetch \"https://example.com/\" as x", 5),
        ("fetch \"https://example.com/\" as x timeout 30s", 30), ("fetch \"https://example.com/\" timeout 1s as x", 1),
    ]

    @Test(arguments: timeouts)
    func timeout(action: String, seconds: Int) throws {
        let rules = try #require(compile("rule a { when always \(action) }").rules)
        switch try #require(rules.rules.first?.actions.first) {
        case .webhook(let call): #expect(call.timeout == seconds)
        case .fetch(let fetch): #expect(fetch.call.timeout == seconds)
        default: Issue.record("no call")
        }
    }

    /// Every string of JSON with the escapes of both languages.
    @Test(arguments: [
        (#"\u0041\u00e9\u20AC"#, "Aé€"), (#"\uD83D\uDE00"#, "😀"), (#"\u{1F600}"#, "😀"), (#"\/\b\f\n\r\t\"\\"#, "/\u{8}\u{C}\n\r\t\"\\"),
        (#"\{x\}"#, "{x}"), (#"\u007Bx}"#, "{x}"), (#"\u{7B}x}"#, "{x}"), (#"\u0000"#, "\u{0}"), (#"\\u0041"#, "\\u0041"),
    ])
    func escapes(written: String, text: String) throws {
        let rules = try #require(compile("rule a { when always webhook PUT \"https://a.nl/\" json { \"k\": \"\(written)\" } }").rules)
        guard case .webhook(let call) = try #require(rules.rules.first?.actions.first) else {
            Issue.record("no webhook")
            return
        }
        #expect(call.body == .json(.object([.init(key: "k", value: .string(Template(parts: [.literal(text)])))])))
    }

    @Test(arguments: [
        "json " + String(repeating: "{ \"a\": [ ", count: 10_000), "json { \"a\": " + String(repeating: "[", count: 100_000),
        "json { " + String(repeating: "\"a\" ", count: 10_000), "json { " + String(repeating: "a:1 ", count: 10_000),
        "json { " + String(repeating: "{ ", count: 10_000), String(repeating: "header \"A\" \"b\" ", count: 10_000),
        "as x " + String(repeating: "else { fetch \"https://a.nl/\" as y ", count: 10_000), String(repeating: "as ", count: 10_000),
        "form { " + String(repeating: "\"a\": { ", count: 10_000), String(repeating: "json { ", count: 10_000),
        "as x " + String(repeating: "else { ", count: 10_000), "timeout " + String(repeating: "9", count: 100_000) + "s",
    ])
    func hostileOptionsAreRefused(options: String) {
        let compilation = compile("rule a { when always fetch \"https://a.nl/\" \(options)")
        #expect(compilation.rules == nil)
        #expect(!compilation.diagnostics.isEmpty)
    }

    @Test func manyFetchesInOneRule() throws {
        let fetches = (0..<5_000).map { "fetch \"https://a.nl/\" as x\($0) else { reply \"{id}\" }\n" }.joined()
        let uses = (0..<5_000).map { "reply \"{x\($0).a}\"\n" }.joined()
        let rules = try #require(compile("rule a { when always \(fetches)\(uses) }").rules)
        for action in rules.rules[0].actions.prefix(5_000) {
            guard case .fetch(let fetch) = action, fetch.required == [["a"]] else {
                Issue.record("\(action)")
                return
            }
        }
    }

    @Test func aLongFormAndALongObject() throws {
        let fields = (0..<50_000).map { "\"k\($0)\": \"{text}\"" }.joined(separator: ", ")
        #expect(compile("rule a { when always webhook PUT \"https://a.nl/\" form { \(fields) } }").rules != nil)
        #expect(compile("rule a { when always webhook PUT \"https://a.nl/\" json { \(fields) } }").rules != nil)
    }
}
