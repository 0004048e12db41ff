import Foundation
import Outbound
import Testing

/// `Tests/Python/web_server.py`: a server written by others, which answers as the path says, and has the official library check signatures.
struct WebServer {
    let port: Int
    private let client = HTTPClient(workers: 1)

    struct Request: Decodable {
        let method: String
        let path: String
        /// Names in lower case.
        let headers: [String: String]
        let body: String
    }

    func url(_ path: String) -> String { "http://127.0.0.1:\(port)\(path)" }

    /// In the order they came in.
    func requests() async throws -> [Request] {
        let response = try await client.perform(HTTPRequest(.get, url("/log"), maxResponseBytes: 16 * 1024 * 1024))
        return try JSONDecoder().decode([Request].self, from: Data(response.body))
    }

    static func run<Result>(_ test: (WebServer) async throws -> Result) async throws -> Result {
        let python = root.appending(path: ".build/python/bin/python3")
        try #require(FileManager.default.isExecutableFile(atPath: python.path), "run: make test-python")
        let process = Process()
        process.executableURL = python
        process.arguments = [root.appending(path: "Tests/Python/web_server.py").path]
        let (input, output) = (Pipe(), Pipe())
        process.standardInput = input
        process.standardOutput = output
        try process.run()
        // Whatever becomes of the test; the server ends with its input, too.
        defer { process.terminate() }
        let port = await firstLine(of: output.fileHandleForReading)
        return try await test(WebServer(port: try #require(Int(port), "the server has not started")))
    }

    /// By a thread that blocks: Foundation's readability handler has been seen to miss output.
    private static func firstLine(of output: FileHandle) async -> String {
        await withCheckedContinuation { continuation in
            Thread.detachNewThread {
                var line: [UInt8] = []
                var byte: UInt8 = 0
                while read(output.fileDescriptor, &byte, 1) == 1, byte != UInt8(ascii: "\n") { line.append(byte) }
                continuation.resume(returning: String(decoding: line, as: UTF8.self))
            }
        }
    }

    private static let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent()
}
