/// What is to be written, and where its lines may end; ``LayoutPrinter`` decides where they do.
///
/// After Wadler's "A prettier printer", kept as a flat list, so that nothing recurses.
struct Layout {
    enum Step {
        case text(Text)
        case space
        case comment(LaidComment)
        /// The line ends here.
        case lineEnd(isBlankBelow: Bool)
        /// The line ends here if the group is broken; else this many spaces stand here.
        case groupBreak(spaces: Int)
        /// In a broken group, or in none, the line ends here if what follows does not fit on it or `isForced`; else a space stands here.
        case fillBreak(isForced: Bool)
        /// On one line if that fits, and nothing in it breaks it.
        case open(isBroken: Bool)
        case close
        case indent(levels: Int)
    }

    struct Text {
        let range: Range<Int>
        /// In columns; of the first line, where there are several.
        let width: Int
        /// In columns; nil for a text of one line.
        var lastLineWidth: Int?
    }

    /// Stands above the line it was met on, or at its end.
    struct LaidComment {
        let range: Range<Int>
        let isTrailing: Bool
        var isBlankBelow = false
    }

    private(set) var steps: [Step] = []
    private var openGroups: [Int] = []

    mutating func text(_ text: Text) {
        if text.lastLineWidth != nil { breakOpenGroups() }
        steps.append(.text(text))
    }

    mutating func space() { steps.append(.space) }

    mutating func comment(_ comment: LaidComment) { steps.append(.comment(comment)) }

    mutating func lineEnd(isBlankBelow: Bool = false) { steps.append(.lineEnd(isBlankBelow: isBlankBelow)) }

    mutating func groupBreak(spaces: Int, isForced: Bool) {
        if isForced { breakOpenGroups() }
        steps.append(.groupBreak(spaces: spaces))
    }

    mutating func fillBreak(isForced: Bool) {
        if isForced { breakOpenGroups() }
        steps.append(.fillBreak(isForced: isForced))
    }

    mutating func open() {
        openGroups.append(steps.count)
        steps.append(.open(isBroken: false))
    }

    mutating func close() {
        openGroups.removeLast()
        steps.append(.close)
    }

    /// - Returns: where the step stands, for ``setIndent(levels:at:)``.
    @discardableResult mutating func indent(levels: Int = 1) -> Int {
        steps.append(.indent(levels: levels))
        return steps.count - 1
    }

    /// Once it is known what the line goes on with.
    mutating func setIndent(levels: Int, at index: Int) { steps[index] = .indent(levels: levels) }

    mutating func append(_ other: Layout) { steps += other.steps }

    private mutating func breakOpenGroups() {
        for index in openGroups.reversed() {
            if case .open(isBroken: true) = steps[index] { return }
            steps[index] = .open(isBroken: true)
        }
    }
}
