import NIOCore
import NIOHTTPTypes

/// Closes a connection whose request takes too long to arrive, however steadily it drips.
///
/// Hummingbird's idle time-out starts anew with each byte of a body, so it alone would let a request take for ever. The time runs from
/// the connection's beginning, later from the first byte of each request, to the request's last byte; what we need to answer is not
/// counted.
final class RequestDeadline: ChannelInboundHandler, RemovableChannelHandler {
    typealias InboundIn = HTTPRequestPart
    typealias InboundOut = HTTPRequestPart

    private static let atTheEnd = TimeAmount.seconds(1)

    private var limit: TimeAmount
    private var timer: Scheduled<Void>?
    private var isArriving = false
    private var endedInThisRead = false

    init(_ limit: TimeAmount) {
        self.limit = limit
    }

    func handlerAdded(context: ChannelHandlerContext) {
        start(context)
    }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        switch unwrapInboundIn(data) {
        case .head, .body:
            isArriving = true
        case .end:
            isArriving = false
            endedInThisRead = true
            stop()
        }
        context.fireChannelRead(data)
    }

    /// Comes after every read, also one that brought only a piece of a head, which the decoder keeps to itself. A request that came
    /// whole in one read needs no timer.
    func channelReadComplete(context: ChannelHandlerContext) {
        if isArriving || !endedInThisRead { start(context) }
        endedInThisRead = false
        context.fireChannelReadComplete()
    }

    /// Who is to end waits for an answer that is owed, and not for long for the rest of a request.
    func userInboundEventTriggered(context: ChannelHandlerContext, event: Any) {
        if event is ChannelShouldQuiesceEvent, isArriving {
            stop()
            limit = min(limit, Self.atTheEnd)
            start(context)
        }
        context.fireUserInboundEventTriggered(event)
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
