public import Hummingbird
import HummingbirdCore
public import Logging
import NIOCore

/// What bounds a request, so that no stranger can fill memory or hold connections.
public struct ServerLimits: Sendable {
    public var maxBodyBytes = 64 * 1024
    /// The request line and all headers.
    public var maxHeaderBytes = 16 * 1024
    public var maxHeaderCount = 64
    /// From the first byte of a request to its last. A new connection's first request has to come within it too.
    public var requestDeadline = Duration.seconds(10)
    /// Of a connection between requests.
    public var idleTimeout = Duration.seconds(60)
    /// More wait in the system's queue. When several come at the same instant, a few more are let in.
    public var maxConnections = 1024

    public init() {}

    public static let standard = ServerLimits()

    /// - Parameter onRunning: called with the port once it is bound.
    public func application(
        router: Router<ServerContext>, address: BindAddress, logger: Logger, onRunning: @escaping @Sendable (_ port: Int) -> Void
    ) -> some ApplicationProtocol {
        Application(
            router: router,
            server: .http1(
                configuration: HTTP1Channel.Configuration(
                    additionalChannelHandlers: [RequestDeadline(TimeAmount(requestDeadline)), UnreadableRequest(self)],
                    idleTimeout: TimeAmount(idleTimeout),
                    httpDecoderConfiguration: .init(
                        maxHeaderFieldSize: maxHeaderBytes, maxHeaderListSize: maxHeaderBytes, maxHeaderFieldCount: maxHeaderCount))),
            configuration: ApplicationConfiguration(
                address: address, availableConnectionsDelegate: MaximumAvailableConnections(maxConnections, logger: logger)),
            onServerRunning: { onRunning($0.localAddress?.port ?? 0) },
            logger: logger)
    }
}
