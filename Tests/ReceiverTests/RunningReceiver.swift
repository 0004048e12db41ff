import Hummingbird
import Logging
import SMSMessages
import Synchronization
import TestSupport
import Testing

@testable import Receiver

/// The receiver behind a real server on 127.0.0.1, with the channels `main`, `dutch` and `swedish`.
struct RunningReceiver: Sendable {
    static let now = Timestamp(milliseconds: 1_798_200_000_000)
    static let channels = [
        Channel(name: "main", mapping: .generic, numbers: NumberReading(), access: .anybody),
        Channel(name: "dutch", mapping: .sms1609, numbers: NumberReading(countryCode: "31"), access: .anybody),
        Channel(name: "swedish", mapping: .generic, numbers: NumberReading(countryCode: "46"), access: .anybody),
    ]

    let port: Int
    let inbox: Inbox

    /// What was taken, and what becomes of the next message.
    final class Inbox: Sendable {
        private let taken = Mutex<[InboundMessage]>([])
        var messages: [InboundMessage] { taken.withLock { $0 } }

        func take(_ messages: [InboundMessage]) -> [MessageID] {
            taken.withLock { $0 += messages }
            return messages.map(\.id)
        }
    }

    static func run<Result: Sendable>(
        channels: [Channel] = channels, proxies: [AddressRange] = [], uncounted: [AddressRange] = AddressRange.loopback,
        limits: ServerLimits = .standard, logger: Logger = .silent,
        serverLogger: Logger = .silent, passedOver: PassedOver = PassedOver(),
        accept: (@Sendable (Inbox, [InboundMessage]) async throws -> [MessageID])? = nil,
        _ body: (RunningReceiver) async throws -> Result
    ) async throws -> Result {
        let inbox = Inbox()
        let router = Router(context: ServerContext.self)
        let receiver = HTTPReceiver(
            channels: channels, proxies: proxies, limits: limits, logger: logger, passedOver: passedOver, now: { now }
        ) { messages in
            try await accept?(inbox, messages) ?? inbox.take(messages)
        }
        receiver.addRoutes(to: router)
        return try await LoopbackServer.run(
            logger: .silent,
            server: {
                limits.application(
                    router: router, address: .hostname("127.0.0.1", port: 0), uncounted: uncounted, logger: serverLogger, onRunning: $0)
            }
        ) { port in
            try await body(RunningReceiver(port: port, inbox: inbox))
        }
    }

    func connect() throws -> RawConnection { try RawConnection(port: port) }

    /// One request on a connection of its own.
    func ask(_ request: String) async throws -> RawAnswer? { try await ask(Array(request.utf8)) }

    func ask(_ request: [UInt8]) async throws -> RawAnswer? {
        let connection = try connect()
        try connection.send(request)
        return await connection.answer()
    }
}

extension Logger {
    static let silent: Logger = {
        var logger = Logger(label: "silent")
        logger.logLevel = .critical
        return logger
    }()
}

enum Ask {
    static func hops(_ value: String) -> String {
        get("/in/main?\(DecodingTests.numbers)&text=Hi").replacing("Host: a\r\n", with: "Host: a\r\nAnswerback-Hops: \(value)\r\n")
    }

    static func get(_ target: String) -> String { "GET \(target) HTTP/1.1\r\nHost: a\r\n\r\n" }

    static func post(_ target: String, type: String? = "application/x-www-form-urlencoded", headers: String = "", _ body: String) -> [UInt8]
    {
        post(target, type: type, headers: headers, Array(body.utf8))
    }

    static func post(_ target: String, type: String? = "application/x-www-form-urlencoded", headers: String = "", _ body: [UInt8])
        -> [UInt8]
    {
        let type = type.map { "Content-Type: \($0)\r\n" } ?? ""
        return Array("POST \(target) HTTP/1.1\r\nHost: a\r\n\(type)\(headers)Content-Length: \(body.count)\r\n\r\n".utf8) + body
    }
}
