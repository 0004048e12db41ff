/// What may be asked for with an SMS.
public struct SendOptions: Sendable, Hashable {
    /// The gateway then answers with an id, under which it reports what became of the SMS.
    public var deliveryReport: Bool
    /// All the gateway's checks, but no SMS and no credit.
    public var isDryRun: Bool
    /// Whether the gateway's own history keeps the SMS; nil leaves it to the account's setting. The 1609 dialect cannot say no.
    public var isLogged: Bool?
    /// Nil for at once.
    public var schedule: Schedule?
    /// Typographic characters as a typewriter has them, where that saves SMS: see ``GSMTransliteration``.
    public var transliterates: Bool

    /// What nobody asks for otherwise: a delivery report, at once.
    public init(
        deliveryReport: Bool = true, isDryRun: Bool = false, isLogged: Bool? = nil, schedule: Schedule? = nil, transliterates: Bool = false
    ) {
        self.deliveryReport = deliveryReport
        self.isDryRun = isDryRun
        self.isLogged = isLogged
        self.schedule = schedule
        self.transliterates = transliterates
    }
}

/// The gateway has taken the SMS, or, of a dry run, would take it.
public struct SendReceipt: Sendable, Hashable {
    /// The gateway's ids, one a recipient in order, whatever the number of parts; empty where no delivery report was asked for, and
    /// where an ``outboxID`` came in their place.
    public let ids: [String]
    /// Under which a scheduled SMS lies in the outbox; nil where it was not asked for, or not given.
    public let outboxID: String?

    /// As a test's gateway gives it.
    public init(ids: [String], outboxID: String? = nil) {
        self.ids = ids
        self.outboxID = outboxID
    }

    init(answered words: [String], to options: SendOptions) {
        if options.schedule?.wantsOutboxID == true {
            self.init(ids: [], outboxID: words.first)
        } else {
            self.init(ids: words)
        }
    }
}
