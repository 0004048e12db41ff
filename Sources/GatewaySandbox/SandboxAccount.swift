public import SMSMessages

/// A customer of the sandbox, and what the gateway would hold against them.
public struct SandboxAccount: Sendable {
    public var user: String
    public var password: String
    /// Nil: unlimited.
    public var credits: Int?
    /// Answers 115.
    public var isUnpaid = false
    /// Answers 116.
    public var isBlocked = false
    /// Country codes as numbers, such as 46, that answer 107: this gateway does not reach them.
    public var countriesNotServed: Set<Int> = []
    /// Country codes that answer 114: this account may not send there.
    public var countriesNotPermitted: Set<Int> = []
    /// Country codes that answer 119 to a text of more than one SMS.
    public var countriesWithoutLongTexts: Set<Int> = []
    /// What the account may send as; any other sender answers 117. Nil: anything.
    public var permittedSenders: Set<String>?
    /// Characters of a number as the sender, the `+` included; a longer one answers 111.
    public var numericSenderLimit = 12
    /// The address book: who `naar=groep&groep=NAME` sends to. No such name answers 125, nobody in it 126.
    public var groups: [String: [PhoneNumber]] = [:]
    /// Where the account wants to be told what became of its messages, on this machine; nil: nowhere.
    public var notificationURL: String?

    public init(user: String, password: String, credits: Int? = 1000) {
        self.user = user
        self.password = password
        self.credits = credits
    }

    /// `demo`, password `demo`, 1,000 credits, the groups `friends` (two numbers) and `nobody`.
    public static let demo = {
        var account = SandboxAccount(user: "demo", password: "demo")
        account.groups = ["friends": ["+31612345678", "+31612345677"].compactMap { try? PhoneNumber(e164: $0) }, "nobody": []]
        return account
    }()

    /// The same account without an end to its credits.
    public var unlimited: SandboxAccount {
        var account = self
        account.credits = nil
        return account
    }
}
