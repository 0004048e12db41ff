import RuleLanguage
import SMSMessages

/// Writes an explanation for a terminal.
/// ```
/// message   "News  utrecht"  from +316****21  to 4040  2026-11-21 23:10 UTC
///   ✗ route      a.rules:4   keyword ROUTE, DIRECTIONS: the first word is "News"
///   ✓ headlines  a.rules:11  keyword NEWS, NIEUWS
///       values   keyword = "NEWS"  rest = "utrecht"
///       reply    "No news right now."   18 of 160 septets, 1 SMS
///   – headlines took the message: 7 rules below were not looked at
/// ```
/// Whatever is not ours is escaped, so that nothing in a message can move the cursor, turn a line or look like another one.
public struct ExplanationText: Sendable {
    /// Of the rules that do not act, as many are shown if not all are asked for.
    public static let shownByDefault = 20

    private let paint: Paint
    private let showNumbers: Bool

    /// - Parameter showNumbers: whether the sender's number is shown in full.
    public init(colour: Bool = false, showNumbers: Bool = false) {
        paint = Paint(isOn: colour)
        self.showNumbers = showNumbers
    }

    /// - Parameter all: shows every rule that was asked. Otherwise those that act, the undecided, and of the rest the nearest: one part of
    ///   an `and` that fails, a keyword that is nearly the message's, the last that were asked.
    /// - Returns: several lines, each with its line end. Where a question about a rule was asked, those of that name alone.
    public func render(_ explanation: Explanation, all: Bool = false) -> String {
        let wording = ExplanationWording(of: explanation.message, showNumbers: showNumbers)
        var lines = [wording.head]
        if let consent = explanation.consent { lines.append(note(wording.sentence(for: consent))) }
        if let question = explanation.question {
            lines += answer(question, in: explanation, wording)
        } else {
            let shown = all ? explanation.rules : explanation.rulesWorthShowing
            lines += blocks(shown, wording)
            let left = explanation.rules.count - shown.count
            if left > 0 { lines.append(note("\(left.counted("more rule")) did not act")) }
            if explanation.consent != .stop { lines.append(note(wording.ending(of: explanation))) }
        }
        return lines.map { $0 + "\n" }.joined()
    }

    private func answer(_ question: Explanation.Question, in explanation: Explanation, _ wording: ExplanationWording) -> [String] {
        let asked = explanation.rules.filter { $0.name == question.rule }
        var lines = blocks(asked, wording)
        if !question.notReached.isEmpty {
            lines.append(note(wording.neverAsked(explanation)))
            lines += blocks(question.notReached, wording)
        }
        if asked.isEmpty, question.notReached.isEmpty {
            let meant = question.nearest.map { "; did you mean \($0.escaped)?" } ?? ""
            lines.append(note("there is no rule \(wording.quoted(question.rule))\(meant)"))
        }
        return lines
    }

    private func note(_ text: String) -> String { "  \(paint.dim("– " + text))" }

    // MARK: Rules

    /// Rules in aligned columns, under the `on` block they stand in; a block for other numbers is one line.
    private func blocks(_ rules: [Explanation.Rule], _ wording: ExplanationWording) -> [String] {
        let asked = rules.filter { !$0.isElsewhere }
        let columns = Columns(
            name: asked.map(\.shownName.columns).max() ?? 0, place: asked.map(\.shownPlace.columns).max() ?? 0)
        var lines: [String] = []
        var on: String?
        for block in rules.split(into: { $0.on == $1.on && $0.isElsewhere == $1.isElsewhere }) {
            if block[0].isElsewhere {
                lines.append("  \(paint.mark(of: .passed)) \(wording.elsewhere(block))")
            } else {
                if block[0].on != on { lines.append("  \(paint.dim(block[0].on.map { "on \($0.escaped)" } ?? "on any number"))") }
                lines += block.flatMap { self.lines(for: $0, columns, wording) }
            }
            on = block[0].on
        }
        return lines
    }

    private struct Columns {
        let name: Int
        let place: Int
        /// Where the checks begin: after the indentation and the mark.
        var checks: Int { 4 + name + 2 + place + 2 }
    }

    private func lines(for rule: Explanation.Rule, _ columns: Columns, _ wording: ExplanationWording) -> [String] {
        let mark = paint.mark(of: rule.outcome)
        let head = "  \(mark) \(rule.shownName.padded(to: columns.name))  \(paint.dim(rule.shownPlace.padded(to: columns.place)))  "
        if rule.outcome == .acts {
            let continues = rule.continues ? "  (continue)" : ""
            return [head + wording.shown(rule.condition) + continues] + wording.consequences(of: rule).map { "      " + $0 }
        }
        let sentences = wording.sentences(for: rule.checks)
        let indent = String(repeating: " ", count: columns.checks)
        return sentences.enumerated().map { ($0 == 0 ? head : indent) + $1 }
    }
}

extension Explanation {
    /// All that act or are undecided, and of the others the nearest, in order.
    fileprivate var rulesWorthShowing: [Rule] {
        let passed = rules.indices.filter { rules[$0].outcome == .passed }
        let nearest = passed.sorted { (rules[$0].distance, -$0) < (rules[$1].distance, -$1) }
        let hidden = Set(nearest.dropFirst(ExplanationText.shownByDefault))
        return rules.indices.filter { !hidden.contains($0) }.map { rules[$0] }
    }
}

extension Explanation.Rule {
    /// How little the message and the rule have to do with each other.
    fileprivate var distance: Int {
        switch nearness {
        case .onePart: 0
        case .keyword: 1
        case nil: isElsewhere ? 3 : 2
        }
    }

    /// Under an `on` for other numbers.
    fileprivate var isElsewhere: Bool { checks.first?.reasons.first?.kind == .place }

    /// Names and paths are cut, so that one long one does not push all others aside.
    fileprivate var shownName: String { name.escaped.count > 24 ? name.escaped.prefix(23) + "…" : name.escaped }

    fileprivate var shownPlace: String {
        let place = "\(file.escaped):\(line)"
        return place.count > 40 ? "…" + place.suffix(39) : place
    }
}

extension Array {
    /// Neighbours that belong together.
    fileprivate func split(into belongTogether: (Element, Element) -> Bool) -> [[Element]] {
        reduce(into: []) { groups, element in
            if let last = groups.last?.last, belongTogether(last, element) {
                groups[groups.count - 1].append(element)
            } else {
                groups.append([element])
            }
        }
    }
}

extension String {
    fileprivate func padded(to width: Int) -> String { self + String(repeating: " ", count: max(0, width - columns)) }
}

private struct Paint {
    let isOn: Bool

    func dim(_ text: String) -> String { isOn ? "\u{1B}[2m\(text)\u{1B}[0m" : text }

    func mark(of outcome: Explanation.Outcome) -> String {
        let (mark, colour) =
            switch outcome {
            case .acts: ("✓", "32")
            case .passed: ("✗", "31")
            case .undecided: ("?", "33")
            }
        return isOn ? "\u{1B}[\(colour)m\(mark)\u{1B}[0m" : mark
    }
}
