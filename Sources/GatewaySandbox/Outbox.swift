import SMSMessages

/// What waits for its time, of all accounts.
struct Outbox: Sendable {
    struct Entry: Sendable, Equatable {
        let id: Int
        let call: GatewayCall
        var order: Order
        let due: Timestamp
    }

    /// By their time; of the same time in the order they came.
    private(set) var entries: [Entry] = []
    private var lastID = 5_000_000

    /// SMS, one a recipient.
    private(set) var count = 0

    /// No id is given twice.
    mutating func nextID() -> Int {
        lastID += 1
        return lastID
    }

    mutating func add(_ entry: Entry) {
        let place = entries.partitioningIndex { $0.due > entry.due }
        entries.insert(entry, at: place)
        count += entry.order.recipients.count
    }

    /// Takes out what is due, in order.
    mutating func removeDue(at now: Timestamp) -> [Entry] {
        guard let first = entries.first, first.due <= now else { return [] }
        let end = entries.partitioningIndex { $0.due > now }
        let due = Array(entries[..<end])
        entries.removeFirst(end)
        for entry in due { count -= entry.order.recipients.count }
        return due
    }

    /// - Returns: the credits that nobody spends now; nil where nothing was selected.
    mutating func remove(_ selection: OutboxSelection, of user: String) -> Int? {
        var freed: Int?
        for (index, entry) in entries.enumerated() where entry.call.user == user {
            var order = entry.order
            order.recipients.removeAll { selection.selects(entry.id, $0) }
            guard order != entry.order else { continue }
            freed = (freed ?? 0) + entry.order.credits - order.credits
            count -= entry.order.recipients.count - order.recipients.count
            entries[index].order = order
        }
        entries.removeAll(where: \.order.recipients.isEmpty)
        return freed
    }
}

/// What a call takes out of its account's outbox.
enum OutboxSelection: Sendable, Equatable {
    case all
    case id(Int)
    /// Everything for one number; the other recipients of the same call stay.
    case recipient(PhoneNumber)

    func selects(_ id: Int, _ recipient: PhoneNumber) -> Bool {
        switch self {
        case .all: true
        case .id(let wanted): wanted == id
        case .recipient(let wanted): wanted == recipient
        }
    }
}

extension Array {
    /// Where the elements begin for which the claim holds, when it holds for no element before one for which it does not.
    func partitioningIndex(where claim: (Element) -> Bool) -> Int {
        var low = 0
        var high = count
        while low < high {
            let middle = (low + high) / 2
            if claim(self[middle]) { high = middle } else { low = middle + 1 }
        }
        return low
    }
}
