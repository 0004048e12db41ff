public import SMSMessages

/// One way in: a provider, or an account there, with its manner of writing.
public struct Channel: Sendable {
    /// Stands in the path, `/in/<name>`, and in each message.
    public let name: String
    public let profile: Profile
    public let numbers: NumberReading

    public init(name: String, profile: Profile, numbers: NumberReading) {
        self.name = name
        self.profile = profile
        self.numbers = numbers
    }
}

/// Which dialect a channel speaks.
public enum Profile: String, Sendable, CaseIterable {
    /// `from`, `to`, `text`, `id`, `time` by GET, form or JSON.
    case generic
    /// The English or Dutch names of the 1609SMS/1601SMS gateway, by GET or form.
    case sms1609 = "1609sms"

    var dialect: any Dialect {
        switch self {
        case .generic: GenericDialect()
        case .sms1609: SMS1609Dialect()
        }
    }
}
