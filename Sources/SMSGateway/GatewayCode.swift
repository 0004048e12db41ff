/// The 28 codes with which the gateway refuses a request. <doc:DialectsAndOptions> lists them.
///
/// Source: the error lists of the 1609SMS and 1601SMS gateway documents.
public enum GatewayCode: Int, Sendable, CaseIterable {
    case userMissing = 100
    case passwordMissing = 101
    case textMissing = 102
    case recipientMissing = 103
    case credentialsRefused = 104
    case textTooLong = 105
    case recipientInvalid = 106
    case countryNotServed = 107
    case creditsUsedUp = 108
    case senderMissing = 109
    case senderWithoutPlus = 110
    case senderTooLong = 111
    case countryCodeUnknown = 112
    case senderCharacters = 113
    case countryNotPermitted = 114
    case accountUnpaid = 115
    case accountBlocked = 116
    case senderNotAllowed = 117
    case longTextTooLong = 118
    case longTextNotServed = 119
    case gatewayProblem = 120
    case scheduleInvalid = 121
    case notInOutbox = 122
    case reportCountMissing = 123
    case reportCountInvalid = 124
    case groupUnknown = 125
    case groupEmpty = 126
    case maintenance = 150

    /// What a refusal with this code calls for.
    public var kind: SendFailure.Kind { entry.kind }
    /// A clause for people: `user name or password is wrong`.
    public var meaning: String { entry.meaning }
    /// What whoever runs the sender can do about it, as a clause; nil where waiting is all there is.
    public var advice: String? { entry.advice }

    private var entry: (kind: SendFailure.Kind, meaning: String, advice: String?) {
        switch self {
        case .userMissing: (.account, "the user name is missing", "check `user`")
        case .passwordMissing: (.account, "the password is missing", "check `password`")
        case .textMissing: (.message, "the text is empty", "give it a text")
        case .recipientMissing: (.message, "the recipient is missing", "give it a recipient")
        case .credentialsRefused:
            (.account, "user name or password is wrong", "check `user`, `password` and the form the password is sent in")
        case .textTooLong: (.message, "the text is longer than one SMS", "shorten it, or send it as a long text")
        case .recipientInvalid: (.message, "the recipient is no valid mobile number", "give it with its country code")
        case .countryNotServed: (.message, "the gateway does not serve the recipient's country", "ask the gateway's support to open it")
        case .creditsUsedUp: (.credits, "the credits are used up", "buy credits; what is queued goes out then")
        case .senderMissing: (.message, "the sender is empty", "give a sender")
        case .senderWithoutPlus: (.message, "a number as the sender must begin with +", "write it as + and digits")
        case .senderTooLong:
            (.message, "the sender is too long", "at most 11 characters, or as many digits as `numeric_sender_limit` allows")
        case .countryCodeUnknown: (.message, "the recipient begins with no country code in use", "give it with its country code")
        case .senderCharacters:
            (.message, "the sender holds characters that not every network takes", "use letters, digits, space, `.`, `-` and `&`")
        case .countryNotPermitted:
            (.message, "this account may not send to the recipient's country", "ask the gateway's support to permit it")
        case .accountUnpaid: (.account, "the account is blocked until a payment arrives", "pay, or ask the gateway's support")
        case .accountBlocked: (.account, "the account is blocked", "ask the gateway's support for the reason")
        case .senderNotAllowed: (.message, "this sender is not allowed", "use another, or ask the gateway's support")
        case .longTextTooLong: (.message, "the text is longer than three SMS", "at most 459 characters, or 201 outside the GSM alphabet")
        case .longTextNotServed: (.message, "the recipient's country takes no long texts", "send at most one SMS")
        case .gatewayProblem: (.nothingLeft, "the gateway has a problem of its own", nil)
        case .scheduleInvalid: (.message, "the date is past or not a date", "give a date to come")
        case .notInOutbox: (.call, "nothing in the outbox matches", nil)
        case .reportCountMissing: (.call, "the report needs a count", "say how many messages it shall show")
        case .reportCountInvalid: (.call, "the report's count is not a number", "give a positive number")
        case .groupUnknown: (.message, "the account has no group of that name", "check its address book")
        case .groupEmpty: (.message, "the group has no members", "check the account's address book")
        case .maintenance: (.nothingLeft, "the gateway is down for maintenance", nil)
        }
    }
}
