import Foundation
import Outbound
import RuleLanguage
import RuleMatcher
import SMSMessages
import TestSupport
import Testing

/// Section 5 against real parts: whatever a sender writes, a call stays in the folder that its rule names, behind a proxy too.
@Suite(.timeLimit(.minutes(2))) struct CallPathTests {
    /// Each in the place of `{incident}`; most are read by some server as a way out.
    static let hostile = [
        "", ".", "..", "/", "\\", "../admin", "../../admin", "../../admin/reset", "..\\..\\admin\\reset", "..\\../admin/reset",
        "a/../../../admin/reset", "17/../18", "a/b", "/admin/reset", "//admin/reset", "./17", "17/", "17/.", "%2e%2e", "%2E%2e", ".%2e",
        "%2e%2e%2f%2e%2e%2fadmin%2freset", "..%2f..%2fadmin%2freset", "..%2F..%2Fadmin%2Freset", "..%5c..%5cadmin%5creset",
        "%252e%252e", "%252e%252e%252fadmin", "..%252f..%252fadmin%252freset", "..%25252f..%25252fadmin", "%25%32%65%25%32%65",
        "..%255c..%255cadmin", "%2%65%2%65", "..;", "..;/..;/admin/reset", "..;x=y", ".;", ";", ";x", "..%3b", "..%3B/admin/reset",
        "\u{FF0E}\u{FF0E}", "\u{FF0E}\u{FF0E}\u{FF0F}\u{FF0E}\u{FF0E}\u{FF0F}admin", "..\u{FF0F}admin", "..\u{FF3C}admin",
        "\u{FF05}2e\u{FF05}2e", "%EF%BC%8E%EF%BC%8E", "%ef%bc%8f", "\u{2025}", "\u{2024}\u{2024}", "..\u{2215}admin", "..\u{2044}admin",
        "%c0%ae%c0%ae%c0%afadmin", "%c0%af", "%e0%80%af", "..%c1%9cadmin", "%u002e%u002e%u2215admin", "%uff0e%uff0e", "..%00", "..%20",
        "..%0a", "..%09", ".%00.", "..?x", "..%3fx", "..#x", "..%23", "%2f", "%5C",
    ]

    static let honest = [
        "17", "v1.2", "a..b", "..a", "a..", "...", "Jan de Vries", "Zoë", "İstanbul", "報告", "😀", "a;b", "a?b", "a#b", "100%", "50%25",
        "a+b", "a&b=c", "it's", "~x", "a:b", "x@y.nl", "½", "(1)",
    ]

    private func call(_ incident: String, at port: Int) throws -> FilledCall? {
        let rules = """
            rule ack {
                when text matches /^ack (?<incident>[\\s\\S]*)$/
                webhook DELETE "http://127.0.0.1:\(port)/api/incidents/{incident}?by={incident}"
            }
            """
        let compilation = compileRules([SourceFile(path: "a.rules", bytes: Array(rules.utf8))])
        let matcher = try Matcher(try #require(compilation.rules, "\(compilation.diagnostics.map(\.message))"))
        let message = InboundMessage(
            id: MessageID(high: 1, low: 2), providerID: nil, channel: "main", sender: SMSAddress(canonical: "+31687654321"),
            receiver: SMSAddress(canonical: "+31612345678"), text: "ack \(incident)", sentAt: nil, receivedAt: Timestamp(milliseconds: 0))
        guard case .webhook(let made)? = matcher.decide(message).runs.first?.effects.first else { return nil }
        return try? made.get().filled { _ in nil }
    }

    @Test func noValueLeadsOutOfTheFolderBehindAProxy() async throws {
        let client = HTTPClient(workers: 1)
        try await ProxiedFiles.run(["admin/reset", "incidents/17"]) { server in
            var made: [String] = []
            for value in Self.hostile {
                guard let call = try call(value, at: server.port) else { continue }
                made.append(value)
                let response = try await client.perform(HTTPRequest.patient(.get, call.url))
                let (uri, file) = (response.header("X-Uri") ?? "", response.header("X-File") ?? "")
                #expect(uri.hasPrefix("/api/incidents/"), "\(value) is \(uri) to nginx")
                #expect(file.hasPrefix("incidents/"), "\(value) leads to \(file)")
            }
            #expect(made == [], "these may pass elsewhere")
        }
    }

    @Test func whatPeopleWriteArrives() async throws {
        let client = HTTPClient(workers: 1)
        try await ProxiedFiles.run(Self.honest.map { "incidents/" + $0 }) { server in
            for value in Self.honest {
                let call = try #require(try call(value, at: server.port), "\(value) is refused")
                let response = try await client.perform(HTTPRequest.patient(.get, call.url))
                #expect(response.status == 200 && response.body.elementsEqual("incidents/\(value)".utf8), "\(value): \(response.status)")
            }
        }
    }
}
