import Foundation
import Hummingbird
import Logging
import Outbound
import Receiver
import SMSMessages
import Synchronization

/// What a receiver's `accept` has taken; a known id is recognised, as the journal would.
final class Book: Sendable {
    private let state = Mutex((taken: [InboundMessage](), isBroken: false))

    var messages: [InboundMessage] { state.withLock { $0.taken } }

    func breakDown() {
        state.withLock { $0.isBroken = true }
    }

    func accept(_ messages: [InboundMessage]) throws -> [MessageID] {
        try state.withLock { state in
            if state.isBroken { throw CancellationError() }
            return messages.map { message in
                let known = state.taken.first { $0.providerID != nil && $0.providerID == message.providerID }
                if known == nil { state.taken.append(message) }
                return (known ?? message).id
            }
        }
    }
}

/// A real server on 127.0.0.1, up while `use` runs.
struct LiveReceiver: Sendable {
    static let now = Timestamp(milliseconds: 1_800_000_000_000)

    let port: Int
    let book: Book
    private let client = HTTPClient(workers: 4)

    var messages: [InboundMessage] { book.messages }

    static func run(_ limits: ServerLimits = .standard, use: (LiveReceiver) async throws -> Void) async throws {
        let book = Book()
        let router = Router()
        HTTPReceiver(
            channels: [
                Channel(name: "main", profile: .generic, numbers: NumberReading()),
                Channel(name: "home", profile: .generic, numbers: NumberReading(countryCode: "31")),
                Channel(name: "old", profile: .sms1609, numbers: NumberReading()),
            ], limits: limits, now: { now }, accept: { try book.accept($0) }
        ).addRoutes(to: router)
        let (ports, running) = AsyncStream<Int>.makeStream()
        let application = limits.application(
            router: router, address: .hostname("127.0.0.1", port: 0), logger: Logger(label: "test") { _ in SwiftLogNoOpLogHandler() }
        ) { running.yield($0) }
        try await withThrowingTaskGroup { group in
            group.addTask { try await application.run() }
            for await port in ports {
                try await use(LiveReceiver(port: port, book: book))
                break
            }
            group.cancelAll()
        }
    }

    func get(_ path: String) async throws -> Outbound.HTTPResponse {
        try await client.perform(Outbound.HTTPRequest(.get, "http://127.0.0.1:\(port)\(path)"))
    }

    func post(_ path: String, _ body: [UInt8], type: String? = "application/x-www-form-urlencoded") async throws -> Outbound.HTTPResponse {
        try await client.perform(
            Outbound.HTTPRequest(.post, "http://127.0.0.1:\(port)\(path)", headers: type.map { [("Content-Type", $0)] } ?? [], body: body))
    }

    /// Writes raw bytes, piece by piece, and reads until the server closes.
    func raw(_ pieces: [String]) async -> String {
        await withCheckedContinuation { continuation in
            Thread.detachNewThread { continuation.resume(returning: Self.exchange(pieces, port: port)) }
        }
    }

    private static func exchange(_ pieces: [String], port: Int) -> String {
        guard let connection = try? Connection(port: port) else { return "not connected" }
        defer { connection.close() }
        for piece in pieces { connection.send(piece) }
        return connection.rest()
    }

    func connection() throws -> Connection {
        try Connection(port: port)
    }
}

/// A plain TCP connection.
struct Connection: Sendable {
    private let descriptor: Int32

    struct Refused: Error {}

    init(port: Int) throws {
        descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_port = in_port_t(port).bigEndian
        address.sin_addr.s_addr = in_addr_t(INADDR_LOOPBACK).bigEndian
        let result = withUnsafePointer(to: &address) { [descriptor] pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { connect(descriptor, $0, socklen_t(MemoryLayout<sockaddr_in>.size)) }
        }
        guard result == 0 else { throw Refused() }
    }

    func send(_ text: String) {
        _ = Foundation.send(descriptor, text, text.utf8.count, Int32(MSG_NOSIGNAL))
    }

    /// Everything until the other side closes.
    func rest() -> String {
        var answer: [UInt8] = []
        var buffer = [UInt8](repeating: 0, count: 4096)
        while case let count = recv(descriptor, &buffer, buffer.count, 0), count > 0 { answer += buffer[..<count] }
        return String(decoding: answer, as: UTF8.self)
    }

    func close() {
        _ = Foundation.close(descriptor)
    }
}

extension Outbound.HTTPResponse {
    var text: String { String(decoding: body, as: UTF8.self) }
}
