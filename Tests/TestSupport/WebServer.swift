import Foundation
import Outbound
import Testing

/// `Tests/Python/web_server.py`: a server written by others, which answers as the path says, and has the official library check signatures.
package struct WebServer {
    package let port: Int
    private let client = HTTPClient(workers: 1)

    package struct Request: Decodable {
        package let method: String
        package let path: String
        /// Names in lower case.
        package let headers: [String: String]
        package let body: String
    }

    package func url(_ path: String) -> String { "http://127.0.0.1:\(port)\(path)" }

    /// In the order they came in.
    /// - Parameter count: waits until there are so many.
    package func requests(atLeast count: Int = 0) async throws -> [Request] {
        let response = try await client.perform(HTTPRequest.patient(.get, url("/log?count=\(count)"), maxResponseBytes: 16 * 1024 * 1024))
        return try JSONDecoder().decode([Request].self, from: Data(response.body))
    }

    /// - Parameter tls: the files of a certificate and of its key, for a server that speaks TLS.
    package static func run<Result>(tls: [String] = [], _ test: (WebServer) async throws -> Result) async throws -> Result {
        let python = root.appending(path: ".build/python/bin/python3")
        try #require(FileManager.default.isExecutableFile(atPath: python.path), "run: make test-python")
        let process = try ChildProcess([python.path, root.appending(path: "Tests/Python/web_server.py").path] + tls)
        // Whatever becomes of the test; the server ends with its input, too.
        defer { process.kill(SIGTERM) }
        let port = await process.lines.first { _ in true }.flatMap { Int($0) }
        return try await test(WebServer(port: try #require(port, "the server has not started")))
    }

    private static let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent()
}
