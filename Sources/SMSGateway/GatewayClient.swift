public import Outbound
public import SMSMessages

/// What may be asked for with an SMS.
public struct SendOptions: Sendable, Equatable {
    /// The gateway then answers with an id, under which it reports what became of the SMS.
    public var deliveryReport = true
    /// All the gateway's checks, but no SMS and no credit.
    public var isDryRun = false
    /// Whether the gateway's own history keeps the SMS; nil leaves it to the account's setting. The 1609 dialect cannot say no.
    public var isLogged: Bool?

    public init(deliveryReport: Bool = true, isDryRun: Bool = false, isLogged: Bool? = nil) {
        self.deliveryReport = deliveryReport
        self.isDryRun = isDryRun
        self.isLogged = isLogged
    }
}

/// The gateway has taken the SMS.
public struct SendReceipt: Sendable, Equatable {
    /// The gateway's ids, one a recipient, whatever the number of parts; empty where no delivery report was asked for.
    public let ids: [String]

    public init(ids: [String]) {
        self.ids = ids
    }
}

/// Step 6 of a message's path: sends SMS through a gateway that speaks the 1609SMS/1601SMS protocol.
///
/// No SMS is ever sent twice by it, and it never takes one for unsent that may have gone out.
public struct GatewayClient: Sendable {
    /// Makes one HTTP request, once: no repetition, no redirect.
    public typealias Transport = @Sendable (HTTPRequest) async throws(TransportFailure) -> HTTPResponse

    private let account: GatewayAccount
    private let transport: Transport

    public init(account: GatewayAccount, transport: @escaping Transport) {
        self.account = account
        self.transport = transport
    }

    public init(account: GatewayAccount, http: HTTPClient) {
        self.init(account: account) { (request) async throws(TransportFailure) in try await http.perform(request) }
    }

    /// A text of several parts is sent as a long one by itself. The reference goes along in the 1601 dialect, the only one that has it.
    public func send(_ sms: OutboundSMS, options: SendOptions = SendOptions()) async throws(SendFailure) -> SendReceipt {
        let length = try sms.check(numericSenderLimit: account.numericSenderLimit)
        return SendReceipt(ids: try await call(account.form(for: sms, isLong: length.parts > 1, options)))
    }

    /// - Returns: the ids behind the `OK`.
    private func call(_ form: FormBody) async throws(SendFailure) -> [String] {
        let response: HTTPResponse
        do { response = try await transport(account.request(form)) } catch { throw SendFailure(error) }
        guard (200...299).contains(response.status) else { throw SendFailure(unexpected: response) }
        switch GatewayAnswer(response.body) {
        case .ok(let ids): return ids
        case .error(let code): throw refusal(code, response)
        case .unreadable: throw SendFailure(unexpected: response)
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

extension GatewayAccount {
    fileprivate func form(for sms: OutboundSMS, isLong: Bool, _ options: SendOptions) -> FormBody {
        let names = dialect.names
        var form = FormBody()
        form.add(names.user, user)
        form.add(names.password, password.revealed)
        form.add(names.text, sms.text)
        form.add(names.recipients, String(sms.recipient.digits))
        form.add(names.sender, sms.sender.asSender)
        if options.deliveryReport { form.add("delivery", names.yes) }
        if isLong { form.add("type", "long") }
        if let reference = sms.reference, dialect.hasReference { form.add("referentie", reference) }
        if let isLogged = options.isLogged, let answer = isLogged ? names.yes : names.no { form.add("logging", answer) }
        if options.isDryRun { form.add("test", names.yes) }
        return form
    }

    fileprivate func request(_ form: FormBody) -> HTTPRequest {
        var request = HTTPRequest(method, url, connectTimeout: connectTimeout, timeout: timeout, maxResponseBytes: 16 * 1024)
        switch method {
        case .post:
            request.headers = [("Content-Type", "application/x-www-form-urlencoded; charset=UTF-8")]
            request.body = form.bytes
            request.connection = .reused
        case .get:
            request.url += "?" + String(decoding: form.bytes, as: UTF8.self)
            request.connection = .fresh
        }
        return request
    }
}
