public import Hummingbird
import HummingbirdCore
public import Logging
import NIOCore

/// What bounds a request, so that no stranger can fill memory or hold connections.
public struct ServerLimits: Sendable {
    public var maxBodyBytes = 64 * 1024
    public var maxHeaderBytes = 16 * 1024
    /// From the first byte of a request to its last.
    public var requestDeadline = Duration.seconds(10)
    /// Of a connection between requests.
    public var idleTimeout = Duration.seconds(60)
    public var maxConnections = 1024

    public init() {}

    public static let standard = ServerLimits()

    /// - Parameter onRunning: called with the port once it is bound.
    public func application(
        router: Router<BasicRequestContext>, address: BindAddress, logger: Logger, onRunning: @escaping @Sendable (_ port: Int) -> Void
    ) -> some ApplicationProtocol {
        let deadline = TimeAmount(requestDeadline)
        return Application(
            router: router,
            server: .http1(
                configuration: HTTP1Channel.Configuration(
                    additionalChannelHandlers: [RequestDeadline(deadline)],
                    idleTimeout: TimeAmount(idleTimeout),
                    httpDecoderConfiguration: .init(
                        maxHeaderFieldSize: maxHeaderBytes, maxHeaderListSize: maxHeaderBytes, maxHeaderFieldCount: 64))),
            configuration: ApplicationConfiguration(
                address: address, availableConnectionsDelegate: MaximumAvailableConnections(maxConnections, logger: logger)),
            onServerRunning: { onRunning($0.localAddress?.port ?? 0) },
            logger: logger)
    }
}
