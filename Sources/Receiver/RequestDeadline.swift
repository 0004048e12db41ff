import NIOCore
import NIOHTTPTypes

/// Closes a connection whose request takes too long to arrive, however steadily it drips.
///
/// Hummingbird's idle time-out starts anew with each byte, so it alone would let a request take for ever.
final class RequestDeadline: ChannelInboundHandler, RemovableChannelHandler {
    typealias InboundIn = HTTPRequestPart
    typealias InboundOut = HTTPRequestPart

    private let limit: TimeAmount
    private var timer: Scheduled<Void>?
    private var endedInThisRead = false

    init(_ limit: TimeAmount) {
        self.limit = limit
    }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        switch unwrapInboundIn(data) {
        case .head, .body:
            start(context)
        case .end:
            stop()
            endedInThisRead = true
        }
        context.fireChannelRead(data)
    }

    /// Comes after every read, also one that brought only a piece of a head, which the decoder keeps to itself. A piece that came in
    /// one read with the end of the request before is noticed with its next byte; if none comes, the connection is idle.
    func channelReadComplete(context: ChannelHandlerContext) {
        if !endedInThisRead { start(context) }
        endedInThisRead = false
        context.fireChannelReadComplete()
    }

    func channelInactive(context: ChannelHandlerContext) {
        stop()
        context.fireChannelInactive()
    }

    func handlerRemoved(context: ChannelHandlerContext) {
        stop()
    }

    private func start(_ context: ChannelHandlerContext) {
        guard timer == nil else { return }
        let channel = context.channel
        timer = context.eventLoop.scheduleTask(in: limit) { channel.close(promise: nil) }
    }

    private func stop() {
        timer?.cancel()
        timer = nil
    }
}
