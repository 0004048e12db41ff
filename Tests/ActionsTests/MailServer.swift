import Foundation
import Outbound
import Synchronization
import Testing

/// A real mail server, in a process of its own, that tells what it was sent.
final class MailServer: Sendable {
    struct Settings: Encodable {
        var tls = SMTPServer.Security.none.rawValue
        var certificate: String?
        var key: String?
        var login: [String]?
        var withoutMechanisms: [String] = []
        var answers: [String: String] = [:]
        var mailsPerConnection: Int?
        var mute = false
    }

    struct ReceivedMail: Decodable, Sendable {
        let connection: Int
        let isEncrypted: Bool
        let user: String
        let greeting: String
        let sender: String
        let recipients: [String]
        /// As another library reads them, in their order.
        let headers: [[String]]
        let body: String
        let to: [String]
        let author: String
        /// One part, and no line end but CR LF.
        let isWhole: Bool
        let defects: [String]
        let longestLine: Int
        let raw: Data

        func header(_ name: String) -> String? { headers.first { $0[0] == name }?[1] }
    }

    struct Closing: Decodable, Sendable, Equatable {
        let connection: Int
        let saidQuit: Bool
        let mails: Int
    }

    private struct Line: Decodable {
        var port: Int?
        var mail: ReceivedMail?
        var closed: Closing?
    }

    let port: Int
    private let process: Mutex<Process>
    private let mails: AsyncStream<ReceivedMail>
    private let closings: AsyncStream<Closing>

    private static let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent()

    /// Serves until `test` ends.
    static func run<Result>(_ settings: Settings = Settings(), _ test: (MailServer) async throws -> Result) async throws -> Result {
        let server = try await MailServer(settings)
        // The thread that started it may have had SIGTERM blocked, and so has the server.
        defer { server.process.withLock { _ = kill($0.processIdentifier, SIGKILL) } }
        return try await test(server)
    }

    private init(_ settings: Settings) async throws {
        let python = Self.root.appending(path: ".build/python/bin/python")
        try #require(FileManager.default.isExecutableFile(atPath: python.path), "no \(python.path); run: make test-python")
        let process = Process()
        process.executableURL = python
        process.arguments = [
            Self.root.appending(path: "Tests/Python/smtp_server.py").path,
            String(decoding: try JSONEncoder().encode(settings), as: UTF8.self),
        ]
        let output = Pipe()
        process.standardOutput = output
        process.standardInput = Pipe()
        let (ports, listening) = AsyncStream<Int>.makeStream()
        let (mails, received) = AsyncStream<ReceivedMail>.makeStream()
        let (closings, closed) = AsyncStream<Closing>.makeStream()
        try process.run()
        Thread.detachNewThread {
            let decoder = JSONDecoder()
            Self.readLines(of: output.fileHandleForReading) { bytes in
                // A line that is none shows as a mail that never comes.
                guard let line = try? decoder.decode(Line.self, from: bytes) else { return }
                if let port = line.port { listening.yield(port) }
                if let mail = line.mail { received.yield(mail) }
                if let closing = line.closed { closed.yield(closing) }
            }
            listening.finish()
            received.finish()
            closed.finish()
        }
        self.process = Mutex(process)
        self.mails = mails
        self.closings = closings
        var port: Int?
        for await said in ports {
            port = said
            break
        }
        self.port = try #require(port, "the mail server did not start")
    }

    private static func readLines(of output: FileHandle, _ take: (Data) -> Void) {
        var waiting = Data()
        var buffer = [UInt8](repeating: 0, count: 1 << 16)
        while case let count = Foundation.read(output.fileDescriptor, &buffer, buffer.count), count > 0 {
            waiting.append(contentsOf: buffer[..<count])
            while let end = waiting.firstIndex(of: UInt8(ascii: "\n")) {
                take(Data(waiting[waiting.startIndex..<end]))
                waiting = Data(waiting[(end + 1)...])
            }
        }
    }

    /// The next ones; fewer where the server has ended.
    func nextMails(_ count: Int) async -> [ReceivedMail] {
        var found: [ReceivedMail] = []
        guard count > 0 else { return found }
        for await mail in mails {
            found.append(mail)
            if found.count == count { break }
        }
        return found
    }

    func nextMail() async throws -> ReceivedMail { try #require(await nextMails(1).first) }

    func nextClosing() async -> Closing? {
        for await closing in closings { return closing }
        return nil
    }

    func settings(
        _ security: SMTPServer.Security? = nil, host: String = "127.0.0.1", user: String? = nil, password: String? = nil,
        caFile: String? = nil, connectTimeout: Duration = .seconds(60), timeout: Duration = .seconds(60)
    ) throws -> SMTPServer {
        let scheme = security == .implicit ? "smtps" : "smtp"
        return try SMTPServer(
            url: "\(scheme)://\(host):\(port)/answerback.example", security: security, user: user, password: password, caFile: caFile,
            connectTimeout: connectTimeout, timeout: timeout)
    }
}

/// A server's key, and the certificate for 127.0.0.1 that it signed itself.
struct TestCertificate {
    let certificate: String
    let key: String

    /// Made once for all tests, in a folder of their own.
    static let shared = Result { try TestCertificate(in: FileManager.default.temporaryDirectory.appending(path: "mail-\(UUID())")) }

    private init(in folder: URL) throws {
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        certificate = folder.appending(path: "certificate.pem").path
        key = folder.appending(path: "key.pem").path
        let openssl = Process()
        openssl.executableURL = URL(fileURLWithPath: "/usr/bin/env")
        openssl.arguments = [
            "openssl", "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes", "-days", "2",
            "-subj", "/CN=mail test", "-addext", "subjectAltName=IP:127.0.0.1", "-keyout", key, "-out", certificate,
        ]
        openssl.standardError = FileHandle.nullDevice
        try openssl.run()
        openssl.waitUntilExit()
        guard openssl.terminationStatus == 0 else { throw CocoaError(.executableLoad) }
    }
}
