import HTTPTypes
public import Hummingbird
public import Logging
public import SMSMessages

/// Step 7 of a message's path, its way in: a gateway calls and says what became of an SMS. It is answered `OK` once that is on disk.
public struct DeliveryReceiver: Sendable {
    /// A gateway that may call.
    public struct Caller: Sendable {
        /// Stands in the path, `/dlr/<name>/<token>`.
        public var name: String
        public var token: AccessToken
        /// Makes sense of the call's fields, `smsid=…&status=…`.
        /// - Throws: a sentence that repeats nothing of them.
        public var read: @Sendable (_ query: String) throws(Unreadable) -> DeliveryNotification

        public init(
            name: String, token: AccessToken, read: @escaping @Sendable (_ query: String) throws(Unreadable) -> DeliveryNotification
        ) {
            self.name = name
            self.token = token
            self.read = read
        }
    }

    public struct Unreadable: Error, Sendable {
        public var sentence: String

        public init(_ sentence: String) {
            self.sentence = sentence
        }
    }

    /// Makes a notification durable.
    /// - Throws: when it may not be acknowledged. The error is logged, so it holds nothing of an SMS.
    public typealias Record = @Sendable (_ notification: DeliveryNotification, _ gateway: String) async throws -> Void

    private let callers: [String: Caller]
    private let clients: ClientAddress
    private let logger: Logger
    private let now: @Sendable () -> Timestamp
    private let record: Record
    private let outage: Outage
    private let strangers: Strangers

    /// Bytes; the longest reference is 75 characters.
    static let longestForm = 4096
    /// Bytes, of an id and a reference, each.
    static let longestWord = 300

    /// - Parameters:
    ///   - callers: of two with one name the first counts.
    ///   - proxies: whose `X-Forwarded-For` is believed.
    public init(
        callers: [Caller], proxies: [AddressRange] = [], logger: Logger = Logger(label: "answerback.dlr"),
        now: @escaping @Sendable () -> Timestamp, record: @escaping Record
    ) {
        self.callers = Dictionary(callers.map { ($0.name, $0) }) { first, _ in first }
        clients = ClientAddress(proxies: proxies)
        self.logger = logger
        self.now = now
        self.record = record
        outage = Outage(logger, of: "delivery notifications")
        strangers = Strangers(logger)
    }

    /// Adds `/dlr/<gateway>/<token>`, by GET and POST.
    public func addRoutes(to router: Router<ServerContext>) {
        for method in [HTTPRequest.Method.get, .post, .put, .delete, .patch, .options, .head] {
            for path in ["/dlr", "/dlr/:gateway", "/dlr/:gateway/:token"] {
                router.on(RouterPath(path), method: method) { request, context in
                    do throws(Refusal) {
                        return try await answer(request, context)
                    } catch {
                        return method == .head ? error.response.createHeadResponse() : error.response
                    }
                }
            }
        }
    }

    private func answer(_ request: Request, _ context: ServerContext) async throws(Refusal) -> Response {
        let caller = try admitted(request, context)
        guard request.method == .get || request.method == .post else {
            throw Refusal(.methodNotAllowed, "tell of an SMS by GET or POST", header: (.allow, "GET, POST"))
        }
        let notification: DeliveryNotification
        do throws(Unreadable) {
            notification = try caller.read(try await fields(of: request)).checked
        } catch {
            strangers.refused(
                error.sentence, channel: Self.channel(caller.name), now: now(),
                "a gateway's call about an SMS was not understood, and it was told so")
            throw Refusal(.badRequest, error.sentence)
        }
        do {
            try await record(notification, caller.name)
        } catch {
            outage.goesOn(error)
            throw Refusal(.serviceUnavailable, "cannot take it right now; try again", header: (.retryAfter, "10"))
        }
        outage.isOver()
        return Response.text("OK")
    }

    /// One gateway that is not there and one that is are the same to whoever has no token.
    private func admitted(_ request: Request, _ context: ServerContext) throws(Refusal) -> Caller {
        guard let name = context.parameters.get("gateway"), let caller = callers[name] else { throw Self.notAdmitted }
        guard let token = context.parameters.get("token"), caller.token.admits(token) else {
            strangers.turnedAway(
                "a call about an SMS came without the gateway's `dlr_token`, or with a wrong one", channel: Self.channel(name),
                clients.of(request, context), now: now())
            throw Self.notAdmitted
        }
        return caller
    }

    /// The query, and after it, so that it counts before, the form.
    private func fields(of request: Request) async throws(Unreadable) -> String {
        let query = request.uri.query ?? ""
        guard request.method == .post else { return query }
        do {
            return query + "&" + String(buffer: try await request.body.collect(upTo: Self.longestForm))
        } catch {
            throw Unreadable("the form is longer than \(Self.longestForm) bytes, or did not come whole")
        }
    }

    private static func channel(_ name: String) -> String { "/dlr/\(name)" }

    private static let notAdmitted = Refusal(
        .forbidden, "no such gateway, or not with this token: call /dlr/<gateway>/<token>, the URL that `answerback dlr --url` shows")
}

extension DeliveryNotification {
    /// What can be kept: neither of the two words is longer than any gateway makes them, or holds control characters.
    fileprivate var checked: DeliveryNotification {
        get throws(DeliveryReceiver.Unreadable) {
            for (name, word) in [("smsid", id ?? ""), ("referentie", reference ?? "")] {
                guard word.utf8.count <= DeliveryReceiver.longestWord,
                    word.unicodeScalars.allSatisfy({ $0.value >= 0x20 && $0.value != 0x7F })
                else { throw DeliveryReceiver.Unreadable("`\(name)` is too long, or holds control characters") }
            }
            return self
        }
    }
}
