import HTTPTypes
public import Hummingbird
public import Logging
public import SMSMessages

/// Step 1 of a message's path: an HTTP request becomes an ``InboundMessage``, and is acknowledged once that is on disk.
public struct HTTPReceiver: Sendable {
    /// Makes messages durable.
    /// - Returns: for each the id it is stored under; of a repeated delivery, the first one's.
    /// - Throws: when nothing may be acknowledged. The error is logged, so it holds neither numbers nor texts.
    public typealias Accept = @Sendable ([InboundMessage]) async throws -> [MessageID]

    private let readers: [String: MessageReader]
    private let limits: ServerLimits
    private let now: @Sendable () -> Timestamp
    private let accept: Accept
    private let outage: Outage

    /// - Parameter channels: of two with one name the first counts.
    public init(
        channels: [Channel], limits: ServerLimits = .standard, logger: Logger = Logger(label: "answerback.receiver"),
        now: @escaping @Sendable () -> Timestamp, accept: @escaping Accept
    ) {
        readers = Dictionary(channels.map { ($0.name, MessageReader($0)) }) { first, _ in first }
        self.limits = limits
        self.now = now
        self.accept = accept
        outage = Outage(logger)
    }

    /// Adds `/in/<channel>`.
    public func addRoutes(to router: Router<BasicRequestContext>) {
        for method in [HTTPRequest.Method.get, .post] {
            router.on("/in/:channel", method: method) { request, context in
                do throws(Refusal) {
                    return try await answer(request, channel: context.parameters.get("channel") ?? "")
                } catch {
                    return error.response
                }
            }
            router.on("/in", method: method) { _, _ in unknownChannel.response }
        }
        for method in [HTTPRequest.Method.put, .delete, .patch, .options] {
            router.on("/in/:channel", method: method) { _, _ in Refusal.methodNotAllowed.response }
        }
        router.head("/in/:channel") { _, _ in Refusal.methodNotAllowed.response.createHeadResponse() }
    }

    private func answer(_ request: Request, channel: String) async throws(Refusal) -> Response {
        guard let reader = readers[channel] else { throw unknownChannel }
        let message = try reader.message(from: try await fields(of: request, for: reader), at: now())
        let ids: [MessageID]
        do {
            ids = try await accept([message])
        } catch {
            outage.goesOn(error)
            // Whatever the trouble is, it is ours: the provider keeps the SMS and tries again.
            throw Refusal(.serviceUnavailable, "cannot take the SMS right now; try again", header: (.retryAfter, "10"))
        }
        outage.isOver()
        return .text(reader.dialect.acknowledgement(of: ids.first ?? message.id))
    }

    /// Of a POST the body's fields, then those of its URL.
    private func fields(of request: Request, for reader: MessageReader) async throws(Refusal) -> Fields {
        var fields = request.method == .post ? try await reader.bodyFields(of: request, limits) : Fields()
        if var query = request.uri.query { query.withUTF8 { fields.add(form: UnsafeRawBufferPointer($0)) } }
        return fields
    }

    private var unknownChannel: Refusal {
        let known = readers.keys.sorted().map { "/in/\($0)" }.joined(separator: ", ")
        return Refusal(.notFound, "there is no such channel; there is \(known.isEmpty ? "none" : known)")
    }
}
