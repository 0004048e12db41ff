import Foundation
import RuleLanguage
import SMSMessages
import Testing

@testable import RuleMatcher

/// Section 5: a value is escaped for the place where it stands. Section 6: what a mail and a call are made of.
@Suite struct CallRenderingTests {
    static func action(_ written: String) throws -> Action {
        let rules = "rule r { when text matches /^(?<who>\\S*)\\s?(?<what>[\\s\\S]*)$/ \(written) }"
        let compilation = compileRules([SourceFile(path: "test.rules", bytes: Array(rules.utf8))])
        guard let action = compilation.rules?.rules.first?.actions.first else {
            throw RulesRefused(diagnostics: compilation.diagnostics.map { $0.message })
        }
        return action
    }

    static func values(_ text: String, who: String = "", what: String = "") -> TemplateValues {
        TemplateValues(of: message(text), in: .utc, bound: Bindings(namedGroups: ["who": who, "what": what]))
    }

    static func call(_ written: String, _ text: String = "hello", who: String = "", what: String = "") throws -> RenderedCall {
        guard case .webhook(let call) = try action("webhook \(written)") else { throw RulesRefused(diagnostics: []) }
        return try call.rendered(with: values(text, who: who, what: what), rule: .named("r"))
    }

    // MARK: URLs

    static let urls = [
        ("https://a.nl", "", "https://a.nl/"), ("https://a.nl?x={who}", "y", "https://a.nl/?x=y"),
        ("https://a.nl/u/{who}/ack", "jan", "https://a.nl/u/jan/ack"),
        ("https://a.nl/{who}", "a?c#d&e=f", "https://a.nl/a%3Fc%23d%26e%3Df"), ("https://a.nl/{who}", "50%25", "https://a.nl/50%2525"),
        ("https://a.nl/?q={who}", "../..", "https://a.nl/?q=..%2F.."), ("https://a.nl/a%2Fb/{who}", "c", "https://a.nl/a%2Fb/c"),
        ("https://a.nl/{who}", "é 😀\r\n\u{0}", "https://a.nl/%C3%A9%20%F0%9F%98%80%0D%0A%00"),
        ("https://a.nl/{who}", "-._~AZaz09", "https://a.nl/-._~AZaz09"),
        ("https://a.nl/{who}", "!*'();:@+$,[]", "https://a.nl/%21%2A%27%28%29%3B%3A%40%2B%24%2C%5B%5D"),
        ("https://a.nl/café/\"<>^`|\\{\\}", "", "https://a.nl/caf%C3%A9/%22%3C%3E%5E%60%7C%7B%7D"),
        ("https://a.nl/%20+x", "", "https://a.nl/%20+x"),
        ("https://a.nl/?q={who}", "..", "https://a.nl/?q=.."), ("https://a.nl/?q={who}", "", "https://a.nl/?q="),
        ("https://a.nl/?q=/{who}/", "..", "https://a.nl/?q=/../"), ("https://a.nl/x{who}", "", "https://a.nl/x"),
        ("https://a.nl/{who}.", "...", "https://a.nl/...."), ("https://a.nl/{who ?? none}", "", "https://a.nl/none"),
        ("https://a.nl//x/../{who}", "y", "https://a.nl//x/../y"),
        ("https://a.nl/{who}#{text}", "y", "https://a.nl/y"), ("HTTPS://A.nl:8080/{who}", "Y", "https://a.nl:8080/Y"),
        ("https://a.nl/{who}", "{secret.API}", "https://a.nl/%7Bsecret.API%7D"),
    ]

    @Test(arguments: urls)
    func url(written: String, who: String, url: String) throws {
        let text = written.replacing("\"", with: "\\\"")
        #expect(try Self.call("PUT \"\(text)\"", who: who).url.parts == [.text(url)])
    }

    static let badSegments = [
        ("https://a.nl/u/{who}/ack", "..", ".."), ("https://a.nl/{who}", ".", "."), ("https://a.nl/{who}", "", ""),
        ("https://a.nl/u/{who}?x=y", "", ""), ("https://a.nl/.{who}", ".", ".."), ("https://a.nl/%2e{who}", ".", ".."),
        ("https://a.nl/{who}%2E/x", ".", ".."), ("https://a.nl/{who}{what}/", "", ""), ("https://a.nl/%2E{who}", "", "."),
        ("https://a.nl/{who ?? ..}", "", ".."), ("https://a.nl/x/{who}//", "", ""),
        ("https://a.nl/{who}", "%2e%2E", ".."), ("https://a.nl/{who}{what}", "%252e.", ".."), ("https://a.nl/{who}", "..;x", ".."),
        ("https://a.nl/{who}", "\u{FF0E}\u{FF0E}", ".."), ("https://a.nl/{who};x", "", ""), ("https://a.nl/a%2F{who}", "..", ".."),
    ]

    @Test(arguments: badSegments)
    func aSegmentThatLeadsElsewhereFailsForGood(written: String, who: String, segment: String) throws {
        #expect(throws: CallRefused.pathSegment(segment)) { try Self.call("PUT \"\(written)\"", who: who) }
    }

    static let dividers = [
        ("https://a.nl/{who}", "a/b"), ("https://a.nl/{who}", "a\\b"), ("https://a.nl/{who}/x", "%2f"), ("https://a.nl/{who}", "%25255C"),
        ("https://a.nl/{who}", "\u{FF0F}"), ("https://a.nl/{who ?? a/b}", ""), ("https://a.nl/{who}2f", "%"),
        ("https://a.nl/{who}{what ?? f}", "%2"),
        ("https://a.nl/a%2Fb{who}", "/"), ("https://a.nl/{who}{secret.A}", "/"), ("https://a.nl/{who}?x=y", "//"),
    ]

    @Test(arguments: dividers)
    func aValueWithADividerFailsForGood(written: String, who: String) throws {
        #expect(throws: CallRefused.pathDivider) { try Self.call("PUT \"\(written)\"", who: who) }
    }

    /// Read as often as it was escaped, and no slower for that.
    @Test func aLongValueIsReadInTimeThatGrowsWithItOnly() throws {
        let nested = "%" + String(repeating: "25", count: 20_000) + "2f"
        #expect(throws: CallRefused.pathDivider) { try Self.call("PUT \"https://a.nl/{who}\"", who: nested) }
    }

    /// Whatever a sender writes, the request goes to the same host, and to as many segments.
    @Test(arguments: hostile)
    func aURLKeepsItsShape(text: String) throws {
        guard let call = try? Self.call("PUT \"https://a.nl:8443/x/{who}/y?q={who}&r=s\"", who: text) else {
            let isBlank = text.unicodeScalars.allSatisfy { $0.value <= 0x20 || $0.value == 0x7F }
            #expect(isBlank || text.contains { $0 == "/" || $0 == "\\" } || [".", "..", "%2f", "%00"].contains(text))
            return
        }
        let url = try #require(URLComponents(string: call.url.shown))
        #expect(url.host == "a.nl")
        #expect(url.port == 8443)
        #expect(url.user == nil)
        #expect(url.percentEncodedPath.split(separator: "/").count == 3)
        #expect(url.path == "/x/\(text)/y")
        #expect(url.queryItems == [URLQueryItem(name: "q", value: text), URLQueryItem(name: "r", value: "s")])
    }

    static let hostile = [
        "", ".", "..", "/", "//evil.example", "@evil.example", "\\\\evil", "a\r\nHost: evil", "\"},\"x\":\"", "\\", "\\\"",
        "\u{0}\u{1}\u{1F}\u{7F}", "\u{85}\u{2028}\u{2029}",
        "{secret.API}", "{text}", "&x=y", "a=b;c", "%00", "%2f", "+ +", "#", "?", "é\u{301}😀👩‍🚒", "<script>", "${x}", "\t", "'",
        "\u{202E}abc", "a\u{FEFF}b",
        String(repeating: "😀", count: 1000),
    ]

    // MARK: Headers

    @Test func aHeaderIsOneLine() throws {
        let call = try Self.call("PUT \"https://a.nl/\" header \"X-Text\" \"<{text}>\"", "a\r\nHost: evil\u{0}\u{7F}\u{85}b\u{2028}c\té")
        #expect(call.headers == [.init(name: "X-Text", value: RenderedText("<a Host: evil b c é>", place: .line))])
    }

    @Test(arguments: hostile)
    func noHeaderCanBeAdded(text: String) throws {
        let call = try Self.call("PUT \"https://a.nl/\" header \"X\" \"{who}\"", who: text)
        #expect(call.headers.count == 1)
        #expect(call.headers.allSatisfy { !$0.value.shown.unicodeScalars.contains(where: \.isControlOrLineEnd) })
    }

    static let types = [
        ("POST \"https://a.nl/\"", ["application/json"]), ("PUT \"https://a.nl/\"", []), ("DELETE \"https://a.nl/\"", []),
        ("PUT \"https://a.nl/\" json { }", ["application/json"]), ("PUT \"https://a.nl/\" body \"x\"", ["text/plain; charset=utf-8"]),
        ("PUT \"https://a.nl/\" form { \"a\": \"b\" }", ["application/x-www-form-urlencoded"]),
        ("PUT \"https://a.nl/\" header \"content-TYPE\" \"text/csv\" body \"x\"", ["text/csv"]),
    ]

    @Test(arguments: types)
    func contentType(written: String, types: [String]) throws {
        #expect(try Self.call(written).headers.map(\.value.shown) == types)
    }

    // MARK: Bodies

    static let bodies = [
        (
            #"json { "a": "{text}", "b": [1.50, true, null, {}, []], "c\"": { "d": "x{who ?? none}" } }"#,
            #"{"a":"he\"llo\\","b":[1.50,true,null,{},[]],"c\"":{"d":"xnone"}}"#
        ),
        (#"json { }"#, "{}"), (#"json { "a": "\u0001\/\n\t\r\u007f" }"#, "{\"a\":\"\\u0001/\\n\\t\\r\u{7F}\"}"),
        (#"form { "a b": "x={text}", "é": "", "c": "1+1 = 2*1-._~" }"#, "a+b=x%3Dhe%22llo%5C&%C3%A9=&c=1%2B1+%3D+2*1-._%7E"),
        ("form { }", ""),
        (#"body "{text}\n\{text\}""#, "he\"llo\\\n{text}"), (#"body """#, ""),
    ]

    @Test(arguments: bodies)
    func body(written: String, body: String) throws {
        #expect(try Self.call("PUT \"https://a.nl/\" \(written)", "he\"llo\\").body?.shown == body)
    }

    @Test func aPostWithoutABodySendsTheMessage() throws {
        let body = try Self.call("POST \"https://a.nl/\"", " \"hi\"\n").body?.shown
        #expect(
            body == """
                {"id":"0000000000000G000000000002","from":"+31687654321","to":"+31612345678","text":"\\"hi\\"",\
                "received":"2026-12-24T08:05:00.250Z","channel":"main","rule":"r"}
                """)
    }

    @Test(arguments: hostile)
    func jsonAndFormsKeepTheirShape(text: String) throws {
        let json = try Self.call(#"PUT "https://a.nl/" json { "a": "{who}", "b": ["x{who}y"] }"#, who: text).body?.shown ?? ""
        let object = try #require(JSONSerialization.jsonObject(with: Data(json.utf8)) as? [String: Any])
        #expect(object["a"] as? String == text)
        #expect(object["b"] as? [String] == ["x\(text)y"])
        #expect(object.count == 2)
        let form = try Self.call(#"PUT "https://a.nl/" form { "a": "{who}", "b": "c" }"#, who: text).body?.shown ?? ""
        let pairs = form.split(separator: "&").map { $0.split(separator: "=", omittingEmptySubsequences: false) }
        #expect(pairs.count == 2 && pairs.allSatisfy { $0.count == 2 })
        #expect(pairs[0][1].replacing("+", with: " ").removingPercentEncoding == text)
        #expect(form.utf8.allSatisfy { $0 > 0x20 && $0 < 0x7F })
    }

    // MARK: Secrets

    @Test func aSecretIsNoTextSomebodyWrote() throws {
        let call = try Self.call(
            #"PUT "https://a.nl/{secret.A}?k={secret.A}" header "Authorization" "Bearer {secret.A}" json { "t": "{text}{secret.A}" }"#,
            "{secret.A}")
        #expect(call.url.parts == [.text("https://a.nl/"), .secret("A"), .text("?k="), .secret("A")])
        #expect(call.headers[0].value.parts == [.text("Bearer "), .secret("A")])
        #expect(call.body?.parts == [.text("{\"t\":\"{secret.A}"), .secret("A"), .text("\"}")])
        #expect(call.body?.shown == #"{"t":"{secret.A}{secret.A}"}"#)
        #expect(try call.body?.filled { $0 == "A" ? "k\"e{y}" : nil } == #"{"t":"{secret.A}k\"e{y}"}"#)
        #expect(try call.filled { _ in "k+e?y" }.url == "https://a.nl/k%2Be%3Fy?k=k%2Be%3Fy")
        let query = try Self.call(#"PUT "https://a.nl/?k={secret.A}""#)
        #expect(try query.filled { _ in "../k" }.url == "https://a.nl/?k=..%2Fk")
    }

    @Test func aFilledCallIsWholeAndNeverShown() throws {
        let call = try Self.call(
            #"PUT "https://a.nl/{secret.A}" header "X-Key" "{secret.A}" json { "t": "{secret.A}" } timeout 7s"#)
        let filled = try call.filled { $0 == "A" ? "hunter2" : nil }
        #expect(filled.method == .put && filled.url == "https://a.nl/hunter2" && filled.timeout == 7)
        #expect(filled.headers.map(\.name) == ["X-Key", "Content-Type"] && filled.headers.map(\.value) == ["hunter2", "application/json"])
        #expect(filled.body == #"{"t":"hunter2"}"#)
        var shown = "\(filled) \(String(reflecting: filled)) \(filled.headers) \(String(reflecting: filled.headers))"
        dump(filled, to: &shown)
        dump(filled.headers, to: &shown)
        #expect(!shown.contains("hunter2"))
        #expect(throws: CallRefused.unknownSecret("A")) { try call.filled { _ in nil } }
    }

    static let unfit = [
        (#"PUT "https://a.nl/{secret.A}""#, ""), (#"PUT "https://a.nl/{secret.A}""#, "."), (#"PUT "https://a.nl/{secret.A}""#, ".."),
        (#"PUT "https://a.nl/{secret.A}{secret.A}""#, "."), (#"PUT "https://a.nl/{who}{secret.A}""#, "."),
        (#"PUT "https://a.nl/x/{secret.A}/y""#, "k/e"), (#"PUT "https://a.nl/{secret.A}""#, "%2e."),
        (#"PUT "https://a.nl/{secret.A}x""#, "\\"),
    ]

    @Test(arguments: unfit)
    func anUnfitSecretFailsForGood(written: String, secret: String) throws {
        let call = try Self.call(written, who: ".")
        #expect(throws: CallRefused.unfitSecret("A")) { try call.filled { _ in secret } }
        #expect(throws: CallRefused.unknownSecret("A")) { try call.filled { _ in nil } }
    }

    /// One that an older version has kept.
    @Test func aKeptCallIsLookedAtOnceMore() throws {
        var call = try Self.call(#"PUT "https://a.nl/x/{who}/y""#, who: "z")
        call.url = RenderedText("https://a.nl/x/..%2F..%2Fadmin/y", place: .url)
        #expect(throws: CallRefused.pathSegment("..")) { try call.filled { _ in nil } }
    }

    @Test(arguments: ["", "a\r\nHost: evil", "a\n", "\u{0}"])
    func aSecretInAHeaderIsOneLine(secret: String) throws {
        let header = try Self.call(#"PUT "https://a.nl/" header "A" "{secret.A}""#).headers[0].value
        #expect(throws: CallRefused.unfitSecret("A")) { try header.filled { _ in secret } }
        #expect(try header.filled { _ in "Ab-1 ü" } == "Ab-1 ü")
    }

    // MARK: E-mail

    private func email(_ written: String, _ text: String) throws -> RenderedEmail {
        guard case .email(let email) = try Self.action("email \"a@b.nl\", \"c@d.nl\" \(written)") else {
            throw RulesRefused(diagnostics: [])
        }
        return email.rendered(with: Self.values(text))
    }

    @Test func aMailTellsTheMessageByItself() throws {
        let email = try email("", " Hello\r\nyou\u{7}\tthere ")
        #expect(email.recipients == ["a@b.nl", "c@d.nl"])
        #expect(email.subject == "SMS from +31687654321")
        #expect(
            email.body == """
                Hello
                you\tthere

                From: +31687654321
                To: +31612345678
                Time: 2026-12-24 08:05
                Id: 0000000000000G000000000002

                Answering this mail does not reach the phone. To answer:
                answerback send --to +31687654321 --from +31612345678 "your text"

                """)
    }

    @Test func aSubjectIsOneLine() throws {
        let email = try email("subject \"Re: {text}\" body \"<{text}>\\n\"", "a\r\nBcc: all@example.com\u{0}\u{2028}b")
        #expect(email.subject == "Re: a Bcc: all@example.com b")
        #expect(email.body == "<a\nBcc: all@example.com\u{2028}b>\n")
    }

    // MARK: What a fetch brought

    @Test func fetchedValuesAreEscapedLikeOthers() throws {
        let document = try FetchedDocument(Array(#" {"a": ["../x", 1.50]} "#.utf8))
        let values = TemplateValues(of: message("x"), in: .utc, bound: Bindings(), fetched: ["x": document])
        func value(_ path: String..., fallback: String? = nil) -> Template.Part {
            .value(.fetched(name: "x", path: path), fallback: fallback)
        }
        let template = Template(parts: [
            value("a", "0"), .literal("/"), value("a", "1"), value("b", fallback: "-"), value("a", fallback: "+"),
        ])
        #expect(template.rendered(in: .url, with: values).shown == "..%2Fx/1.50-%2B")
        #expect(Template(parts: [value()]).rendered(in: .json, with: values).shown == #"{\"a\": [\"../x\", 1.50]}"#)
    }
}
