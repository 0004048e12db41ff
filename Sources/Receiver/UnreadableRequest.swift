import HTTPTypes
import NIOCore
import NIOHTTPTypes

/// Answers what is no HTTP request, or one whose head is too large, by 400 and a line; Hummingbird by itself says nothing but the
/// number.
final class UnreadableRequest: ChannelDuplexHandler, RemovableChannelHandler {
    typealias InboundIn = HTTPRequestPart
    typealias InboundOut = HTTPRequestPart
    typealias OutboundIn = HTTPResponsePart
    typealias OutboundOut = HTTPResponsePart

    private let line: ByteBuffer
    private var unanswered = 0

    init(_ limits: ServerLimits) {
        line = ByteBuffer(
            string: "this is not a readable HTTP/1.1 request: in its URL only %XX for all beyond ASCII, at most "
                + "\(limits.maxHeaderBytes) bytes of head, \(limits.maxHeaderCount) headers\n")
    }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        if case .head = unwrapInboundIn(data) { unanswered += 1 }
        context.fireChannelRead(data)
    }

    func write(context: ChannelHandlerContext, data: NIOAny, promise: EventLoopPromise<Void>?) {
        if case .end = unwrapOutboundIn(data) { unanswered -= 1 }
        context.write(data, promise: promise)
    }

    func errorCaught(context: ChannelHandlerContext, error: any Error) {
        if unanswered == 0 {
            let headers: HTTPFields = [
                .connection: "close", .contentLength: String(line.readableBytes), .contentType: "text/plain; charset=utf-8",
            ]
            context.write(wrapOutboundOut(.head(HTTPResponse(status: .badRequest, headerFields: headers))), promise: nil)
            context.write(wrapOutboundOut(.body(line)), promise: nil)
            context.writeAndFlush(wrapOutboundOut(.end(nil)), promise: nil)
            // Only our side: closed whole with bytes unread, the connection would be reset before the answer is read.
            context.close(mode: .output, promise: nil)
        }
        context.fireErrorCaught(error)
    }
}
