import Foundation
import RuleLanguage

/// Rows under a header, for people: columns aligned, cut to a terminal's width where there is one.
struct TextTable: TerminalTable {
    struct Column {
        let title: String
        fileprivate let room: Room

        fileprivate enum Room {
            case whole
            /// Gives way where the terminal is too narrow, down to its title and ``least`` columns.
            case flexible
            /// Left out where the terminal is too narrow for all.
            case spare
        }

        static let least = 12

        static func fixed(_ title: String) -> Column { Column(title: title, room: .whole) }
        static func flexible(_ title: String) -> Column { Column(title: title, room: .flexible) }
        static func spare(_ title: String) -> Column { Column(title: title, room: .spare) }

        fileprivate var isFlexible: Bool { room == .flexible }
    }

    let columns: [Column]
    let rows: [[String]]

    static let gap = "  "

    /// - Parameter rows: each as long as `columns`; whatever they hold is shown as ``Terminal/onOneLine(_:)`` does.
    init(columns: [Column], rows: [[String]]) {
        self.columns = columns
        self.rows = rows.map { $0.map(Terminal.onOneLine) }
    }

    var isEmpty: Bool { rows.isEmpty }

    func lines(width: Int?) -> [String] {
        let widths = widths(upTo: width)
        return ([columns.map(\.title)] + rows).map { line($0, widths) }
    }

    private func line(_ cells: [String], _ widths: [Int?]) -> String {
        let padded = zip(cells, widths).compactMap { cell, width in width.map { cell.fitted(to: $0) } }
        return padded.joined(separator: Self.gap).trimmingBlanksAtEnd
    }

    /// What every column needs, nil for one that is left out; where that is more than there is, the widest flexible one gives way first.
    private func widths(upTo total: Int?) -> [Int?] {
        let needs = columns.indices.map { index in
            rows.reduce(columns[index].title.terminalColumns) { max($0, $1[index].terminalColumns) }
        }
        guard let total else { return needs }
        let shown = shownColumns(needs, upTo: total)
        var widths = columns.indices.map { shown.contains($0) ? needs[$0] : nil }
        var excess = shown.reduce(0) { $0 + needs[$1] } + Self.gap.count * (shown.count - 1) - total
        while excess > 0 {
            let flexible = shown.filter { columns[$0].isFlexible && (widths[$0] ?? 0) > Column.least }
            guard let widest = flexible.max(by: { (widths[$0] ?? 0) < (widths[$1] ?? 0) }) else { break }
            widths[widest] = widths[widest].map { $0 - 1 }
            excess -= 1
        }
        return widths
    }

    /// All that can be shown, without the last spare ones where there is no room for them.
    private func shownColumns(_ needs: [Int], upTo total: Int) -> [Int] {
        var shown = Array(columns.indices)
        func least() -> Int {
            shown.reduce(Self.gap.count * (shown.count - 1)) { $0 + (columns[$1].isFlexible ? min(needs[$1], Column.least) : needs[$1]) }
        }
        while least() > total, let spare = shown.last(where: { columns[$0].room == .spare }) { shown.removeAll { $0 == spare } }
        return shown
    }
}

/// Rows that come one by one: aligned with those before as far as these could tell.
struct RunningTable {
    private let columns: [TextTable.Column]
    /// Of the cells so far.
    private var widths: [Int]

    /// - Parameter columns: the last one takes what the others leave, or stands below them.
    init(columns: [TextTable.Column]) {
        self.columns = columns
        widths = Array(repeating: 0, count: columns.count)
    }

    /// A line of titles that is aligned with the line of `cells` after it.
    mutating func header(_ titles: [String], over cells: [String], width: Int?) -> String {
        _ = line(cells, width: width)
        return line(titles, width: width)
    }

    /// - Parameters:
    ///   - cells: as many as there are columns; whatever they hold is shown as ``Terminal/onOneLine(_:)`` does.
    ///   - total: of the terminal, in columns; nil where nothing is cut, and flexible columns are not aligned.
    mutating func line(_ cells: [String], width total: Int?) -> String {
        let cells = cells.map(Terminal.onOneLine)
        var line = ""
        for (index, cell) in cells.dropLast().enumerated() {
            let isFlexible = columns[index].isFlexible
            let most = isFlexible ? total.map { $0 < 120 ? $0 / 8 : $0 / 5 } ?? 0 : .max
            widths[index] = min(max(widths[index], cell.terminalColumns), most)
            line += (total == nil && isFlexible ? cell : cell.fitted(to: widths[index])) + TextTable.gap
        }
        let rest = cells.last ?? ""
        guard let total, rest.terminalColumns > max(total - line.terminalColumns, 0) else { return line + rest }
        // Below it, whole: why something did not go out is what is looked for.
        let wrapped = rest.wrapped(to: total - Self.indent.count).map { Self.indent + $0 }
        return ([line.trimmingBlanksAtEnd] + wrapped).joined(separator: "\n")
    }

    private static let indent = "    "
}

extension String {
    /// How many columns of a terminal it takes, counted by what a reader sees as one character: an emoji is two, however many parts it has.
    var terminalColumns: Int { reduce(0) { $0 + $1.terminalColumns } }

    /// Exactly so many columns: filled with blanks, or cut between two characters and marked with `…`.
    func fitted(to width: Int) -> String {
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

    /// In lines of at most so many columns, words kept whole unless one alone is longer.
    func wrapped(to width: Int) -> [String] {
        var lines: [String] = []
        for word in split(separator: " ", omittingEmptySubsequences: false) {
            if let last = lines.last, (last + " " + word).terminalColumns <= width {
                lines[lines.count - 1] = last + " " + word
            } else {
                lines += word.pieces(of: width)
            }
        }
        return lines
    }

    var trimmingBlanksAtEnd: String {
        String(self[..<(lastIndex { $0 != " " }.map { index(after: $0) } ?? startIndex)])
    }
}

extension Substring {
    fileprivate func pieces(of width: Int) -> [String] {
        var pieces = [""]
        for character in self {
            if pieces[pieces.count - 1].terminalColumns + character.terminalColumns > width, !pieces[pieces.count - 1].isEmpty {
                pieces.append("")
            }
            pieces[pieces.count - 1].append(character)
        }
        return pieces
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
