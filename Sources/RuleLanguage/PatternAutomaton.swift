/// The places of a pattern that take a character, and which may come after which: enough to see whether one text can be taken in so many
/// ways that trying them all takes for ever.
///
/// Source: Glushkov's construction; the criterion for exponential ambiguity is Weber and Seidl's (1991): a place that comes back to itself
/// over one text on two ways.
struct PatternAutomaton {
    struct Place {
        /// nil for what is seen but not taken, such as `\b`: no other place takes it.
        let characters: PatternCharacters?
    }

    /// Something that is repeated without bound.
    struct Loop {
        let places: Range<Int>
        /// In the UTF-8 of the pattern.
        let range: Range<Int>
    }

    /// A part of the pattern: the places it may begin and end with.
    struct Fragment {
        var first: [Int] = []
        var last: [Int] = []
        var isNullable = true
    }

    /// More than these are not judged.
    private static let mostEdges = 4_096
    private static let mostSteps = 4_096

    private(set) var places: [Place] = []
    private var next: [Set<Int>] = []
    private var loops: [Loop] = []
    private var edgeCount = 0
    /// The first loop that can also go round where something inside it goes on: `(a+)+`.
    private var doubled: Loop?

    // MARK: Building

    mutating func place(_ characters: PatternCharacters?) -> Fragment {
        places.append(Place(characters: characters))
        next.append([])
        return Fragment(first: [places.count - 1], last: [places.count - 1], isNullable: false)
    }

    mutating func append(_ right: Fragment, to left: inout Fragment) {
        connect(left.last, right.first)
        if left.isNullable { left.first += right.first }
        left.last = right.isNullable ? left.last + right.last : right.last
        left.isNullable = left.isNullable && right.isNullable
    }

    /// - Parameter loop: all that is in the fragment.
    mutating func `repeat`(_ fragment: Fragment, as loop: Loop) {
        loops.append(loop)
        if connect(fragment.last, fragment.first) { doubled = doubled ?? loop }
    }

    /// Makes one place of the last ones, of which no second way is ever tried.
    ///
    /// - Parameter isTaken: false for what is only looked at.
    mutating func seal(_ sealed: Range<Int>, isTaken: Bool = true) -> Fragment {
        var characters = PatternCharacters()
        for place in places[sealed] { characters.formUnion(place.characters ?? PatternCharacters()) }
        places.removeSubrange(sealed)
        next.removeSubrange(sealed)
        loops.removeAll { $0.places.lowerBound >= sealed.lowerBound }
        if let loop = doubled, loop.places.lowerBound >= sealed.lowerBound { doubled = nil }
        return place(isTaken ? characters : nil)
    }

    /// - Returns: whether one of the connections was there already.
    @discardableResult private mutating func connect(_ from: [Int], _ to: [Int]) -> Bool {
        edgeCount += from.count * to.count
        guard isJudged else { return false }
        var isDoubled = false
        for place in from {
            for other in to where !next[place].insert(other).inserted { isDoubled = true }
        }
        return isDoubled
    }

    /// False once it is too large to say anything.
    var isJudged: Bool { edgeCount <= Self.mostEdges }

    // MARK: Judging

    /// What is repeated in ways without number, in the UTF-8 of the pattern.
    func ambiguousPart() -> Range<Int>? {
        guard isJudged else { return nil }
        if let doubled { return doubled.range }
        return placesOnTwoWays().flatMap { smallestLoop(holding: $0)?.range } ?? threeAdjacentLoops()
    }

    private func smallestLoop(holding places: [Int]) -> Loop? {
        loops.filter { loop in places.allSatisfy(loop.places.contains) }.min { $0.places.count < $1.places.count }
    }

    private struct Pair: Hashable {
        let left: Int
        let right: Int
    }

    /// A place, and two others that may come after it over one character, from which one text leads back to it.
    private func placesOnTwoWays() -> [Int]? {
        var steps = 0
        for start in placesInLoops {
            steps += next[start].count * next[start].count
            if steps > Self.mostSteps { return nil }
            for fork in pairs(after: Pair(left: start, right: start)) where fork.left < fork.right {
                var seen: Set<Pair> = [fork]
                var waiting = [fork]
                while let pair = waiting.popLast() {
                    if pair.left == pair.right, pair.left == start { return [start, fork.left, fork.right] }
                    for following in pairs(after: pair) where seen.insert(following).inserted { waiting.append(following) }
                    steps += next[pair.left].count * next[pair.right].count
                    if steps > Self.mostSteps { return nil }
                }
            }
        }
        return nil
    }

    /// Ascending.
    private var placesInLoops: [Int] {
        var isInLoop = Array(repeating: false, count: places.count)
        for loop in loops where !isInLoop[loop.places.lowerBound] || !isInLoop[loop.places.upperBound - 1] {
            for place in loop.places { isInLoop[place] = true }
        }
        return isInLoop.indices.filter { isInLoop[$0] }
    }

    private func pairs(after pair: Pair) -> [Pair] {
        next[pair.left].flatMap { left in next[pair.right].filter { share(left, $0) }.map { Pair(left: left, right: $0) } }
    }

    private func share(_ left: Int, _ right: Int) -> Bool {
        if left == right { return true }
        guard let left = places[left].characters, let right = places[right].characters else { return false }
        return !left.intersection(right).isEmpty
    }

    /// `.*.*.*` with something after it that can be missing: as many ways as the third power of the text's length.
    private func threeAdjacentLoops() -> Range<Int>? {
        let single = loops.filter { $0.places.count == 1 && next[$0.places.lowerBound].contains($0.places.lowerBound) }
        for (first, second, third) in zip(single, zip(single.dropFirst(), single.dropFirst(2))).map({ ($0, $1.0, $1.1) }) {
            let (a, b, c) = (first.places.lowerBound, second.places.lowerBound, third.places.lowerBound)
            guard next[a].contains(b), next[b].contains(c), next[c].contains(where: { $0 != c }),
                let characters = places[a].characters, let others = places[b].characters, let last = places[c].characters,
                !characters.intersection(others).intersection(last).isEmpty
            else { continue }
            return first.range.lowerBound..<third.range.upperBound
        }
        return nil
    }
}
