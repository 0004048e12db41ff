/// Reads the entries of an `hours` item and remembers which days and dates they speak of.
struct HoursReader {
    let findings: Findings
    /// False once something could not be read, which has been reported.
    private(set) var isWhole = true
    private var open: [(days: DaySpan, span: SourceSpan)] = []
    /// The first entry that closes a day of the week.
    private var closed: [Weekday: AtomNode] = [:]
    private var dates: [DateSpan: SourceSpan] = [:]

    init(findings: Findings) {
        self.findings = findings
    }

    mutating func read(_ node: HoursNode.Entry) -> OpeningHours.Entry {
        var entry = OpeningHours.Entry(spans: node.spans.compactMap { $0.read(as: TimeSpan.init, findings: findings) })
        isWhole = isWhole && entry.spans.count == node.spans.count
        for atom in node.days {
            if atom.text.first?.isNumber == true, let dates = atom.read(as: DateSpan.init, findings: findings) {
                entry.dates.append(dates)
                keep(dates, atom)
            } else if atom.text.first?.isNumber != true, let days = atom.read(as: DaySpan.init, findings: findings) {
                entry.days.append(days)
                keep(days, atom, isClosed: node.spans.isEmpty)
            } else {
                isWhole = false
            }
        }
        return entry
    }

    private mutating func keep(_ dates: DateSpan, _ atom: AtomNode) {
        if let first = self.dates.updateValue(atom.span, forKey: dates) {
            findings.report(.dateTwice(atom.text), at: atom.span, related: first)
        }
    }

    private mutating func keep(_ days: DaySpan, _ atom: AtomNode, isClosed: Bool) {
        guard isClosed else { return open.append((days, atom.span)) }
        for day in Weekday.allCases where days.contains(day) && closed[day] == nil { closed[day] = atom }
    }

    /// `mon-sun 09:00-17:00  sun closed`: all that is said of a weekday adds up, so the second changes nothing.
    func reportClosedAndOpen() {
        var reported: Set<SourceSpan> = []
        for day in Weekday.allCases {
            guard let atom = closed[day], let first = open.first(where: { $0.days.contains(day) }),
                reported.insert(atom.span).inserted
            else { continue }
            let edits = open.filter { $0.days.contains(day) }.map { SourceEdit($0.span, $0.days.without(closed.keys)) }
            findings.report(
                .closedAndOpen(day.written, instead: first.days.without(closed.keys)), at: atom.span, related: first.span,
                edits: edits.contains { $0.text.isEmpty } ? [] : edits)
        }
    }
}

extension DaySpan {
    /// What is left of it, as it is written: `mon-fri, sun`; empty where nothing is.
    fileprivate func without(_ others: some Collection<Weekday>) -> String {
        var runs: [DaySpan] = []
        var isRunning = false
        for offset in Weekday.allCases.indices {
            let day = Weekday.allCases[(first.rawValue + offset) % Weekday.allCases.count]
            guard contains(day), !others.contains(day) else {
                isRunning = false
                continue
            }
            if isRunning { runs[runs.count - 1].last = day } else { runs.append(DaySpan(first: day, last: day)) }
            isRunning = true
        }
        return runs.map { $0.first == $0.last ? $0.first.written : "\($0.first.written)-\($0.last.written)" }.joined(separator: ", ")
    }
}
