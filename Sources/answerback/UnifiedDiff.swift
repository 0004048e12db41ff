/// What two texts differ in, as `diff -u` shows it and `patch` takes it.
enum UnifiedDiff {
    private static let context = 3
    /// Beyond this, finding the shortest difference takes the square of its length: everything is shown as replaced.
    private static let mostLinesCompared = 4_000
    private static let noLineEnd = "\\ No newline at end of file"

    /// - Returns: without line ends; none for equal texts.
    static func lines(from old: [UInt8], to new: [UInt8], name: String) -> [String] {
        let changes = changes(from: lines(of: old), to: lines(of: new))
        let hunks = hunks(of: changes)
        return hunks.isEmpty ? [] : ["--- \(name)", "+++ \(name)"] + hunks.flatMap { shown(changes[$0], after: changes[..<$0.lowerBound]) }
    }

    private struct Change {
        enum Side { case both, old, new }
        let side: Side
        let line: String
    }

    /// With their line ends, so that a last line without one differs from the same line with one.
    private static func lines(of bytes: [UInt8]) -> [String] {
        let lines = bytes.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false).map { String(decoding: $0, as: UTF8.self) }
        return lines.dropLast().map { $0 + "\n" } + lines.suffix(1).filter { !$0.isEmpty }
    }

    // MARK: Comparing

    private static func changes(from old: [String], to new: [String]) -> [Change] {
        let head = zip(old, new).prefix { isSame($0, $1) }.count
        let tail = zip(old.dropFirst(head).reversed(), new.dropFirst(head).reversed()).prefix { isSame($0, $1) }.count
        return old.prefix(head).map { Change(side: .both, line: $0) }
            + changesBetween(old.dropFirst(head).dropLast(tail), new.dropFirst(head).dropLast(tail))
            + old.suffix(tail).map { Change(side: .both, line: $0) }
    }

    private static func changesBetween(_ old: ArraySlice<String>, _ new: ArraySlice<String>) -> [Change] {
        guard old.count + new.count <= mostLinesCompared else {
            return old.map { Change(side: .old, line: $0) } + new.map { Change(side: .new, line: $0) }
        }
        let difference = Array(new).difference(from: Array(old), by: isSame)
        let removed = Set(difference.removals.map(\.offset))
        let inserted = Set(difference.insertions.map(\.offset))
        var changes: [Change] = []
        var next = 0
        for (offset, line) in old.enumerated() {
            if removed.contains(offset) {
                changes.append(Change(side: .old, line: line))
                continue
            }
            takeInserted(inserted, of: new, from: &next, into: &changes)
            changes.append(Change(side: .both, line: line))
            next += 1
        }
        takeInserted(inserted, of: new, from: &next, into: &changes)
        return changes
    }

    private static func takeInserted(_ inserted: Set<Int>, of new: ArraySlice<String>, from next: inout Int, into changes: inout [Change]) {
        while inserted.contains(next) {
            changes.append(Change(side: .new, line: new[new.startIndex + next]))
            next += 1
        }
    }

    /// Byte for byte: to `==`, characters composed in another way are equal.
    private static func isSame(_ left: String, _ right: String) -> Bool { left.utf8.elementsEqual(right.utf8) }

    // MARK: Showing

    /// Runs of changes with the lines around them, those that touch made one.
    private static func hunks(of changes: [Change]) -> [Range<Int>] {
        var hunks: [Range<Int>] = []
        for index in changes.indices where changes[index].side != .both {
            let around = max(0, index - context)..<min(changes.count, index + context + 1)
            if let last = hunks.last, last.upperBound >= around.lowerBound {
                hunks[hunks.count - 1] = last.lowerBound..<around.upperBound
            } else {
                hunks.append(around)
            }
        }
        return hunks
    }

    private static func shown(_ hunk: ArraySlice<Change>, after before: ArraySlice<Change>) -> [String] {
        let head = "@@ -\(place(of: hunk, after: before, leavingOut: .new)) +\(place(of: hunk, after: before, leavingOut: .old)) @@"
        return [head]
            + hunk.flatMap { change in
                let mark =
                    switch change.side {
                    case .both: " "
                    case .old: "-"
                    case .new: "+"
                    }
                guard change.line.utf8.last == UInt8(ascii: "\n") else { return [mark + change.line, noLineEnd] }
                return [mark + String(decoding: change.line.utf8.dropLast(), as: UTF8.self)]
            }
    }

    /// First line and count; of no lines, the line before them.
    private static func place(of hunk: ArraySlice<Change>, after before: ArraySlice<Change>, leavingOut side: Change.Side) -> String {
        let count = hunk.count { $0.side != side }
        let start = before.count { $0.side != side }
        return "\(count == 0 ? start : start + 1),\(count)"
    }
}

extension CollectionDifference.Change {
    fileprivate var offset: Int {
        switch self {
        case .insert(let offset, _, _), .remove(let offset, _, _): offset
        }
    }
}
