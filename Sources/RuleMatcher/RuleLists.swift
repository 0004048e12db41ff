/// Ascending lists of rules, kept one behind the other; a list is known by where it begins.
struct RuleLists: Sendable {
    /// Rules; the last of a list carries ``endMark``.
    private var rules: [UInt32] = []
    private static let endMark: UInt32 = 1 << 31

    struct Cursor: Sendable {
        fileprivate let position: UInt32
    }

    /// - Parameter list: ascending, not empty.
    /// - Returns: where the list begins.
    mutating func append(_ list: [Int]) -> Cursor {
        let start = Cursor(position: UInt32(rules.count))
        rules += list.map { UInt32($0) }
        rules[rules.count - 1] |= Self.endMark
        return start
    }

    /// - Returns: the rule there, and where its list goes on; nil at its end.
    func read(_ cursor: Cursor) -> (rule: UInt32, rest: Cursor?) {
        let entry = rules[Int(cursor.position)]
        let isLast = entry & Self.endMark != 0
        return (entry & ~Self.endMark, isLast ? nil : Cursor(position: cursor.position + 1))
    }
}
