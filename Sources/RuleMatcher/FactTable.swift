/// Which rules wait for a fact that has a key: a hash table of ranges, read far more often than made.
struct FactTable: Sendable {
    private struct Slot {
        var key: UInt64 = 0
        /// Empty in a free slot.
        var rules: Range<UInt32> = 0..<0
    }

    /// As many as a power of two, at most half of them taken, so that a search soon comes to a free one.
    private var slots: [Slot]

    /// - Parameter rules: none of the ranges is empty.
    init(_ rules: [UInt64: Range<UInt32>]) {
        var capacity = 2
        while capacity < 2 * rules.count { capacity *= 2 }
        slots = Array(repeating: Slot(), count: capacity)
        for (key, range) in rules {
            let slot = self.slot(of: key)
            slots[slot] = Slot(key: key, rules: range)
        }
    }

    /// - Returns: empty where no rule waits for it.
    func rules(waitingFor key: UInt64) -> Range<UInt32> {
        slots[slot(of: key)].rules
    }

    /// Where the key is, or could be put.
    private func slot(of key: UInt64) -> Int {
        let slots = slots.span
        let mask = slots.count - 1
        var index = Int(truncatingIfNeeded: key) & mask
        while !slots[unchecked: index].rules.isEmpty, slots[unchecked: index].key != key { index = (index + 1) & mask }
        return index
    }
}

extension Fact.Kind {
    /// The table's key for a value of this kind; spread over all bits.
    func key(_ value: UInt64) -> UInt64 {
        var key = (value ^ UInt64(rawValue + 1) << 56) &* 0xFF51_AFD7_ED55_8CCD
        key ^= key >> 32
        return key
    }
}
