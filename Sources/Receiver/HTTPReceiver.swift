import HTTPTypes
public import Hummingbird
public import Logging
public import SMSMessages

/// Step 1 of a message's path: an HTTP request becomes ``InboundMessage``s, and is acknowledged once they are on disk.
public struct HTTPReceiver: Sendable {
    /// Makes messages durable.
    /// - Returns: for each the id it is stored under; of a repeated delivery, the first one's.
    /// - Throws: when nothing may be acknowledged. The error is logged, so it holds neither numbers nor texts.
    public typealias Accept = @Sendable ([InboundMessage]) async throws -> [MessageID]

    private let readers: [String: MessageReader]
    private let clients: ClientAddress
    private let limits: ServerLimits
    private let logger: Logger
    private let now: @Sendable () -> Timestamp
    private let accept: Accept
    private let outage: Outage
    private let strangers: Strangers
    private let passedOver: PassedOver

    /// - Parameters:
    ///   - channels: of two with one name the first counts.
    ///   - proxies: whose `X-Forwarded-For` is believed.
    ///   - passedOver: counts what came in and is no SMS.
    public init(
        channels: [Channel], proxies: [AddressRange] = [], limits: ServerLimits = .standard,
        logger: Logger = Logger(label: "answerback.receiver"), passedOver: PassedOver = PassedOver(),
        now: @escaping @Sendable () -> Timestamp, accept: @escaping Accept
    ) {
        readers = Dictionary(channels.map { ($0.name, MessageReader($0)) }) { first, _ in first }
        clients = ClientAddress(proxies: proxies)
        self.limits = limits
        self.logger = logger
        self.now = now
        self.accept = accept
        outage = Outage(logger)
        strangers = Strangers(logger)
        self.passedOver = passedOver
    }

    /// Adds `/in/<channel>` and `/in/<channel>/<token>`.
    public func addRoutes(to router: Router<ServerContext>) {
        for method in [HTTPRequest.Method.get, .post, .put, .delete, .patch, .options, .head] {
            for path in ["/in", "/in/:channel", "/in/:channel/:token"] {
                router.on(RouterPath(path), method: method) { request, context in
                    do throws(Refusal) {
                        let response = try await answer(request, context)
                        return method == .head ? response.createHeadResponse() : response
                    } catch {
                        tell(error, context)
                        return method == .head ? error.response.createHeadResponse() : error.response
                    }
                }
            }
        }
    }

    private func answer(_ request: Request, _ context: ServerContext) async throws(Refusal) -> Response {
        let reader = try admitted(request, context)
        let mapping = reader.channel.mapping
        if request.isBare { return .text("this is the channel \(reader.channel.name): SMS can be sent here; this request was none\n") }
        guard let method = ChannelMapping.Method(rawValue: request.method.rawValue.lowercased()), mapping.methods.contains(method) else {
            throw .methodNotAllowed(mapping.methods)
        }
        let hops = try Hops.of(request)
        let reading = try read(try await reader.sources(in: request, limits), by: reader, hops: hops)
        let messages = reading.messages
        if messages.isEmpty { return Response(mapping.answer, id: "") }
        let ids: [MessageID]
        do {
            ids = try await accept(messages)
        } catch {
            outage.goesOn(error)
            // Whatever the trouble is, it is ours: the provider keeps the SMS and tries again.
            throw Refusal(.serviceUnavailable, "cannot take the SMS right now; try again", header: (.retryAfter, "10"))
        }
        outage.isOver()
        if let refusal = reading.refusal(by: reader) { throw refusal }
        return Response(mapping.answer, id: (ids.first ?? messages[0].id).description)
    }

    /// The channel asked for, if whoever asks may use it. To anybody else, one that is not there and one that is are the same.
    private func admitted(_ request: Request, _ context: ServerContext) throws(Refusal) -> MessageReader {
        let isOpen = readers.values.allSatisfy { $0.channel.access.token == nil }
        guard let name = context.parameters.get("channel"), let reader = readers[name] else { throw isOpen ? unknownChannel : .notAdmitted }
        let access = reader.channel.access
        if !access.sources.isEmpty {
            let client = clients.of(request, context)
            guard let client, access.sources.contains(where: { $0.contains(client) }) else {
                strangers.turnedAway("a request came from an address that is not listed", channel: name, client, now: now())
                throw .notAdmitted
            }
        }
        let pathToken = context.parameters.get("token")
        guard let token = access.token else {
            if pathToken != nil { throw isOpen ? unknownChannel : .notAdmitted }
            guard !request.isOfAnotherSite else {
                strangers.turnedAway("a browser asked for a page of another site", channel: name, clients.of(request, context), now: now())
                throw .notAdmitted
            }
            return reader
        }
        guard let shown = Self.token(in: request, pathToken, access.place), token.admits(shown) else {
            strangers.turnedAway(
                "a request came without the channel's token, or with a wrong one", channel: name, clients.of(request, context), now: now())
            throw .notAdmitted
        }
        return reader
    }

    private static func token(in request: Request, _ pathToken: String?, _ place: ChannelAccess.TokenPlace) -> String? {
        switch place {
        case .path: return pathToken
        case .header(let name):
            guard pathToken == nil, let field = HTTPField.Name(name), let value = request.headers[field] else { return nil }
            let bearer = "bearer "
            let isBearer = name.lowercased() == "authorization" && value.lowercased().hasPrefix(bearer)
            return isBearer ? String(value.dropFirst(bearer.count)) : value
        }
    }

    /// What one request holds.
    private struct Reading {
        var messages: [InboundMessage] = []
        /// Which SMS of the request could not be read (the first is 1), and why.
        var unreadable: [(place: Int, refusal: Refusal)] = []
        var count = 0

        /// A 2xx says that all of a request is on disk: where a part cannot be read, the provider is told, and may look into it.
        func refusal(by reader: MessageReader) -> Refusal? {
            guard let first = unreadable.first else { return nil }
            let places = unreadable.prefix(10).map { "\($0.place)" }.joined(separator: ", ") + (unreadable.count > 10 ? ", …" : "")
            let line = "SMS \(places) of \(count) cannot be read; \(first.refusal.line)"
            return Refusal(.badRequest, messages.isEmpty ? line : line + "; the others were taken, and are known if they come again")
        }
    }

    /// One SMS that cannot be read keeps its neighbours from being taken only where a repetition of them could not be told.
    private func read(_ sources: [MessageReader.Source], by reader: MessageReader, hops: Int) throws(Refusal) -> Reading {
        var reading = Reading(count: sources.count)
        for (index, source) in sources.enumerated() {
            if let other = reader.other(source) {
                passOver(other, reader)
                continue
            }
            do throws(Refusal) {
                reading.messages.append(try reader.message(from: source, at: now(), hops: hops, limits))
                if !reader.hasText(source) { tellOfNoText(reader) }
            } catch {
                if sources.count == 1 { throw error }
                reading.unreadable.append((index + 1, error))
            }
        }
        guard !reading.unreadable.isEmpty else { return reading }
        if reading.messages.contains(where: { $0.providerID == nil }) { reading.messages.removeAll() }
        if reading.messages.isEmpty, let refusal = reading.refusal(by: reader) { throw refusal }
        return reading
    }

    private func passOver(_ other: MessageReader.Other, _ reader: MessageReader) {
        passedOver.count(reader.channel.name)
        guard case .unmarked(let field) = other else { return }
        strangers.refused(
            "it has no field \(field)", channel: reader.channel.name, now: now(),
            "what a provider sent was passed over, since it does not say what `only` asks for: is the channel's mapping right?")
    }

    /// Where the mapping is wrong, each SMS is like that.
    private func tellOfNoText(_ reader: MessageReader) {
        strangers.refused(
            "it has no field for the text", channel: reader.channel.name, now: now(),
            "an SMS came without a text and was taken as an empty one: is the channel's mapping right?")
    }

    /// A provider may drop what is refused without a word, so it is said here too.
    private func tell(_ refusal: Refusal, _ context: ServerContext) {
        guard refusal.isAboutContent, let channel = context.parameters.get("channel"), readers[channel] != nil else { return }
        strangers.refused(refusal.line, channel: channel, now: now())
    }

    private var unknownChannel: Refusal {
        let known = readers.keys.sorted().map { "/in/\($0)" }.joined(separator: ", ")
        return Refusal(.notFound, "there is no such channel; there is \(known.isEmpty ? "none" : known)")
    }
}

extension Request {
    /// As a provider asks that only tries whether the URL is there.
    fileprivate var isBare: Bool { (method == .get || method == .head) && (uri.query ?? "").isEmpty }
}

extension Response {
    fileprivate init(_ answer: ChannelMapping.Answer, id: String) {
        let body = answer.body.replacing("{id}", with: id)
        self.init(
            status: HTTPResponse.Status(code: answer.status), headers: [.contentType: answer.contentType],
            body: ResponseBody(byteBuffer: ByteBuffer(string: body)))
    }
}
