import NIOCore
import NIOPosix
import Synchronization

/// A TCP server on 127.0.0.1 that does with each connection what the test says, and writes down what it was sent.
package final class RawServer: Sendable {
    package let port: Int
    private let log = Mutex<[RawRequest]>([])
    private let (arrivals, arrived) = AsyncStream<Void>.makeStream()

    private init(port: Int) {
        self.port = port
    }

    /// Complete requests and bare heads, in the order read.
    package var requests: [RawRequest] { log.withLock { $0 } }

    /// Returns once a request was read, also earlier.
    package func firstRequest() async {
        guard requests.isEmpty else { return }
        for await _ in arrivals { return }
    }

    package func url(_ path: String = "/") -> String { "http://127.0.0.1:\(port)\(path)" }

    /// Serves until `test` ends. A connection is closed when `serve` returns or throws.
    package static func run<Result: Sendable>(
        serving serve: @escaping @Sendable (inout RawConnection) async throws -> Void,
        _ test: (RawServer) async throws -> Result
    ) async throws -> Result {
        let (connections, accepted) = AsyncStream<AcceptedChannel>.makeStream()
        let listener = try await ServerBootstrap(group: .singletonMultiThreadedEventLoopGroup)
            .childChannelInitializer { channel in
                channel.eventLoop.makeCompletedFuture {
                    let (inbound, received) = AsyncStream<ByteBuffer>.makeStream()
                    try channel.pipeline.syncOperations.addHandler(InboundBytes(received))
                    accepted.yield(AcceptedChannel(channel: channel, inbound: inbound))
                }
            }
            .bind(host: "127.0.0.1", port: 0).get()
        let server = RawServer(port: listener.localAddress?.port ?? 0)
        async let serving: Void = server.serve(connections, serve)
        let outcome: Swift.Result<Result, any Error>
        do { outcome = .success(try await test(server)) } catch { outcome = .failure(error) }
        try await listener.close()
        accepted.finish()
        await serving
        return try outcome.get()
    }

    private func serve(
        _ connections: AsyncStream<AcceptedChannel>, _ serve: @escaping @Sendable (inout RawConnection) async throws -> Void
    ) async {
        await withDiscardingTaskGroup { group in
            for await accepted in connections {
                group.addTask {
                    var connection = RawConnection(self, accepted)
                    // The client's leaving in the middle is what many tests are about; it shows on the client's side.
                    try? await serve(&connection)
                    try? await accepted.channel.close()
                }
            }
            group.cancelAll()
        }
    }

    fileprivate func note(_ request: RawRequest) {
        log.withLock { $0.append(request) }
        arrived.yield()
    }
}

private struct AcceptedChannel: Sendable {
    let channel: any Channel
    let inbound: AsyncStream<ByteBuffer>
}

private final class InboundBytes: ChannelInboundHandler {
    typealias InboundIn = ByteBuffer
    private let received: AsyncStream<ByteBuffer>.Continuation

    init(_ received: AsyncStream<ByteBuffer>.Continuation) {
        self.received = received
    }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) { received.yield(unwrapInboundIn(data)) }
    func channelInactive(context: ChannelHandlerContext) { received.finish() }
    func errorCaught(context: ChannelHandlerContext, error: any Error) { context.close(promise: nil) }
}

package struct RawRequest: Sendable {
    package let head: String
    package var body: [UInt8] = []

    package var bodyText: String { String(decoding: body, as: UTF8.self) }
}

package struct RawConnection {
    private let server: RawServer
    private let channel: any Channel
    private var inbound: AsyncStream<ByteBuffer>.AsyncIterator
    private var buffered = ByteBuffer()

    fileprivate init(_ server: RawServer, _ accepted: AcceptedChannel) {
        self.server = server
        channel = accepted.channel
        inbound = accepted.inbound.makeAsyncIterator()
    }

    /// - Returns: nil when the client has closed.
    package mutating func readRequest() async -> RawRequest? {
        guard var request = await head() else { return nil }
        let length = Int(request.header("Content-Length") ?? "0") ?? 0
        while buffered.readableBytes < length { guard await readMore() else { return nil } }
        request.body = buffered.readBytes(length: length) ?? []
        server.note(request)
        return request
    }

    package mutating func readHead() async -> RawRequest? {
        guard let request = await head() else { return nil }
        server.note(request)
        return request
    }

    /// Keeps the connection open, and silent, until the client gives up.
    package mutating func hang() async {
        while await readMore() {}
    }

    package func write(_ text: String) async throws {
        try await channel.writeAndFlush(ByteBuffer(string: text)).get()
    }

    package func answer(_ body: String, status: String = "200 OK") async throws {
        try await write("HTTP/1.1 \(status)\r\nContent-Length: \(body.utf8.count)\r\n\r\n\(body)")
    }

    /// What follows is a TCP reset in place of an orderly end.
    package func resetAtClose() async throws {
        try await (channel as? any SocketOptionProvider)?.setSoLinger(linger(l_onoff: 1, l_linger: 0)).get()
    }

    private mutating func head() async -> RawRequest? {
        while true {
            if let end = buffered.readableBytesView.firstRange(of: "\r\n\r\n".utf8) {
                let length = end.upperBound - buffered.readerIndex
                return RawRequest(head: buffered.readString(length: length) ?? "")
            }
            guard await readMore() else { return nil }
        }
    }

    private mutating func readMore() async -> Bool {
        guard var more = await inbound.next() else { return false }
        buffered.writeBuffer(&more)
        return true
    }
}

extension RawRequest {
    package func header(_ name: String) -> String? {
        for line in head.split(separator: "\r\n").dropFirst() {
            let parts = line.split(separator: ":", maxSplits: 1)
            if parts[0].lowercased() == name.lowercased() { return parts.count > 1 ? String(parts[1].drop { $0 == " " }) : "" }
        }
        return nil
    }
}
