/// What somebody may have meant by a name that is not known.
public enum NearestName {
    /// More candidates than these are not all looked at, so that many unknown names in large files stay cheap.
    private static let candidateLimit = 1_000

    /// Whether one letter is wrong, missing, too many or swapped with its neighbour, or none.
    public static func isSlip(_ name: String, of other: String) -> Bool {
        let (left, right) = (Array(name.lowercased().unicodeScalars), Array(other.lowercased().unicodeScalars))
        return abs(left.count - right.count) <= 1 && distance(left, right) <= 1
    }

    /// - Returns: the candidate with the fewest letters wrong, missing, too many or swapped; nil if all differ too much.
    public static func find(_ name: String, among candidates: some Sequence<String>) -> String? {
        let wanted = Array(name.lowercased().unicodeScalars)
        guard wanted.count <= 64 else { return nil }
        var best: (name: String, distance: Int)?
        for candidate in candidates.prefix(candidateLimit) {
            let letters = Array(candidate.lowercased().unicodeScalars)
            let limit = best.map { $0.distance - 1 } ?? tolerance(for: max(wanted.count, letters.count))
            guard abs(wanted.count - letters.count) <= limit else { continue }
            let distance = distance(wanted, letters)
            if distance <= limit { best = (candidate, distance) }
        }
        return best?.name
    }

    private static func tolerance(for length: Int) -> Int {
        switch length {
        case ...2: 0
        case ...4: 1
        case ...8: 2
        default: 3
        }
    }

    /// Optimal string alignment: insertions, deletions, replacements, and swaps of neighbours.
    private static func distance(_ left: [Unicode.Scalar], _ right: [Unicode.Scalar]) -> Int {
        var beforeLast: [Int] = []
        var last = Array(0...right.count)
        for (row, scalar) in left.enumerated() {
            var current = [row + 1]
            for (column, other) in right.enumerated() {
                var cost = min(last[column] + (scalar == other ? 0 : 1), last[column + 1] + 1, current[column] + 1)
                if row > 0, column > 0, scalar == right[column - 1], left[row - 1] == other { cost = min(cost, beforeLast[column - 1] + 1) }
                current.append(cost)
            }
            (beforeLast, last) = (last, current)
        }
        return last[right.count]
    }
}
