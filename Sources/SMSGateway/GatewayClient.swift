public import Outbound
public import SMSMessages

/// Step 6 of a message's path: sends SMS through a gateway that speaks the 1609SMS/1601SMS protocol.
///
/// No SMS is ever sent twice by it, and it never takes one for unsent that may have gone out: see <doc:SendingAtMostOnce>.
///
/// Every call is one request, bounded by the account's time-outs. A call that was made is carried through even when its task is
/// cancelled: an SMS half way out cannot be called back.
///
/// Copies share their connections and their pace. Call ``close()`` before the program ends.
public struct GatewayClient: Sendable {
    /// Makes one HTTP request, once: no repetition, no redirect.
    public typealias Transport = @Sendable (HTTPRequest) async throws(TransportFailure) -> HTTPResponse

    /// Where and as whom it sends.
    public let account: GatewayAccount
    private let transport: Transport
    private let pace: PaceKeeper?
    /// Its own, where it was given no transport.
    private let http: HTTPClient?

    /// With libcurl, on threads of its own.
    ///
    /// - Parameters:
    ///   - account: where and as whom to send.
    ///   - connections: how many requests are under way at once, at least 1; further ones wait.
    public init(account: GatewayAccount, connections: Int = 8) {
        let http = HTTPClient(workers: connections)
        self.init(account: account, transport: Self.transport(http), http: http)
    }

    /// With libcurl, shared with whatever else the program asks of the network.
    public init(account: GatewayAccount, http: HTTPClient) {
        self.init(account: account, transport: Self.transport(http))
    }

    /// With any transport, a test's for example.
    ///
    /// - Parameters:
    ///   - account: where and as whom to send.
    ///   - transport: makes each request once, and bounds itself how many are under way at once.
    public init(account: GatewayAccount, transport: @escaping Transport) {
        self.init(account: account, transport: transport, http: nil)
    }

    private init(account: GatewayAccount, transport: @escaping Transport, http: HTTPClient?) {
        self.init(account: account, transport: transport, pace: account.perSecond.map { PaceKeeper(perSecond: $0) }, http: http)
    }

    init(account: GatewayAccount, transport: @escaping Transport, pace: PaceKeeper?, http: HTTPClient? = nil) {
        self.account = account
        self.transport = transport
        self.pace = pace
        self.http = http
    }

    /// For a program that keeps the account's pace itself, before it hands an SMS over.
    package var withoutPace: GatewayClient { GatewayClient(account: account, transport: transport, pace: nil, http: http) }

    private static func transport(_ http: HTTPClient) -> Transport {
        { (request) async throws(TransportFailure) in try await http.perform(request) }
    }

    /// Waits for the requests under way; later ones fail, proved not to have left. To be called before the program ends. A transport
    /// that was handed in stays open.
    public func close() async { await http?.shutdown() }
}

extension GatewayClient {
    /// Sends one text to one or more recipients, in one request.
    ///
    /// A text of several parts, at most three, is sent as a long one by itself. Waits for its turn where the account has a pace. What the
    /// gateway is known to refuse is refused before a request is spent on it.
    ///
    /// - Parameters:
    ///   - sms: what to send, and to whom.
    ///   - options: a delivery report, a dry run, a time to come.
    /// - Returns: the gateway's ids. The gateway has taken the SMS; what became of it, ``report(id:withDate:)`` asks.
    /// - Throws: ``SendFailure``, whose ``SendFailure/kind`` says what to do. After ``SendFailure/Kind/unknown`` the SMS may have gone out.
    public func send(_ sms: SMS, options: SendOptions = SendOptions()) async throws(SendFailure) -> SendReceipt {
        var sms = sms
        if options.transliterates { sms.text = GSMTransliteration(of: sms.text).text }
        let parts = try sms.check(numericSenderLimit: account.numericSenderLimit).parts
        let form = try account.form(for: sms, isLong: parts > 1, options)
        try await pace?.turn(of: parts * sms.recipients.count)
        let request = account.request(form, maxResponseBytes: sms.recipients.longestAnswer)
        return SendReceipt(answered: try await ask(request, .send, read: Self.words), to: options)
    }

    /// The same for one recipient, as a queue holds its SMS.
    public func send(_ sms: OutboundSMS, options: SendOptions = SendOptions()) async throws(SendFailure) -> SendReceipt {
        try await send(SMS(sms), options: options)
    }

    /// The words behind an `OK`.
    static func words(_ body: [UInt8]) -> [String]? {
        guard case .ok(let words) = GatewayAnswer(body) else { return nil }
        return words
    }

    /// - Parameter read: nil for what is no answer to this; whether it is a refusal is looked at then.
    func ask<Answer>(
        _ request: HTTPRequest, _ operation: GatewayOperation, read: ([UInt8]) -> Answer?
    ) async throws(SendFailure) -> Answer {
        do throws(SendFailure) {
            let response: HTTPResponse
            do { response = try await transport(request) } catch { throw SendFailure(error) }
            guard (200...299).contains(response.status) else { throw SendFailure(unexpected: response) }
            if let answer = read(response.body) { return answer }
            guard case .error(let code) = GatewayAnswer(response.body) else { throw SendFailure(unexpected: response) }
            throw refusal(code, response)
        } catch {
            throw error.during(operation)
        }
    }

    private func refusal(_ number: Int, _ response: HTTPResponse) -> SendFailure {
        guard let code = GatewayCode(rawValue: number) else { return SendFailure(unknownCode: number, response) }
        switch code {
        case .userMissing where account.method == .post, .passwordMissing where account.method == .post:
            // Both were sent. A gateway that reads the URL alone does not see them.
            return SendFailure(code.kind, code: code, reason: "the gateway did not read our POST", advice: "try `method: get`")
        default:
            return SendFailure(code)
        }
    }
}

extension SMS.Recipients {
    /// Bytes: an id a recipient.
    fileprivate var longestAnswer: Int {
        switch self {
        case .numbers: 16 * 1024
        case .group: 1024 * 1024
        }
    }
}
