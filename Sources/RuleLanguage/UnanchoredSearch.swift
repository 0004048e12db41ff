/// Sees patterns that nothing binds to the beginning of a text and that run to its end from every one of its characters: a long text takes
/// them as many steps as the square of its length.
struct UnanchoredSearch {
    private let pattern: [UInt8]
    private var place = 0

    /// - Returns: the part that runs to the end, in UTF-8 offsets: several look-aheads that begin with `.*`, or a repeated group that repeats
    ///   something, where the pattern ends at the end; nil where there is none.
    static func part(of pattern: String) -> Range<Int>? {
        var search = UnanchoredSearch(pattern: Array(pattern.utf8))
        search.skipOptions()
        return search.lookAheads() ?? search.repeatedGroup()
    }

    private init(pattern: [UInt8]) { self.pattern = pattern }

    /// `(?i)`.
    private mutating func skipOptions() {
        guard pattern.starts(with: "(?".utf8), let end = pattern.firstIndex(of: UInt8(ascii: ")")) else { return }
        let isOptions = pattern[2..<end].allSatisfy { (UInt8(ascii: "a")...UInt8(ascii: "z")).contains($0) && $0 != UInt8(ascii: "x") }
        if isOptions { place = end + 1 }
    }

    /// Leaves `place` behind them where there are fewer than two that run on.
    private mutating func lookAheads() -> Range<Int>? {
        let start = place
        var running = 0
        while hasPrefix("(?=") || hasPrefix("(?!"), let end = endOfGroup(at: place) {
            if isRepeated(atom: place + 3) { running += 1 }
            place = end
        }
        return running >= 2 ? start..<place : nil
    }

    private mutating func repeatedGroup() -> Range<Int>? {
        guard hasPrefix("("), !hasPrefix("(?=") && !hasPrefix("(?!") && !hasPrefix("(?<=") && !hasPrefix("(?<!"),
            let end = endOfGroup(at: place), let rest = endOfRepetition(at: end), endsAtTheEnd
        else { return nil }
        var inside = place + 1
        while inside < end - 1 {
            let next = endOfAtom(at: inside)
            if endOfRepetition(at: next) != nil { return place..<rest }
            // Groups are looked into.
            inside = pattern[inside] == UInt8(ascii: "(") ? inside + 1 : next
        }
        return nil
    }

    private var endsAtTheEnd: Bool {
        let end = String(decoding: pattern.suffix(3), as: UTF8.self)
        return end.hasSuffix("$") && !end.hasSuffix("\\$") || end.hasSuffix("\\z") || end.hasSuffix("\\Z")
    }

    // MARK: Reading

    private func hasPrefix(_ text: String) -> Bool { pattern[place...].starts(with: text.utf8) }

    private func isRepeated(atom start: Int) -> Bool { start < pattern.count && endOfRepetition(at: endOfAtom(at: start)) != nil }

    /// A character, an escape or a class; of a group its parenthesis.
    private func endOfAtom(at start: Int) -> Int {
        switch pattern[start] {
        case UInt8(ascii: "\\"): min(start + 2, pattern.count)
        case UInt8(ascii: "["): endOfClass(at: start)
        default: start + 1
        }
    }

    private func endOfClass(at start: Int) -> Int {
        var index = start + 1
        if index < pattern.count, pattern[index] == UInt8(ascii: "^") { index += 1 }
        // A bracket that comes first stands for itself.
        index += 1
        while index < pattern.count, pattern[index] != UInt8(ascii: "]") { index += pattern[index] == UInt8(ascii: "\\") ? 2 : 1 }
        return min(index + 1, pattern.count)
    }

    /// - Returns: nil where it never ends.
    private func endOfGroup(at start: Int) -> Int? {
        var depth = 0
        var index = start
        while index < pattern.count {
            if pattern[index] == UInt8(ascii: "(") { depth += 1 }
            if pattern[index] == UInt8(ascii: ")") { depth -= 1 }
            index = endOfAtom(at: index)
            if depth == 0 { return index }
        }
        return nil
    }

    /// - Returns: the end of `*`, `+` or `{2,}`; nil where nothing is repeated without bound.
    private func endOfRepetition(at index: Int) -> Int? {
        guard index < pattern.count else { return nil }
        if pattern[index] == UInt8(ascii: "*") || pattern[index] == UInt8(ascii: "+") { return index + 1 }
        guard pattern[index] == UInt8(ascii: "{"), let end = pattern[index...].firstIndex(of: UInt8(ascii: "}")) else { return nil }
        return pattern[end - 1] == UInt8(ascii: ",") ? end + 1 : nil
    }
}
