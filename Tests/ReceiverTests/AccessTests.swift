import Logging
import SMSMessages
import Synchronization
import Testing

@testable import Receiver

/// Who may hand SMS in: over a real server, from 127.0.0.1.
@Suite(.timeLimit(.minutes(10))) struct AccessTests {
    static let token = "canary-token-0123456789"
    static let sms = "from=%2B46701740605&to=%2B31850000000&text=canary-text"

    static func channel(_ name: String, _ access: ChannelAccess) -> Channel {
        Channel(name: name, mapping: .generic, numbers: NumberReading(), access: access)
    }

    static let channels = [
        channel("path", ChannelAccess(token: AccessToken(token))),
        channel("header", ChannelAccess(token: AccessToken(token), place: .header("X-Token"))),
        channel("bearer", ChannelAccess(token: AccessToken(token), place: .header("Authorization"))),
        channel("here", ChannelAccess(token: nil, sources: [AddressRange("127.0.0.0/8")].compactMap(\.self))),
        channel(
            "there", ChannelAccess(token: nil, sources: [AddressRange("192.0.2.0/24"), AddressRange("2001:db8::/32")].compactMap(\.self))),
    ]

    static let rows: [(target: String, headers: String, status: Int)] = [
        ("/in/path/\(token)", "", 200), ("/in/path", "", 403), ("/in/path/wrong", "", 403), ("/in/path/\(token)/", "", 200),
        ("/in/path", "X-Token: \(token)\r\n", 403), ("/in/path/\(token)/more", "", 404),
        ("/in/header", "X-Token: \(token)\r\n", 200), ("/in/header", "x-token: wrong\r\n", 403), ("/in/header/\(token)", "", 403),
        ("/in/bearer", "Authorization: Bearer \(token)\r\n", 200), ("/in/bearer", "Authorization: \(token)\r\n", 200),
        ("/in/bearer", "Authorization: Bearer wrong\r\n", 403), ("/in/unknown/\(token)", "", 403), ("/in/unknown", "", 403),
        // Without a token, nobody else's page may have a browser of this machine hand SMS in.
        ("/in/here", "Origin: https://evil.example\r\n", 403), ("/in/here", "Sec-Fetch-Site: cross-site\r\n", 403),
        ("/in/here", "Origin: http://a\r\nSec-Fetch-Site: same-origin\r\n", 200),
        ("/in/path/\(token)", "Origin: https://app.example\r\n", 200), ("/in/here", "", 200), ("/in/there", "", 403),
        ("/in/there", "X-Forwarded-For: 192.0.2.7\r\n", 403),
    ]

    @Test func everyRow() async throws {
        try await RunningReceiver.run(channels: Self.channels) { (server) async throws in
            var refusals = Set<String>()
            for row in Self.rows {
                let answer = try #require(try await server.ask(Self.request(row.target, row.headers)))
                #expect(answer.status == row.status, "\(row)")
                if answer.status == 403 { refusals.insert(answer.body) }
            }
            #expect(refusals.count == 1, "nobody can tell from an answer which channels there are: \(refusals)")
            #expect(server.inbox.messages.count == Self.rows.count { $0.status == 200 })
        }
    }

    static let forwarded: [(header: String, status: Int)] = [
        ("X-Forwarded-For: 192.0.2.7", 200), ("X-Forwarded-For: 203.0.113.9, 192.0.2.7", 200),
        ("X-Forwarded-For: 192.0.2.7, 203.0.113.9", 403), ("X-Forwarded-For: 192.0.2.7, 10.0.0.1", 200),
        ("X-Forwarded-For: 192.0.2.7\r\nX-Forwarded-For: 203.0.113.9", 403), ("X-Forwarded-For: 2001:db8::1", 200),
        ("X-Forwarded-For: 192.0.2.7, garbage", 403), ("X-Forwarded-For:", 403), ("X-Other: 192.0.2.7", 403),
        ("X-Forwarded-For: 192.0.2.7/24", 403),
    ]

    @Test func behindAListedProxyItsWordCountsAndNoOtherOnes() async throws {
        let proxies = [AddressRange("127.0.0.1"), AddressRange("10.0.0.0/8")].compactMap(\.self)
        try await RunningReceiver.run(channels: Self.channels, proxies: proxies) { (server) async throws in
            for row in Self.forwarded {
                let answer = try #require(try await server.ask(Self.request("/in/there", row.header + "\r\n")))
                #expect(answer.status == row.status, "\(row)")
            }
        }
    }

    @Test func neitherTokenNorNumberNorTextReachesALog() async throws {
        let log = RecordedLog(at: .trace)
        try await RunningReceiver.run(channels: Self.channels, logger: log.logger, serverLogger: log.logger) { (server) async throws in
            for row in Self.rows { _ = try await server.ask(Self.request(row.target, row.headers)) }
        }
        #expect(log.lines.contains { $0.contains("without the channel's token") })
        #expect(log.lines.filter { $0.contains("canary") || $0.contains("46701740605") } == [])
    }

    private static func request(_ target: String, _ headers: String) -> [UInt8] {
        Array(
            """
            POST \(target) HTTP/1.1\r\nHost: a\r\n\(headers)Content-Type: application/x-www-form-urlencoded\r\n\
            Content-Length: \(sms.utf8.count)\r\n\r\n\(sms)
            """.utf8)
    }
}
