import SMSMessages

/// All that changes while the sandbox runs: accounts, ids, what was taken, what waits for its time, the switches.
///
/// A plain value that knows no clock: each call is told the time. Its owner guards it with a lock, and no call of it takes long.
struct SandboxBook: Sendable {
    private(set) var subscribers: [String: Subscriber]
    private let capacity: Int
    private let calendar: GatewayCalendar
    private var lastID = 1_000_000
    /// In the order of their ids, which may have gaps where a test was answered.
    private(set) var taken: [TakenMessage] = []
    private(set) var outbox = Outbox()
    /// Calls to make, by their time.
    private var notifications: [NotificationCall] = []
    private(set) var notified: [MadeNotification] = []
    var switches = Switches()

    init(accounts: [SandboxAccount], capacity: Int, calendar: GatewayCalendar = .amsterdam) {
        subscribers = Dictionary(accounts.map { ($0.user, Subscriber($0)) }) { _, last in last }
        self.capacity = capacity
        self.calendar = calendar
    }

    /// What is answered, and whether the answer waits for the switch `hold`.
    struct Outcome: Sendable, Equatable {
        enum Answer: Sendable, Equatable {
            case line(String)
            /// A table of these, the newest first.
            case table([TakenMessage])
            case unknownAction
        }

        let answer: Answer
        var tookMessages = false
    }

    /// - Parameter met: the switches that this call has met.
    mutating func answer(_ call: GatewayCall, met: Switches, now: Timestamp) -> Outcome {
        sendDue(now: now)
        let state = GatewayState(
            subscribers: subscribers, switches: met, room: capacity - taken.count - outbox.count, calendar: calendar, now: now)
        switch call.verdict(in: state) {
        case .refused(let refusal): return refused(refusal)
        case .balance(let credits): return Outcome(answer: .line("\(credits)"))
        case .take(let order) where order.due != nil: return schedule(order, of: call, now: now)
        case .take(let order): return send(order, of: call, now: now)
        case .report(let count):
            return Outcome(answer: .table(Array(taken.reversed().lazy.filter { $0.account == call.user }.prefix(count))))
        case .deleteScheduled(let selection):
            guard let credits = outbox.remove(selection, of: call.user) else { return refused(.nothingScheduled) }
            subscribers[call.user]?.pay(-credits)
            return Outcome(answer: .line("OK"))
        case .unknownAction: return Outcome(answer: .unknownAction)
        }
    }

    private func refused(_ refusal: Refusal) -> Outcome { Outcome(answer: .line("ERROR \(refusal.rawValue)")) }

    private mutating func send(_ order: Order, of call: GatewayCall, now: Timestamp) -> Outcome {
        let ids = order.recipients.map { _ in nextID() }
        if !call.isTest {
            subscribers[call.user]?.pay(order.credits)
            take(order, of: call, ids: ids, now: now)
        }
        let line = call.wantsIDs ? "OK " + ids.map(String.init).joined(separator: " ") : "OK"
        return Outcome(answer: .line(line), tookMessages: !call.isTest)
    }

    /// A test gets ids too, since it answers as the real call would; no id is given twice.
    private mutating func nextID() -> Int {
        lastID += 1
        return lastID
    }

    /// Paid at once, so that what waits can be sent; given back when it is deleted.
    private mutating func schedule(_ order: Order, of call: GatewayCall, now: Timestamp) -> Outcome {
        let id = outbox.nextID()
        if !call.isTest {
            subscribers[call.user]?.pay(order.credits)
            outbox.add(Outbox.Entry(id: id, call: call, order: order, due: order.due ?? now))
        }
        // There are no ids of messages yet, even where they were asked for.
        return Outcome(answer: .line(call.wantsOutboxID ? "OK \(id)" : "OK"), tookMessages: !call.isTest)
    }

    /// Sends what waited for its time. Taken at the time it was due, whenever this is called.
    mutating func sendDue(now: Timestamp) {
        for entry in outbox.removeDue(at: now) {
            let ids = entry.order.recipients.map { _ in nextID() }
            take(entry.order, of: entry.call, ids: ids, outboxID: entry.id, now: entry.due)
        }
    }

    private mutating func take(_ order: Order, of call: GatewayCall, ids: [Int], outboxID: Int? = nil, now: Timestamp) {
        let course =
            call.wantsIDs
            ? DeliveryCourse(outcome: switches.outcome, isInstant: switches.notifications == .early) : .unreported
        let address = subscribers[call.user]?.account.notificationURL
        for (id, recipient) in zip(ids, order.recipients) {
            let message = TakenMessage(
                id: id, account: call.user, recipient: recipient, sender: call.sender, text: call.text, parts: order.parts,
                reference: call.reference, takenAt: now, dialect: call.dialect, isLogged: call.isLogged ?? false, outboxID: outboxID,
                wasMailed: outboxID != nil && call.wantsMail, course: course)
            taken.append(message)
            guard let address else { continue }
            for call in NotificationCall.plan(for: message, to: address, switches.notifications, calendar: calendar) {
                notifications.insert(call, at: notifications.partitioningIndex { $0.due > call.due })
            }
        }
    }

    /// `gatewayrapport.php`: the status, with the date of an end status where it was asked for. An id that nobody knows has no report.
    mutating func report(onID id: Int, withDate: Bool, now: Timestamp) -> String {
        sendDue(now: now)
        let index = index(after: id &- 1)
        guard taken.indices.contains(index), taken[index].id == id else { return DeliveryStatus.noReport.rawValue }
        guard let step = taken[index].course.step(at: now - taken[index].takenAt) else { return DeliveryStatus.noReport.rawValue }
        guard withDate, step.status.isEnd else { return step.status.rawValue }
        return step.status.rawValue + " " + calendar.inReport(taken[index].takenAt + step.after)
    }

    /// Where the messages with a greater id begin in ``taken``.
    func index(after id: Int) -> Int { taken.partitioningIndex { $0.id > id } }

    /// Hands out the calls that are due, each once.
    mutating func dueNotifications(now: Timestamp) -> [NotificationCall] {
        sendDue(now: now)
        guard let first = notifications.first, first.due <= now else { return [] }
        let end = notifications.partitioningIndex { $0.due > now }
        let due = Array(notifications[..<end])
        notifications.removeFirst(end)
        return due
    }

    mutating func note(_ made: MadeNotification) { notified.append(made) }

    mutating func change(_ account: SandboxAccount) { subscribers[account.user] = Subscriber(account) }
}

/// A call that was made, and what came of it.
struct MadeNotification: Sendable, Encodable {
    let smsid: Int
    let status: String
    let url: String
    /// HTTP status; nil where nobody answered.
    let answer: Int?
}
