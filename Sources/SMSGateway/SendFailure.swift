import Outbound

/// Why an SMS was not sent, or is not known to have been; or why another call to the gateway failed.
///
/// Its `description` is safe to log and to store: it holds no number, no text and no secret.
public struct SendFailure: Error, Sendable, Equatable {
    /// What the caller has to do is decided by this alone.
    public enum Kind: String, Sendable, CaseIterable {
        /// The gateway refuses our account: nothing can be sent until somebody acts. Of a question also: no gateway answers at this address.
        case account
        /// Like ``account``, for want of credits.
        case credits
        /// This SMS will never be taken as it is; others may.
        case message
        /// The request made no sense to the gateway; of the calls that are not a send.
        case call
        /// Try later: proved, no SMS went out, and nothing was changed. The same call may be made again, after a pause.
        case nothingLeft
        /// It may have gone out or not. Sending it again may send it twice. Of the outbox: it may have been changed or not.
        case unknown
    }

    /// What to do about it.
    public private(set) var kind: Kind
    /// The gateway's code, or the one it would have answered where the SMS was refused here; nil where it has none for it.
    public let code: GatewayCode?
    /// A clause for people: what is wrong.
    public let reason: String
    /// A clause for people: what can be done.
    public let advice: String?
    /// The first 200 bytes of an answer that could not be read, control characters escaped. May hold anything, a number or
    /// a text included: for debugging only.
    public let detail: String
    /// An HTTP status (3xx, 401, 403, 404) by which what answers is not the gateway, or does not let us in. A server may have taken the
    /// SMS before it answered so, and the next one will hardly fare better: nothing more should be sent until somebody has looked.
    public let isOfAddress: Bool
    private var operation = GatewayOperation.send

    init(
        _ kind: Kind, code: GatewayCode? = nil, reason: String, advice: String? = nil, detail: String = "", isOfAddress: Bool = false
    ) {
        self.kind = kind
        self.isOfAddress = isOfAddress
        self.code = code
        self.reason = reason
        self.advice = advice
        self.detail = detail
    }

    /// As a failure of that operation: whatever became of a question, it may be asked again, and once anything else has left, only the
    /// protocol's own codes prove that it had no effect.
    func during(_ operation: GatewayOperation) -> SendFailure {
        var failure = self
        failure.operation = operation
        switch operation {
        case .question: if kind == .unknown { failure.kind = .nothingLeft }
        case .send, .change: if isOfAddress { failure.kind = .unknown }
        }
        return failure
    }
}

/// What a request is for.
enum GatewayOperation: Sendable {
    case send
    /// Changes nothing at the gateway.
    case question
    /// Of the outbox.
    case change
}

extension SendFailure: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
    /// `the gateway refuses our account: 104, user name or password is wrong; check …`
    public var description: String {
        let numbered = code.map { "\($0.rawValue), \(reason)" } ?? reason
        return "\(kind.heading(of: operation)): \(numbered)\(advice.map { "; \($0)" } ?? "")"
    }

    public var debugDescription: String { detail.isEmpty ? description : "\(description): \(detail)" }
    public var customMirror: Mirror { Mirror(self, children: ["description": description]) }
}

extension SendFailure.Kind {
    fileprivate func heading(of operation: GatewayOperation) -> String {
        switch (self, operation) {
        case (.account, _): "the gateway refuses our account"
        case (.credits, _): "no credits"
        case (.message, .send): "the SMS is refused"
        case (.message, _), (.call, _): "the gateway refuses the request"
        case (.nothingLeft, .send): "nothing was sent"
        case (.nothingLeft, .question), (.unknown, .question): "no answer from the gateway"
        case (.nothingLeft, .change): "nothing was deleted"
        case (.unknown, .send): "not known whether the SMS went out"
        case (.unknown, .change): "not known whether anything was deleted"
        }
    }
}

extension SendFailure {
    /// A refusal by code, the gateway's or, foreseen, our own.
    init(_ code: GatewayCode) {
        self.init(code.kind, code: code, reason: code.meaning, advice: code.advice)
    }

    init(_ failure: TransportFailure) {
        self.init(failure.mayHaveLeft ? .unknown : .nothingLeft, reason: failure.description)
    }

    /// An answer that is not the gateway's: an HTTP status that speaks for itself, or a page in its place.
    init(unexpected response: HTTPResponse) {
        let detail = Self.excerpt(response)
        switch response.status {
        case 300...399:
            self.init(
                .account, reason: "HTTP \(response.status), a redirect, which is not followed with a password in hand",
                advice: "put the final address into `url`", detail: detail, isOfAddress: true)
        case 401, 403:
            self.init(
                .account, reason: "HTTP \(response.status)", advice: "check `url` and whether the gateway lets this machine in",
                detail: detail, isOfAddress: true)
        case 404:
            self.init(.account, reason: "HTTP 404, no gateway at this address", advice: "check `url`", detail: detail, isOfAddress: true)
        case 200...299:
            self.init(.unknown, reason: "the answer cannot be read", detail: detail)
        default:
            self.init(.unknown, reason: "HTTP \(response.status)", detail: detail)
        }
    }

    /// A refusal, but of what? The SMS may have been taken all the same.
    init(unknownCode code: Int, _ response: HTTPResponse) {
        self.init(
            .unknown, reason: "the gateway answers with error \(code), which its documents do not have", detail: Self.excerpt(response))
    }

    private static func excerpt(_ response: HTTPResponse) -> String {
        String(decoding: response.body.prefix(200), as: UTF8.self).unicodeScalars.map { $0.escaped(asASCII: true) }.joined()
    }
}
