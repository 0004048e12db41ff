import Glibc
public import Hummingbird
public import NIOCore
import Synchronization

/// A request's context that knows the connection it came on, which the sandbox may have to break.
public protocol ConnectionContext: RequestContext {
    var channel: any Channel { get }
}

/// What a broken gateway does to a connection, beneath HTTP.
struct Connection: Sendable {
    let channel: any Channel

    /// With a reset instead of an orderly end, whatever has not been read yet.
    func reset() async {
        try? await (channel as? any SocketOptionProvider)?.setSoLinger(linger(l_onoff: 1, l_linger: 0)).get()
        await close()
    }

    /// Whoever wants it closed does not care that the client was faster.
    func close() async {
        try? await channel.close()
    }

    /// Calls back when the client has left, until the watch is removed.
    func add(_ watch: ClientWatch) async {
        // It has left already where this fails.
        do { try await channel.pipeline.addHandler(watch, position: .first).get() } catch { watch.clientLeft() }
    }

    func remove(_ watch: ClientWatch) async {
        // With the connection all its handlers are gone.
        try? await channel.pipeline.removeHandler(watch).get()
    }

    /// Sends bytes past everything that speaks HTTP.
    func write(_ bytes: some Sequence<UInt8> & Sendable) async {
        let written = channel.eventLoop.makePromise(of: Void.self)
        let bytes = RawBytes(ByteBuffer(bytes: bytes), written: written)
        do {
            // Of the handlers the nearest to the socket: what it sends meets no other.
            try await channel.pipeline.addHandler(bytes, position: .first).get()
            try await written.futureResult.get()
        } catch {
            // The client left first; a promise must not be left open.
            written.fail(error)
        }
    }
}

/// Sees a client leave that nobody reads from: the server allows connections that are closed in one direction.
final class ClientWatch: ChannelInboundHandler, RemovableChannelHandler, Sendable {
    typealias InboundIn = Never

    private let left = Atomic(false)
    private let whenLeft: @Sendable () -> Void

    init(whenLeft: @escaping @Sendable () -> Void) {
        self.whenLeft = whenLeft
    }

    /// True before the call back is made.
    var hasLeft: Bool { left.load(ordering: .sequentiallyConsistent) }

    func clientLeft() {
        left.store(true, ordering: .sequentiallyConsistent)
        whenLeft()
    }

    func userInboundEventTriggered(context: ChannelHandlerContext, event: Any) {
        if case ChannelEvent.inputClosed? = event as? ChannelEvent { clientLeft() }
        context.fireUserInboundEventTriggered(event)
    }

    func channelInactive(context: ChannelHandlerContext) {
        clientLeft()
        context.fireChannelInactive()
    }
}

private final class RawBytes: ChannelOutboundHandler, Sendable {
    typealias OutboundIn = ByteBuffer
    typealias OutboundOut = ByteBuffer

    private let bytes: ByteBuffer
    private let written: EventLoopPromise<Void>

    init(_ bytes: ByteBuffer, written: EventLoopPromise<Void>) {
        self.bytes = bytes
        self.written = written
    }

    func handlerAdded(context: ChannelHandlerContext) {
        context.writeAndFlush(wrapOutboundOut(bytes), promise: written)
    }
}
