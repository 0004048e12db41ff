import HTTPTypes
public import Hummingbird
import NIOCore
public import SMSMessages

/// Step 1 of a message's path: an HTTP request becomes an ``InboundMessage``, and is acknowledged once that is on disk.
public struct HTTPReceiver: Sendable {
    /// Makes messages durable.
    /// - Returns: for each the id it is stored under; of a repeated delivery, the first one's.
    /// - Throws: when nothing may be acknowledged.
    public typealias Accept = @Sendable ([InboundMessage]) async throws -> [MessageID]

    private let channels: [String: Channel]
    private let limits: ServerLimits
    private let now: @Sendable () -> Timestamp
    private let accept: Accept

    public init(
        channels: [Channel], limits: ServerLimits = .standard, now: @escaping @Sendable () -> Timestamp, accept: @escaping Accept
    ) {
        self.channels = Dictionary(channels.map { ($0.name, $0) }) { first, _ in first }
        self.limits = limits
        self.now = now
        self.accept = accept
    }

    /// Adds `/in/<channel>`.
    public func addRoutes(to router: Router<BasicRequestContext>) {
        for method in [HTTPRequest.Method.get, .post] {
            router.on("/in/:channel", method: method) { request, context in
                do {
                    return try await answer(request, channel: context.parameters.get("channel") ?? "")
                } catch let refusal as Refusal {
                    return refusal.response
                }
            }
        }
        for method in [HTTPRequest.Method.put, .delete, .patch] {
            router.on("/in/:channel", method: method) { _, _ in Refusal(.methodNotAllowed, "send an SMS by GET or POST").response }
        }
    }

    private func answer(_ request: Request, channel name: String) async throws -> Response {
        guard let channel = channels[name] else {
            let known = channels.keys.sorted().map { "/in/\($0)" }.joined(separator: ", ")
            throw Refusal(.notFound, "there is no such channel; there is \(known)")
        }
        let dialect = channel.profile.dialect
        let message = try message(from: try await fields(of: request, dialect: dialect), on: channel, dialect: dialect)
        let ids: [MessageID]
        // Whatever the trouble is, it is ours: the provider keeps the SMS and tries again.
        do { ids = try await accept([message]) } catch {
            throw Refusal(.serviceUnavailable, "cannot take the SMS right now; try again", retryAfter: 10)
        }
        return Response(
            status: .ok, body: ResponseBody(byteBuffer: ByteBuffer(string: dialect.acknowledgement(of: ids.first ?? message.id))))
    }

    private func fields(of request: Request, dialect: any Dialect) async throws -> Fields {
        if request.method == .get { return Fields(form: Array((request.uri.query ?? "").utf8)) }
        let body: ByteBuffer
        do { body = try await request.body.collect(upTo: limits.maxBodyBytes) } catch is NIOTooManyBytesError {
            throw Refusal(.contentTooLarge, "a request holds at most \(limits.maxBodyBytes) bytes")
        }
        let type = request.headers[.contentType] ?? "application/x-www-form-urlencoded"
        switch type.prefix(while: { $0 != ";" }).lowercased().filter({ $0 != " " }) {
        case "application/x-www-form-urlencoded":
            return Fields(form: body.readableBytesView)
        case "application/json" where dialect.takesJSON:
            do { return try Fields(json: Array(body.readableBytesView)) } catch {
                throw Refusal(.badRequest, "the body is no JSON object; write {\"from\": \"+31…\", \"to\": \"+31…\", \"text\": \"…\"}")
            }
        default:
            let json = dialect.takesJSON ? ", or a POST of application/json" : ""
            throw Refusal(.unsupportedMediaType, "send a GET with a query, a POST of application/x-www-form-urlencoded\(json)")
        }
    }

    private func message(from fields: Fields, on channel: Channel, dialect: any Dialect) throws(Refusal) -> InboundMessage {
        let names = dialect.names
        let sender = try address(names.sender, in: fields, channel)
        let receiver = try address(names.receiver, in: fields, channel)
        guard let text = fields.first(of: names.text) else {
            throw Refusal(.badRequest, "the field \(Self.list(names.text)) is missing: the text of the SMS, which may be empty")
        }
        let instant = now()
        var random = SystemRandomNumberGenerator()
        return InboundMessage(
            id: MessageID(at: instant, random: &random),
            providerID: fields.first(of: names.id).flatMap { $0.isEmpty ? nil : Self.withoutNUL($0) },
            channel: channel.name, sender: sender, receiver: receiver, text: text,
            sentAt: fields.first(of: names.time).flatMap(dialect.time), receivedAt: instant)
    }

    private func address(_ names: [String], in fields: Fields, _ channel: Channel) throws(Refusal) -> SMSAddress {
        guard let text = fields.first(of: names) else {
            throw Refusal(.badRequest, "the field \(Self.list(names)) is missing: a number such as +31612345678")
        }
        do { return try channel.numbers.address(Self.withoutNUL(text)) } catch {
            throw Refusal(.badRequest, "the field \(Self.list(names)): \(error)")
        }
    }

    /// U+0000 ends a text for much of the world's software, and no number or id has a use for it; a message's text keeps it.
    private static func withoutNUL(_ text: String) -> String {
        String(text.map { $0 == "\0" ? "\u{FFFD}" : $0 })
    }

    private static func list(_ names: [String]) -> String {
        names.joined(separator: " or ")
    }
}

/// A request that is not taken: a status and one line that says what to do.
private struct Refusal: Error {
    let status: HTTPResponse.Status
    let line: String
    let retryAfter: Int?

    init(_ status: HTTPResponse.Status, _ line: String, retryAfter: Int? = nil) {
        self.status = status
        self.line = line
        self.retryAfter = retryAfter
    }

    var response: Response {
        var headers: HTTPFields = [.contentType: "text/plain; charset=utf-8"]
        headers[.retryAfter] = retryAfter.map(String.init)
        return Response(status: status, headers: headers, body: ResponseBody(byteBuffer: ByteBuffer(string: line + "\n")))
    }
}
