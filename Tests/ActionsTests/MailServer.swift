import Foundation
import Outbound
import TestSupport
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
    private let process: ChildProcess
    private let mails: AsyncStream<ReceivedMail>
    private let closings: AsyncStream<Closing>

    private static let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent()

    /// Serves until `test` ends.
    static func run<Result>(_ settings: Settings = Settings(), _ test: (MailServer) async throws -> Result) async throws -> Result {
        let server = try await MailServer(settings)
        defer { server.process.kill(SIGKILL) }
        return try await test(server)
    }

    private init(_ settings: Settings) async throws {
        let python = Self.root.appending(path: ".build/python/bin/python")
        try #require(FileManager.default.isExecutableFile(atPath: python.path), "no \(python.path); run: make test-python")
        let process = try ChildProcess([
            python.path, Self.root.appending(path: "Tests/Python/smtp_server.py").path,
            String(decoding: try JSONEncoder().encode(settings), as: UTF8.self),
        ])
        let (ports, listening) = AsyncStream<Int>.makeStream()
        let (mails, received) = AsyncStream<ReceivedMail>.makeStream()
        let (closings, closed) = AsyncStream<Closing>.makeStream()
        let said = process.lines
        Task {
            for await text in said {
                // A line that is none shows as a mail that never comes.
                guard let line = try? JSONDecoder().decode(Line.self, from: Data(text.utf8)) else { continue }
                if let port = line.port { listening.yield(port) }
                if let mail = line.mail { received.yield(mail) }
                if let closing = line.closed { closed.yield(closing) }
            }
            listening.finish()
            received.finish()
            closed.finish()
        }
        self.process = process
        self.mails = mails
        self.closings = closings
        port = try #require(await ports.first { _ in true }, "the mail server did not start")
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
        let command = """
            openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes -days 2 -subj '/CN=mail test' \
            -addext subjectAltName=IP:127.0.0.1 -keyout '\(key)' -out '\(certificate)' 2> /dev/null
            """
        guard system(command) == 0 else { throw CocoaError(.executableLoad) }
    }
}
