public import Actions
public import Outbound
public import Receiver
public import SMSGateway
public import SMSMessages

/// What `answerback serve` needs to know, checked: a server can be built of it without asking further.
///
/// Nothing here shows a secret, however it is printed.
public struct ServerSettings: Sendable {
    /// Where SMS come in.
    public let receiver: Listener
    /// Whose word counts on where a request came from.
    public let trustedProxies: [AddressRange]
    /// Of one SMS that comes in, in UTF-8.
    public let maxTextBytes: Int
    /// Where commands and people ask.
    public let operatorListener: Listener
    public let operatorToken: AccessToken
    /// The same, for the commands that show it.
    public let operatorSecret: Secret
    /// Names under which a browser may reach it, in lower case, without a port; IPv6 addresses without brackets.
    public let operatorHosts: Set<String>
    /// The database file.
    public let data: String
    /// Files and folders, at least one.
    public let rules: [String]
    /// Of swift-log: `trace` to `critical`.
    public let logLevel: String
    /// At least one, in the file's order.
    public let channels: [ChannelSettings]
    public let gateways: [GatewaySettings]
    public let numbers: [NumberSettings]
    /// Nil where there is no mail server: then rules can send no mail.
    public let mail: MailSettings?
    /// What calls of rules may name as `{secret.NAME}`.
    public let secrets: [String: Secret]
    public let calls: CallSettings
    public let keep: Keep
    /// The loop guard for each rule; none where it is switched off.
    public let caps: [Cap]
    /// The one for all rules together.
    public let pairCaps: [Cap]
    public let mailCaps: ErrandCaps
    /// How old a message may be that still gets an answer.
    public let answerWithin: Duration
}

public struct Listener: Hashable, Sendable {
    /// A name or an address, an IPv6 one without its brackets.
    public let host: String
    /// 0 for any that is free.
    public let port: Int

    /// Only this machine reaches it.
    public var isLoopback: Bool { host == "localhost" || host == "::1" || host.hasPrefix("127.") }
}

public struct ChannelSettings: Sendable {
    /// Letters, digits, `-` and `_`: it stands in the path, `/in/<name>`.
    public let name: String
    public let mapping: ChannelMapping
    public let access: ChannelAccess
    public let numbers: NumberReading
    /// Anybody may hand SMS in, because the operator says so.
    public let isInsecure: Bool
}

public struct GatewaySettings: Sendable {
    public let name: String
    public let account: GatewayAccount
    /// SMS under way at once.
    public let connections: Int
    public let caps: GatewayCaps
    /// With it the gateway calls `/dlr/<name>/<token>` to tell what became of an SMS; nil where it may not call.
    public let notificationToken: AccessToken?
    /// The same, for the command that shows it.
    public let notificationSecret: Secret?
}

/// How webhooks and fetches of rules are made.
public struct CallSettings: Sendable {
    /// Where they may go beside the public Internet.
    public let allowed: [AddressGuard.Exception]
    /// Public addresses where they may not go, but for those allowed.
    public let refused: [AddressRange]
    /// Calls under way at once.
    public let atOnce: Int
    /// Of those, to one host and port; never more than ``atOnce``.
    public let perHost: Int
    public let caps: ErrandCaps
    /// Certificates (PEM) that count beside the machine's own.
    public let extraCAFile: String?
    /// Without one, webhooks go out unsigned.
    public let signingKeys: [SigningKey]
}

/// How many parts of SMS may leave by a gateway; nil where nothing limits them.
public struct GatewayCaps: Hashable, Sendable {
    public let hour: Int?
    public let day: Int?
    /// Of answers to the numbers of one block of 1,000.
    public let blockHour: Int?
    public let blockDay: Int?
    /// SMS, of those that are sent on to one phone.
    public let recipientHour: Int?
}

/// How many e-mails or calls may be made; nil where nothing limits them.
public struct ErrandCaps: Hashable, Sendable {
    public let hour: Int?
    public let day: Int?
    /// Of those that one sender's messages cause.
    public let senderHour: Int?
    public let senderDay: Int?
}

public struct NumberSettings: Hashable, Sendable {
    /// A phone number or a short code.
    public let number: SMSAddress
    /// One of ``ServerSettings/gateways``, by name.
    public let gateway: String
    /// What the phone shows: a phone number or a name.
    public let sender: SMSAddress
    /// Digits without `+` that a number must begin with to be answered; an empty one lets all pass, none at all nobody.
    public let replyPrefixes: [String]
    /// Set where nobody wrote whom it answers: then only numbers of its own territory (ISO 3166), which may be one of many that share a
    /// country code.
    public let replyTerritory: String?
    /// Nobody else uses the number: what comes from it is an echo of ourselves.
    public let isOwn: Bool
}

/// For how long.
public struct Keep: Hashable, Sendable {
    public let texts: Duration
    public let records: Duration
    public let ids: Duration
    public let consent: Duration
}

/// At most so many SMS that one sender's messages bring one recipient from one number in a window.
public struct Cap: Hashable, Sendable {
    public let count: Int
    public let window: Duration
}

/// What came of reading the settings.
public struct SettingsOutcome: Sendable {
    /// Nil where a problem that is no warning stands in the way.
    public let settings: ServerSettings?
    /// Every setting, of what the file names.
    public let values: [SettingValue]
    /// All of them, not only the first: by where they stand, flags and environment before the file.
    public let problems: [SettingProblem]
}
