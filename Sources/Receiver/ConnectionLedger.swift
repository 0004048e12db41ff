import SMSMessages

/// Which connections there are, and which one gives way where there are too many. A plain value; ``Connections`` closes what it names.
struct ConnectionLedger {
    enum State {
        /// Between requests, or before the first.
        case idle
        /// A request has begun to come.
        case arriving
        /// We owe an answer.
        case answering
    }

    struct Eviction: Equatable {
        enum Reason: Equatable {
            case full
            case tooManyFrom(IPAddress)
        }

        let connection: Int
        let reason: Reason
    }

    private struct Entry {
        /// Nil for one that is not counted by its address.
        let source: IPAddress?
        var state = State.idle
        /// When it came into its state, as a place in the order of all events.
        var since: Int
    }

    private let most: Int
    private let mostPerAddress: Int
    private var entries: [Int: Entry] = [:]
    private var perAddress: [IPAddress: Int] = [:]
    private var answering = 0
    private var events = 0

    init(most: Int, mostPerAddress: Int) {
        self.most = most
        self.mostPerAddress = mostPerAddress
    }

    /// Whether one more may come: there is room, or one that gives way.
    var hasRoom: Bool { entries.count < most || answering < entries.count }

    /// - Parameter source: nil for an address that may hold as many as there are.
    /// - Returns: the connection to close for it; where its address has too many that are all being answered, the new one itself.
    mutating func opened(_ connection: Int, from source: IPAddress?) -> Eviction? {
        guard entries[connection] == nil else { return nil }
        let block = source?.block
        var eviction: Eviction?
        if let source, let block, perAddress[block, default: 0] >= mostPerAddress {
            eviction = Eviction(connection: firstToGo { $0.source == block } ?? connection, reason: .tooManyFrom(source))
        } else if entries.count >= most, let first = firstToGo(where: { _ in true }) {
            eviction = Eviction(connection: first, reason: .full)
        }
        if let eviction { closed(eviction.connection) }
        guard eviction?.connection != connection else { return eviction }
        entries[connection] = Entry(source: block, since: nextEvent())
        if let block { perAddress[block, default: 0] += 1 }
        return eviction
    }

    mutating func changed(_ connection: Int, to state: State) {
        guard var entry = entries[connection] else { return }
        if entry.state != state { answering += state == .answering ? 1 : entry.state == .answering ? -1 : 0 }
        entry.state = state
        entry.since = nextEvent()
        entries[connection] = entry
    }

    mutating func closed(_ connection: Int) {
        guard let entry = entries.removeValue(forKey: connection) else { return }
        if entry.state == .answering { answering -= 1 }
        guard let source = entry.source, let count = perAddress[source] else { return }
        perAddress[source] = count > 1 ? count - 1 : nil
    }

    private mutating func nextEvent() -> Int {
        events += 1
        return events
    }

    /// The one that has waited longest for its client: an honest client does not let us wait.
    private func firstToGo(where isMeant: (Entry) -> Bool) -> Int? {
        entries.filter { $0.value.state != .answering && isMeant($0.value) }.min { $0.value.since < $1.value.since }?.key
    }
}

extension IPAddress {
    /// What one customer of a network has: an IPv4 address, of IPv6 a /64.
    fileprivate var block: IPAddress { isIPv4 ? self : IPAddress(bytes: bytes.prefix(8) + [UInt8](repeating: 0, count: 8)) }
}
