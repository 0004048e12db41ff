import Outbound
import SMSGateway
import SMSMessages
import Synchronization
import Testing

/// A transport that keeps what it was given and answers what the test says.
final class Recorder: Sendable {
    private let kept = Mutex<[HTTPRequest]>([])
    private let answer: Result<HTTPResponse, TransportFailure>

    init(_ answer: Result<HTTPResponse, TransportFailure>) {
        self.answer = answer
    }

    convenience init(_ body: String, status: Int = 200) {
        self.init(.success(HTTPResponse(status: status, body: Array(body.utf8))))
    }

    var requests: [HTTPRequest] { kept.withLock { $0 } }

    @Sendable func transport(_ request: HTTPRequest) async throws(TransportFailure) -> HTTPResponse {
        kept.withLock { $0.append(request) }
        return try answer.get()
    }
}

extension GatewayAccount {
    static func demo(
        _ dialect: Dialect = .sms1601, baseURL: String = "https://gateway.example", method: GatewayAccount.Method = .post,
        passwordForm: PasswordForm = .sha1, numericSenderLimit: Int = 12, timeout: Duration = .seconds(600)
    ) throws -> GatewayAccount {
        try GatewayAccount(
            baseURL: baseURL, user: "de mo", password: Secret("hunter2&é"), dialect: dialect, method: method, passwordForm: passwordForm,
            numericSenderLimit: numericSenderLimit, connectTimeout: .seconds(600), timeout: timeout)
    }
}

extension OutboundSMS {
    static func demo(
        _ text: String = "Your route: left & right", sender: SMSAddress = .alphanumeric("MYBANK"), reference: String? = "01JD-1"
    ) throws -> OutboundSMS {
        OutboundSMS(recipient: try PhoneNumber(e164: "+46701740605"), sender: sender, text: text, reference: reference)
    }
}

func send(
    _ sms: OutboundSMS, by recorder: Recorder, account: GatewayAccount, options: SendOptions = SendOptions()
) async throws(SendFailure) -> SendReceipt {
    try await GatewayClient(account: account, transport: recorder.transport).send(sms, options: options)
}

/// - Returns: the failure; its absence is recorded as an issue.
func failure(of sms: OutboundSMS, by recorder: Recorder, account: GatewayAccount) async -> SendFailure? {
    do throws(SendFailure) {
        _ = try await send(sms, by: recorder, account: account)
        Issue.record("the SMS was sent")
        return nil
    } catch {
        return error
    }
}

extension Recorder {
    func client(_ account: GatewayAccount) -> GatewayClient { GatewayClient(account: account, transport: transport) }

    /// The fields of the first request, as they are sent.
    func form() throws -> String {
        let request = try #require(requests.first)
        if request.method == .post { return String(decoding: try #require(request.body), as: UTF8.self) }
        return String(try #require(request.url.split(separator: "?", maxSplits: 1).last))
    }
}

extension PhoneNumber {
    static let demo = PhoneNumber(ours: "+46701740605")
    static let other = PhoneNumber(ours: "+31612345678")

    private init(ours text: String) {
        do { try self.init(e164: text) } catch { preconditionFailure("\(text) is no number") }
    }
}
