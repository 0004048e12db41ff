/// Why an SMS was held back; stored with it, shown to people.
public enum Suppression: String, Sendable, Equatable, CaseIterable {
    case alphanumericSender
    case shortCode
    case ownNumber
    case countryNotAllowed
    case premiumNumber
    case empty
    case suspectedDuplicate
    case optedOut
    case echo
    case loopGuard
    case pairGuard
    case noGateway

    /// It stops what may be two machines that answer each other.
    public var isLoopGuard: Bool { self == .loopGuard || self == .pairGuard }

    /// A sentence for the person who wonders why no answer came.
    public var explanation: String {
        switch self {
        case .alphanumericSender: "the recipient is a name, and a name cannot be answered"
        case .shortCode: "the recipient is a short code, which the configuration does not list as answerable or the gateway cannot send to"
        case .ownNumber: "the recipient is one of the service's own numbers"
        case .countryNotAllowed:
            "the recipient's country is not among those that this number answers; under `numbers:` its `reply_to` lists them, such as \"+47\""
        case .premiumNumber:
            "the recipient is a premium-rate or special number, to which an SMS may cost far more than to a phone; if it is to be answered, "
                + "`reply_to` of our number has to list a beginning within its range, such as \"+31900\""
        case .empty: "the answer came out empty"
        case .suspectedDuplicate: "the same text came from this sender within the last 60 s without an id, so it may be a repeated delivery"
        case .optedOut: "the recipient has opted out with STOP; START ends that"
        case .echo: "the message repeats our own last answer to this sender"
        case .loopGuard:
            "the loop guard: in 10 minutes, or in a day, this sender's messages brought the recipient as many SMS of this rule as are allowed"
        case .pairGuard:
            "the loop guard: in 10 minutes, or in a day, this sender's messages brought the recipient as many SMS of all rules together as are "
                + "allowed"
        case .noGateway: "the number that the message came to has no gateway; under `numbers:` its `gateway` names one"
        }
    }
}
