public import Outbound

/// Why a call did not succeed. Safe to log and to store: it holds neither URL nor header nor body, of the call or of the answer.
public enum CallFailure: Error, Sendable, Equatable {
    /// The server answered, but not with a 2xx.
    case status(Int)
    case transport(TransportFailure)

    /// Whether the same call could succeed later.
    public var mayRetry: Bool {
        switch self {
        // 508 is what a server says that has seen this SMS come round.
        case .status(let status): status != 508 && (status == 408 || status == 429 || (500...599).contains(status))
        case .transport(let failure): failure.kind.mayPass
        }
    }
}

extension CallFailure: CustomStringConvertible {
    public var description: String {
        switch self {
        case .status(let status) where (300...399).contains(status):
            "the server answered \(status), a redirect, which is not followed; write its new address into the rule"
        case .status(let status): "the server answered \(status)"
        case .transport(let failure): failure.description
        }
    }
}

extension TransportFailure.Kind {
    fileprivate var mayPass: Bool {
        switch self {
        case .nameLookup, .connect, .tls, .timeout, .connectionLost, .responseTooLarge, .unreadableResponse, .notRepeated, .unavailable,
            .other:
            true
        case .invalidRequest, .addressRefused: false
        }
    }
}
