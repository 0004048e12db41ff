import SMSMessages

/// All that changes while the sandbox runs: credits, ids, what was taken, the switches and the answers held back.
///
/// A plain value. Its owner guards it with a lock, and no call of it takes long.
struct SandboxBook: Sendable {
    private var subscribers: [String: Subscriber]
    private let capacity: Int
    private var lastID = 1_000_000
    /// In the order of their ids, which may have gaps where a test was answered.
    private(set) var taken: [TakenMessage] = []
    private(set) var switches = Switches()
    /// Answers held back, by a ticket of their own.
    private var waiting: [Int: CheckedContinuation<Void, Never>] = [:]

    init(accounts: [SandboxAccount], capacity: Int) {
        subscribers = Dictionary(uniqueKeysWithValues: accounts.map { ($0.user, Subscriber($0)) })
        self.capacity = capacity
    }

    /// What is answered, and whether the answer waits for the switch `hold`.
    struct Outcome: Sendable, Equatable {
        enum Answer: Sendable, Equatable {
            case line(String)
            case notCarriedOut
        }

        let answer: Answer
        let tookMessages: Bool
    }

    mutating func answer(_ call: GatewayCall, now: Timestamp) -> Outcome {
        let verdict = call.verdict(subscribers: subscribers, switches: switches, room: capacity - taken.count)
        switch verdict {
        case .refused(let refusal): return Outcome(answer: .line("ERROR \(refusal.rawValue)"), tookMessages: false)
        case .balance(let credits): return Outcome(answer: .line("\(credits)"), tookMessages: false)
        case .notCarriedOut: return Outcome(answer: .notCarriedOut, tookMessages: false)
        case .take(let order):
            let ids = order.recipients.map { _ in nextID() }
            if !call.isTest { take(order, of: call, ids: ids, now: now) }
            let line = call.wantsIDs ? "OK " + ids.map(String.init).joined(separator: " ") : "OK"
            return Outcome(answer: .line(line), tookMessages: !call.isTest)
        }
    }

    /// A test gets ids too, since it answers as the real call would; no id is given twice.
    private mutating func nextID() -> Int {
        lastID += 1
        return lastID
    }

    private mutating func take(_ order: Order, of call: GatewayCall, ids: [Int], now: Timestamp) {
        if let credits = subscribers[call.user]?.account.credits {
            subscribers[call.user]?.account.credits = credits - order.credits
        }
        for (id, recipient) in zip(ids, order.recipients) {
            taken.append(
                TakenMessage(
                    id: id, account: call.user, recipient: recipient, sender: call.sender, text: call.text, parts: order.parts,
                    reference: call.reference, takenAt: now, dialect: call.dialect))
        }
    }

    /// Where the messages with a greater id begin in ``taken``.
    func index(after id: Int) -> Int {
        var low = 0
        var high = taken.count
        while low < high {
            let middle = (low + high) / 2
            if taken[middle].id <= id { low = middle + 1 } else { high = middle }
        }
        return low
    }

    var waitingCount: Int { waiting.count }

    /// - Returns: whoever need not wait any longer, to be resumed outside the lock.
    mutating func change(by fields: FormFields) throws(Switches.Malformed) -> [CheckedContinuation<Void, Never>] {
        switches = try switches.changed(by: fields)
        return switches.hold ? [] : release()
    }

    /// Switches `hold` off.
    /// - Returns: whoever waited, to be resumed outside the lock.
    mutating func release() -> [CheckedContinuation<Void, Never>] {
        switches.hold = false
        defer { waiting = [:] }
        return Array(waiting.values)
    }

    /// - Returns: whether the answer waits; where not, the caller resumes it at once.
    mutating func wait(_ continuation: CheckedContinuation<Void, Never>, ticket: Int) -> Bool {
        guard switches.hold else { return false }
        waiting[ticket] = continuation
        return true
    }

    mutating func stopWaiting(ticket: Int) -> CheckedContinuation<Void, Never>? { waiting.removeValue(forKey: ticket) }
}
