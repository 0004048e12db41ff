/// Automata that read digits, in one table: where two do the same, they share their states.
///
/// As a text, a state is a word: in capitals the number of its end, if it has one (A, B, … Z, AA, …); then, for each state it leads to, the
/// digits that lead there (`0-24` is 0, 1, 2, 4) and in small letters how far before it that one stands (a, b, … z, aa, …). So each
/// stands after those it leads to.
struct DigitAutomaton: Sendable {
    /// Ten a state, by digit.
    private var targets: [UInt16] = []
    /// By state.
    private var ends: [UInt16] = []

    static let nowhere = UInt16.max

    init(_ text: String) {
        var word = Word()
        for byte in text.utf8 {
            switch byte {
            case UInt8(ascii: " "), UInt8(ascii: "\n"): add(&word)
            default: word.read(byte, state: ends.count)
            }
        }
        add(&word)
    }

    var stateCount: Int { ends.count }

    private mutating func add(_ word: inout Word) {
        guard !word.isEmpty else { return }
        word.finishTarget(state: ends.count)
        targets += word.targets
        ends.append(word.end.map { UInt16($0 - 1) } ?? Self.nowhere)
        word = Word()
    }

    /// - Parameter digits: ASCII.
    /// - Returns: the number of the end that they lead to, from a state; nil where they lead to none.
    func end(of digits: some Sequence<UInt8>, from root: UInt16) -> Int? {
        var state = root
        for digit in digits {
            state = self.state(after: digit, in: state)
            guard state != Self.nowhere else { return nil }
        }
        let end = ends[Int(state)]
        return end == Self.nowhere ? nil : Int(end)
    }

    /// - Returns: how many of the digits have been read wherever there is an end on their way, the longest first.
    func arrivals(in digits: some Sequence<UInt8>, from root: UInt16) -> [Int] {
        var state = root
        var found: [Int] = []
        for (count, digit) in digits.enumerated() {
            state = self.state(after: digit, in: state)
            guard state != Self.nowhere else { break }
            if ends[Int(state)] != Self.nowhere { found.append(count + 1) }
        }
        return found.reversed()
    }

    /// - Returns: the numbers of all ends that lie behind these digits, their own included.
    func ends(behind digits: some Sequence<UInt8>, from root: UInt16) -> Set<Int> {
        var first = root
        for digit in digits {
            first = state(after: digit, in: first)
            guard first != Self.nowhere else { return [] }
        }
        var (waiting, seen) = ([first], Set([first]))
        while let state = waiting.popLast() {
            let next = targets[Int(state) * 10..<Int(state) * 10 + 10].filter { $0 != Self.nowhere }
            waiting += next.filter { seen.insert($0).inserted }
        }
        return Set(seen.map { ends[Int($0)] }.filter { $0 != Self.nowhere }.map(Int.init))
    }

    private func state(after digit: UInt8, in state: UInt16) -> UInt16 {
        digit.isASCIIDigit ? targets[Int(state) * 10 + Int(digit - UInt8(ascii: "0"))] : Self.nowhere
    }
}

/// One state as far as its text has been read.
private struct Word {
    var targets = [UInt16](repeating: DigitAutomaton.nowhere, count: 10)
    /// From 1.
    var end: Int?
    var isEmpty = true
    private var digits: [Int] = []
    private var isRange = false
    private var distance: Int?

    mutating func read(_ byte: UInt8, state: Int) {
        isEmpty = false
        switch byte {
        case UInt8(ascii: "A")...UInt8(ascii: "Z"): end = (end ?? 0) * 26 + Int(byte - UInt8(ascii: "A")) + 1
        case UInt8(ascii: "a")...UInt8(ascii: "z"): distance = (distance ?? 0) * 26 + Int(byte - UInt8(ascii: "a")) + 1
        case UInt8(ascii: "-"): isRange = true
        default:
            finishTarget(state: state)
            let digit = Int(byte) - Int(UInt8(ascii: "0"))
            digits += isRange ? Array(((digits.last ?? digit) + 1)...digit) : [digit]
            isRange = false
        }
    }

    mutating func finishTarget(state: Int) {
        guard let distance else { return }
        for digit in digits { targets[digit] = UInt16(state - distance) }
        digits = []
        self.distance = nil
    }
}
