import Foundation
import RuleLanguage

/// Rows under a header, for people: columns aligned, cut to a terminal's width where there is one.
struct TextTable {
    struct Column {
        let title: String
        /// Gives way where the terminal is too narrow, down to its title and ``least`` columns.
        let isFlexible: Bool

        static let least = 12

        static func fixed(_ title: String) -> Column { Column(title: title, isFlexible: false) }
        static func flexible(_ title: String) -> Column { Column(title: title, isFlexible: true) }
    }

    let columns: [Column]
    /// Each as long as ``columns``; without control characters.
    let rows: [[String]]

    private static let gap = "  "

    /// - Parameter width: of the terminal, in columns; nil for whatever the rows need.
    func lines(width: Int?) -> [String] {
        let widths = widths(upTo: width)
        return ([columns.map(\.title)] + rows).map { line($0, widths) }
    }

    private func line(_ cells: [String], _ widths: [Int]) -> String {
        let padded = zip(cells, widths).map { $0.fitted(to: $1) }
        return padded.joined(separator: Self.gap).trimmingBlanksAtEnd
    }

    /// What every column needs; where that is more than there is, the widest flexible one gives way first.
    private func widths(upTo total: Int?) -> [Int] {
        var widths = columns.indices.map { index in
            rows.reduce(columns[index].title.terminalColumns) { max($0, $1[index].terminalColumns) }
        }
        guard let total else { return widths }
        var excess = widths.reduce(0, +) + Self.gap.count * (columns.count - 1) - total
        while excess > 0 {
            let flexible = columns.indices.filter { columns[$0].isFlexible && widths[$0] > Column.least }
            guard let widest = flexible.max(by: { widths[$0] < widths[$1] }) else { break }
            widths[widest] -= 1
            excess -= 1
        }
        return widths
    }
}

extension String {
    /// How many columns of a terminal it takes, counted by what a reader sees as one character: an emoji is two, however many parts it has.
    var terminalColumns: Int { reduce(0) { $0 + $1.terminalColumns } }

    /// Exactly so many columns: filled with blanks, or cut between two characters and marked with `…`.
    fileprivate func fitted(to width: Int) -> String {
        let own = terminalColumns
        if own <= width { return self + String(repeating: " ", count: width - own) }
        var cut = ""
        var used = 0
        for character in self {
            if used + character.terminalColumns > width - 1 { break }
            cut.append(character)
            used += character.terminalColumns
        }
        return cut + "…" + String(repeating: " ", count: max(0, width - used - 1))
    }

    fileprivate var trimmingBlanksAtEnd: String {
        String(self[..<(lastIndex { $0 != " " }.map { index(after: $0) } ?? startIndex)])
    }
}

extension Character {
    fileprivate var terminalColumns: Int {
        // U+FE0F makes an emoji of a character that is narrow by itself, a second letter a flag.
        if unicodeScalars.count > 1, unicodeScalars.contains(where: { $0 == "\u{FE0F}" || $0.isFlagLetter }) { return 2 }
        return unicodeScalars.reduce(0) { max($0, String($1).columns) }
    }
}

extension Unicode.Scalar {
    fileprivate var isFlagLetter: Bool { (0x1F1E6...0x1F1FF).contains(value) }
}
