import HTTPTypes
import NIOCore
import NIOHTTPTypes

/// Tells ``Connections`` what a connection waits for, and ends that of whoever was not let in.
final class ConnectionWatch: ChannelDuplexHandler, RemovableChannelHandler {
    typealias InboundIn = HTTPRequestPart
    typealias InboundOut = HTTPRequestPart
    typealias OutboundIn = HTTPResponsePart
    typealias OutboundOut = HTTPResponsePart

    private let connections: Connections
    private let lingering: TimeAmount
    private var name: Int?
    private var unanswered = 0
    private var isRefused = false

    /// 401, 403, 404, 421, 431: who gets these may do nothing here.
    private static let refusals: Set<HTTPResponse.Status> = [
        .unauthorized, .forbidden, .notFound, .misdirectedRequest, .requestHeaderFieldsTooLarge,
    ]

    init(_ connections: Connections, lingering: TimeAmount) {
        self.connections = connections
        self.lingering = lingering
    }

    func handlerAdded(context: ChannelHandlerContext) {
        if context.channel.isActive { open(context) }
    }

    func channelActive(context: ChannelHandlerContext) {
        open(context)
        context.fireChannelActive()
    }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        if isRefused { return }
        switch unwrapInboundIn(data) {
        case .head:
            unanswered += 1
            if unanswered == 1 { tell(.arriving) }
        case .body: break
        case .end:
            if unanswered > 0 { tell(.answering) }
        }
        context.fireChannelRead(data)
    }

    func write(context: ChannelHandlerContext, data: NIOAny, promise: EventLoopPromise<Void>?) {
        switch unwrapOutboundIn(data) {
        case .head(var head) where Self.refusals.contains(head.status):
            isRefused = true
            head.headerFields[.connection] = "close"
            context.write(wrapOutboundOut(.head(head)), promise: promise)
        case .head, .body:
            context.write(data, promise: promise)
        case .end where isRefused:
            context.writeAndFlush(data, promise: promise)
            tell(.idle)
            leave(context)
        case .end:
            // Not before the answer is out: whoever is idle may be closed.
            let written = promise ?? context.eventLoop.makePromise(of: Void.self)
            written.futureResult.assumeIsolated().whenComplete { _ in self.answered() }
            context.write(data, promise: written)
        }
    }

    private func answered() {
        unanswered -= 1
        if unanswered == 0 { tell(.idle) }
    }

    private func open(_ context: ChannelHandlerContext) {
        if name == nil { name = connections.opened(context.channel) }
    }

    private func tell(_ state: ConnectionLedger.State) {
        if isRefused, state != .idle { return }
        if let name { connections.changed(name, to: state) }
    }

    /// First only our side: closed whole with bytes unread, the connection would be reset before the answer is read.
    private func leave(_ context: ChannelHandlerContext) {
        context.close(mode: .output, promise: nil)
        let channel = context.channel
        context.eventLoop.scheduleTask(in: lingering) { channel.close(promise: nil) }
    }
}
