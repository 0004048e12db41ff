/// Which rules wait for a fact that has a key: a hash table, small enough to stay in a processor's cache.
struct FactTable: Sendable {
    typealias Key = UInt32

    private struct Slot {
        var key: Key
        var rules: RuleLists.Cursor
    }

    /// As many as a power of two, a quarter of them free at least, so that a search soon ends.
    private var slots: [Slot?]

    init(_ rules: [Key: RuleLists.Cursor]) {
        var capacity = 4
        while capacity * 3 < rules.count * 4 { capacity *= 2 }
        slots = Array(repeating: nil, count: capacity)
        for (key, list) in rules {
            let slot = self.slot(of: key)
            slots[slot] = Slot(key: key, rules: list)
        }
    }

    /// - Returns: nil where no rule waits for it.
    func rules(waitingFor key: Key) -> RuleLists.Cursor? {
        slots[slot(of: key)]?.rules
    }

    /// Where the key is, or could be put.
    private func slot(of key: Key) -> Int {
        let slots = slots.span
        let mask = slots.count - 1
        var index = Int(key) & mask
        while let slot = slots[unchecked: index], slot.key != key { index = (index + 1) & mask }
        return index
    }
}

extension Fact.Kind {
    /// The table's key for a value of this kind. Two facts with the same key are as one.
    func key(_ value: UInt64) -> FactTable.Key {
        let mixed = (value ^ UInt64(rawValue + 1) << 56) &* 0xFF51_AFD7_ED55_8CCD
        return FactTable.Key(truncatingIfNeeded: mixed >> 32)
    }
}
