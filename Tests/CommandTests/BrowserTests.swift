import Foundation
import Outbound
import TestSupport
import Testing

/// What pages of strangers make the browser of this machine send, and what programs send: over a real socket to the real program.
@Suite(.timeLimit(.minutes(5))) struct BrowserTests {
    private let web = Web()

    struct Asking: Sendable, CustomTestStringConvertible {
        let name: String
        let headers: @Sendable (_ authority: String) -> [(String, String)]
        let status: Int?

        var testDescription: String { name }

        init(_ name: String, refused status: Int? = nil, _ headers: @escaping @Sendable (_ authority: String) -> [(String, String)]) {
            self.name = name
            self.headers = headers
            self.status = status
        }
    }

    /// Nil where the route itself answers.
    static let rows = [
        Asking("curl, a gateway, `answerback text`") { _ in [] },
        Asking("its own page") { [("Origin", "http://\($0)"), ("Sec-Fetch-Site", "same-origin")] },
        Asking("a person who types the address") { _ in [("Sec-Fetch-Site", "none"), ("Sec-Fetch-Mode", "navigate")] },
        Asking("by the name localhost") { [("Host", $0.replacing("127.0.0.1", with: "LocalHost"))] },
        Asking("a form of another site", refused: 403) { _ in
            [("Origin", "https://evil.example"), ("Sec-Fetch-Site", "cross-site"), ("Sec-Fetch-Mode", "navigate")]
        },
        Asking("a form of another site, by a browser without Sec-Fetch-Site", refused: 403) { _ in [("Origin", "https://evil.example")] },
        Asking("a page that hides where it is from", refused: 403) { _ in [("Origin", "null")] },
        Asking("an image of another site", refused: 403) { _ in [("Sec-Fetch-Site", "cross-site"), ("Sec-Fetch-Dest", "image")] },
        Asking("another program's page on this machine", refused: 403) { _ in
            [("Origin", "http://127.0.0.1:1"), ("Sec-Fetch-Site", "same-site")]
        },
        Asking("the same, by a browser without Sec-Fetch-Site", refused: 403) { _ in [("Origin", "http://127.0.0.1:1")] },
        Asking("a rebound name", refused: 421) { [("Host", $0.replacing("127.0.0.1", with: "evil.example"))] },
        Asking("a rebound name and its own page", refused: 421) { _ in
            [("Host", "evil.example"), ("Origin", "http://evil.example"), ("Sec-Fetch-Site", "same-origin")]
        },
        Asking("a name that begins like ours", refused: 421) { _ in [("Host", "127.0.0.1.evil.example")] },
        Asking("the unspecified address", refused: 421) { [("Host", $0.replacing("127.0.0.1", with: "0.0.0.0"))] },
    ]

    private static let sms = "from=%2B31600000001&to=%2B31850000000&text=hello"
    private static let sandboxRoutes = [
        (HTTPRequest.Method.post, "/module/gateway.php"), (.get, "/module/gatewayrapport.php"), (.get, "/sandbox/messages"),
        (.get, "/sandbox/accounts"), (.post, "/sandbox/accounts?user=demo&credits=7"), (.post, "/sandbox/switches"),
        (.get, "/no-such-route"),
    ]
    private static let devRoutes = [
        (HTTPRequest.Method.post, "/in/main"), (.get, "/in/main?\(sms)"), (.post, "/in/1609sms"), (.get, "/dlr/sandbox/guess"),
        (.get, "/dev"), (.get, "/v1/status"), (.get, "/v1/messages?numbers=shown"), (.post, "/v1/reload"), (.get, "/readyz"),
    ]

    @Test func noRouteOfDevIsForAnothersPage() async throws {
        let folder = try ScratchFolder()
        let server = try await RunningServer.start(data: folder.file("dev.sqlite"))
        try await check(Self.devRoutes + Self.sandboxRoutes, of: server)
    }

    @Test func noRouteOfTheSandboxIsForAnothersPage() async throws {
        try await check(Self.sandboxRoutes, of: try await startSandbox())
    }

    private func check(_ routes: [(HTTPRequest.Method, String)], of server: RunningServer) async throws {
        let authority = String(server.url.dropFirst("http://".count))
        for (method, path) in routes {
            for row in Self.rows {
                let form = [("Content-Type", "application/x-www-form-urlencoded")]
                let answer = try await web.client.perform(
                    HTTPRequest.patient(
                        method, server.url + path, headers: (method == .post ? form : []) + row.headers(authority),
                        body: method == .post ? Array(Self.sms.utf8) : nil))
                let said = String(decoding: answer.body, as: UTF8.self)
                if let status = row.status {
                    #expect(answer.status == status, "\(row.name): \(method) \(path): \(said)")
                } else {
                    #expect(answer.status != 421 && !said.contains("another site"), "\(row.name): \(method) \(path): \(said)")
                }
            }
        }
    }
}
