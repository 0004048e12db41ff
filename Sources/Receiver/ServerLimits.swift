public import Hummingbird
import HummingbirdCore
public import Logging
import NIOCore
public import SMSMessages

/// What bounds a request, so that no stranger can fill memory or hold connections.
public struct ServerLimits: Sendable {
    public var maxBodyBytes = 64 * 1024
    /// Of a form in parts, which may bring pictures along; they are passed over.
    public var maxMultipartBytes = 1024 * 1024
    /// Of one SMS, in UTF-8. The longest that a phone can send has 255 parts of at most ``maxPartBytes``.
    public var maxTextBytes = 10 * 1024
    /// What one part of a long SMS can hold: 153 characters of at most 3 bytes.
    static let maxPartBytes = 459
    /// The request line and all headers.
    public var maxHeaderBytes = 16 * 1024
    public var maxHeaderCount = 64
    /// From the first byte of a request to its last. A new connection's first request has to come within it too.
    public var requestDeadline = Duration.seconds(10)
    /// Of a connection between requests.
    public var idleTimeout = Duration.seconds(60)
    /// For one more, the one that has waited longest for its client is closed; while all are being answered, more wait in the system's queue. When
    /// several come at the same instant, a few more are let in.
    public var maxConnections = 1024
    /// Of one IPv4 address, or one IPv6 /64.
    public var maxConnectionsPerAddress = 256
    /// How long a connection whose request was refused stays for its client to read the answer.
    public var lingering = Duration.seconds(2)

    public init() {}

    public static let standard = ServerLimits()

    /// - Parameters:
    ///   - uncounted: addresses that may hold as many connections as there are, such as a reverse proxy's.
    ///   - onRunning: called with the port once it is bound.
    public func application(
        router: Router<ServerContext>, address: BindAddress, uncounted: [AddressRange] = AddressRange.loopback, logger: Logger,
        onRunning: @escaping @Sendable (_ port: Int) -> Void
    ) -> some ApplicationProtocol {
        let connections = Connections(self, uncounted: uncounted, logger: logger)
        return Application(
            router: router,
            server: .http1(
                configuration: HTTP1Channel.Configuration(
                    additionalChannelHandlers: [
                        ConnectionWatch(connections, lingering: TimeAmount(lingering)), RequestDeadline(TimeAmount(requestDeadline)),
                        UnreadableRequest(self),
                    ],
                    idleTimeout: TimeAmount(idleTimeout),
                    httpDecoderConfiguration: .init(
                        maxHeaderFieldSize: maxHeaderBytes, maxHeaderListSize: maxHeaderBytes, maxHeaderFieldCount: maxHeaderCount))),
            configuration: ApplicationConfiguration(
                address: address, availableConnectionsDelegate: ConnectionRoom(connections: connections)),
            onServerRunning: { channel in
                connections.listen(on: channel)
                onRunning(channel.localAddress?.port ?? 0)
            },
            logger: logger.forLibraries)
    }
}

extension Logger {
    /// Of libraries it says what matters; their inner doings are of no use to whoever looks for a fault here.
    public var forLibraries: Logger {
        var logger = self
        logger.logLevel = max(logLevel, .notice)
        return logger
    }
}
