import SMSMessages

/// The switches as JSON.
struct ShownSwitches: Encodable {
    let maintenance, error120, taken, hold: Bool
    /// Milliseconds.
    let delay: Int64
    let fault, outcome, notifications: String
    /// Calls left; null: until switched off.
    let times: Int?
    /// Answers that are held back or hang.
    let waiting: Int

    init(_ switches: Switches, waiting: Int) {
        (maintenance, error120, taken, hold) = (switches.maintenance, switches.error120, switches.isTaken, switches.hold)
        delay = switches.delay.wholeMilliseconds
        fault = switches.fault?.name ?? "none"
        (outcome, notifications) = (switches.outcome.rawValue, switches.notifications.rawValue)
        (times, self.waiting) = (switches.times, waiting)
    }
}

/// An account as JSON, without its password.
struct ShownAccount: Encodable {
    let user: String
    let credits: Int?
    let unpaid, blocked: Bool
    let notServed, notPermitted, withoutLongTexts: [Int]
    let senders: [String]?
    let senderLimit: Int
    let notify: String?
    let groups: [String: [String]]

    init(_ account: SandboxAccount) {
        (user, credits, unpaid, blocked) = (account.user, account.credits, account.isUnpaid, account.isBlocked)
        notServed = account.countriesNotServed.sorted()
        notPermitted = account.countriesNotPermitted.sorted()
        withoutLongTexts = account.countriesWithoutLongTexts.sorted()
        senders = account.permittedSenders?.sorted()
        senderLimit = account.numericSenderLimit
        notify = account.notificationURL
        groups = account.groups.mapValues { $0.map(\.e164) }
    }
}

/// What waits for its time, as JSON.
struct ShownScheduled: Encodable {
    let id: Int
    let account: String
    let recipients: [String]
    let sender, text, due: String
    let reference: String?

    init(_ entry: Outbox.Entry) {
        (id, account, sender, text) = (entry.id, entry.call.user, entry.call.sender, entry.call.text)
        recipients = entry.order.recipients.map(\.e164)
        due = entry.due.rfc3339
        reference = entry.call.reference
    }
}
