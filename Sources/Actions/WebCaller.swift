public import Outbound
public import SMSMessages

/// Makes the calls of rules: a webhook, which is repeated elsewhere until it succeeds, or a fetch, whose answer is waited for.
///
/// Each goes on a connection of its own, follows no redirect, and is made once.
public struct WebCaller: Sendable {
    /// What came of one attempt of a webhook.
    public enum WebhookOutcome: Sendable, Equatable {
        case done(status: Int)
        /// - Parameter asked: how long the server asks to be left alone.
        case again(CallFailure, asked: Duration?)
        case refused(CallFailure)
    }

    /// Counts how often an SMS has come round by calls of servers like this one.
    public static let hopsHeader = "Answerback-Hops"
    /// Of an answer's body; what a webhook is answered beyond is not read, a longer answer to a fetch is a failure.
    static let maxBodyBytes = 64 * 1024

    public typealias Perform = @Sendable (HTTPRequest) async throws(TransportFailure) -> HTTPResponse

    private let perform: Perform
    private let addressGuard: AddressGuard
    private let signature: WebhookSignature

    public init(perform: @escaping Perform, addressGuard: AddressGuard, signature: WebhookSignature) {
        self.perform = perform
        self.addressGuard = addressGuard
        self.signature = signature
    }

    /// One attempt.
    ///
    /// - Parameters:
    ///   - id: of the action: the same at each attempt, so that the receiver knows a repetition.
    ///   - hops: of the SMS that caused it.
    public func deliver(_ call: OutgoingCall, id: String, hops: Int, at now: Timestamp) async -> WebhookOutcome {
        var request = request(call, adding: signature.headers(id: id, at: now, body: call.body ?? []), hops: hops)
        request.cutsLongResponse = true
        do throws(TransportFailure) {
            let response = try await perform(request)
            if response.isSuccess { return .done(status: response.status) }
            let failure = CallFailure.status(response.status)
            return failure.mayRetry ? .again(failure, asked: response.retryAfter(now: now.milliseconds / 1000)) : .refused(failure)
        } catch {
            let failure = CallFailure.transport(error)
            return failure.mayRetry ? .again(failure, asked: nil) : .refused(failure)
        }
    }

    /// The only attempt.
    ///
    /// - Parameters:
    ///   - id: of the action; by it a server knows the same fetch, made once more after a crash.
    ///   - hops: of the SMS that caused it.
    /// - Returns: the body of a 2xx.
    public func fetch(_ call: OutgoingCall, id: String, hops: Int) async throws(CallFailure) -> [UInt8] {
        let name = "Idempotency-Key"
        let isWritten = call.headers.contains { $0.name.lowercased() == name.lowercased() }
        let request = request(call, adding: isWritten ? [] : [(name, id)], hops: hops)
        let response: HTTPResponse
        do throws(TransportFailure) { response = try await perform(request) } catch { throw .transport(error) }
        guard response.isSuccess else { throw .status(response.status) }
        return response.body
    }

    /// Ours replace headers of the same name.
    private func request(_ call: OutgoingCall, adding headers: [(name: String, value: String)], hops: Int) -> HTTPRequest {
        let own = headers + [(Self.hopsHeader, "\(hops + 1)")]
        let names = Set(own.map { $0.name.lowercased() })
        var request = HTTPRequest(
            call.method, call.url, headers: call.headers.filter { !names.contains($0.name.lowercased()) } + own, body: call.body,
            connectTimeout: call.timeout, timeout: call.timeout, maxResponseBytes: Self.maxBodyBytes)
        request.addressGuard = addressGuard
        return request
    }
}

extension HTTPResponse {
    fileprivate var isSuccess: Bool { (200...299).contains(status) }
}
