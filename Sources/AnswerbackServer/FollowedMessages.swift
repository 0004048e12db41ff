import SMSMessages

/// Which messages to look at as they change, so that each is told of once it is over: bounded in what it remembers, and in how many it
/// takes on in a second. The others it counts.
struct FollowedMessages {
    /// Taken on in a second.
    static let perSecond = 50
    /// Followed at once; for one more, one that takes long is forgotten.
    static let most = 1024
    /// One that is not over by then is told of as it is, and again when it is over.
    static let patience = Duration.seconds(10)
    /// What changes later than that after it came in, and is not followed, is not counted: a report of its delivery, as a rule.
    static let youth = Duration.seconds(60)

    private struct Follow {
        let since: Timestamp
        var hasChanged = true
        /// That it takes long.
        var isTold = false
    }

    private var followed: [MessageID: Follow] = [:]
    private var changed: [MessageID] = []
    private var passed = RecentIDs()
    private var taken = (since: Timestamp(milliseconds: 0), count: 0)
    private var others = (since: Timestamp(milliseconds: 0), count: 0)
    private var overdueSeenTo = Timestamp(milliseconds: 0)

    mutating func note(_ id: MessageID, at now: Timestamp) {
        if let follow = followed[id] {
            if !follow.hasChanged { changed.append(id) }
            followed[id]?.hasChanged = true
        } else if !passed.contains(id) {
            if mayTakeOn(at: now) {
                followed[id] = Follow(since: now)
                changed.append(id)
            } else {
                passed.insert(id)
                if id.time + Self.youth > now { others.count += 1 }
            }
        }
    }

    private mutating func mayTakeOn(at now: Timestamp) -> Bool {
        if now >= taken.since + .seconds(1) { taken = (now, 0) }
        guard taken.count < Self.perSecond else { return false }
        if followed.count >= Self.most {
            guard let slow = followed.first(where: \.value.isTold)?.key else { return false }
            followed[slow] = nil
        }
        taken.count += 1
        return true
    }

    /// Those that have changed, and those for which patience is over, which it looks for once a second.
    ///
    /// - Parameter isLast: all that are followed and were not told of.
    mutating func toLookAt(at now: Timestamp, isLast: Bool = false) -> [MessageID] {
        var ids = changed.filter { followed[$0] != nil }
        if isLast || now >= overdueSeenTo + .seconds(1) {
            overdueSeenTo = now
            let waiting = followed.filter { !$1.hasChanged && !$1.isTold && (isLast || now >= $1.since + Self.patience) }
            ids += waiting.keys.sorted()
        }
        for id in changed { followed[id]?.hasChanged = false }
        changed = []
        return ids
    }

    /// - Parameter mayGoOn: a person may yet have something sent that is over, or it may yet prove sent; then it is told of once more.
    /// - Returns: whether to tell of it.
    mutating func seen(_ id: MessageID, isOver: Bool, mayGoOn: Bool = false, at now: Timestamp) -> Bool {
        guard let follow = followed[id] else { return false }
        if isOver {
            if mayGoOn { followed[id] = nil } else { forget(id) }
            return true
        }
        guard !follow.isTold, now >= follow.since + Self.patience else { return false }
        followed[id]?.isTold = true
        return true
    }

    mutating func forget(_ id: MessageID) {
        followed[id] = nil
        passed.insert(id)
    }

    /// How many were not followed since this was last told, at most once a second.
    mutating func countOfOthers(at now: Timestamp, isLast: Bool = false) -> Int {
        guard isLast || now >= others.since + .seconds(1) else { return 0 }
        defer { others = (now, 0) }
        return others.count
    }
}

extension MessageID {
    /// When it was received.
    fileprivate var time: Timestamp { Timestamp(milliseconds: Int64(high >> 16)) }
}

/// The last so many, or twice as many.
private struct RecentIDs {
    private static let most = 1 << 16

    private var newer: Set<MessageID> = []
    private var older: Set<MessageID> = []

    func contains(_ id: MessageID) -> Bool { newer.contains(id) || older.contains(id) }

    mutating func insert(_ id: MessageID) {
        newer.insert(id)
        guard newer.count >= Self.most else { return }
        older = newer
        newer = []
    }
}
