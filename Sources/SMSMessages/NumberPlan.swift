/// How numbers of one country code are made and dialled, as data.
///
/// The data is condensed from libphonenumber's metadata; its version stands in `NumberPlan+data.swift`. A line of `countriesText` has the
/// country code, its main territory, the trunk prefix as it is written (`-` for none), and where four automata begin: the trunk prefixes
/// in use, the prefixes for dialling abroad, the numbers that are assigned, all numbers that fit the plan. Such an automaton reads what
/// stands after the country code and ends in what `endsText` says: a territory (`=` for the country code's only one) and a kind, that of
/// subscribers split into `mobile` (or either) and `fixed`.
struct NumberPlan: Sendable {
    /// Without `+`.
    let countryCode: String
    /// Of ISO 3166, the main one that shares the code; nil for a code of no country.
    let mainTerritory: String?
    /// What stands before a number that is written for use inside the country, such as `0`; nil where nothing does.
    let trunkPrefix: String?
    private let trunk: UInt16?
    private let exit: UInt16?
    private let assigned: UInt16?
    private let planned: UInt16?

    /// What a number is, and whose.
    struct Assignment: Hashable, Sendable {
        let territory: String?
        let kind: NumberKind
    }

    /// - Parameter national: what stands after the country code, in ASCII digits.
    /// - Returns: nil for a number that nobody has got yet.
    func assignment(of national: Substring.UTF8View) -> Assignment? {
        guard let end = end(of: national), let kind = NumberKind(rawValue: end.kind) ?? end.subscriber else { return nil }
        return Assignment(territory: end.territory == "=" ? mainTerritory : end.territory, kind: kind)
    }

    /// - Returns: what numbers with this beginning may be; empty where there are none.
    func kinds(beginningWith national: Substring.UTF8View) -> Set<NumberKind> {
        guard let assigned else { return [] }
        return Set(
            Self.automaton.ends(behind: national, from: assigned).map { Self.ends[$0] }.compactMap {
                NumberKind(rawValue: $0.kind) ?? $0.subscriber
            })
    }

    func isMobile(_ national: Substring.UTF8View) -> Bool { end(of: national)?.kind == "mobile" }

    private func end(of national: Substring.UTF8View) -> End? {
        assigned.flatMap { Self.automaton.end(of: national, from: $0) }.map { Self.ends[$0] }
    }

    /// As the data has it.
    private struct End: Sendable {
        let territory: String
        let kind: String

        var subscriber: NumberKind? { kind == "mobile" || kind == "fixed" ? .subscriber : nil }
    }

    /// Whether there could be such a number: its length and its beginning are of the plan.
    func hasPlace(for national: Substring.UTF8View) -> Bool {
        planned.map { Self.automaton.end(of: national, from: $0) != nil } ?? false
    }

    /// - Returns: the digits that are left without a trunk prefix, one for each way to read one, the shortest first.
    func withoutTrunkPrefix(_ digits: Substring.UTF8View) -> [Substring.UTF8View] { without(trunk, digits) }

    /// - Returns: the same without a prefix for dialling abroad.
    func withoutExitPrefix(_ digits: Substring.UTF8View) -> [Substring.UTF8View] { without(exit, digits) }

    private func without(_ prefix: UInt16?, _ digits: Substring.UTF8View) -> [Substring.UTF8View] {
        guard let prefix else { return [] }
        return Self.automaton.arrivals(in: digits, from: prefix).map { digits.dropFirst($0) }
    }
}

extension NumberPlan {
    /// The plan of the country code that digits begin with, and what is left of them; nil where no code in use begins them.
    static func split(_ digits: Substring.UTF8View) -> (plan: NumberPlan, national: Substring.UTF8View)? {
        for length in 1...3 {
            if let plan = all[String(Substring(digits.prefix(length)))] { return (plan, digits.dropFirst(length)) }
        }
        return nil
    }

    /// By country code.
    static let all: [String: NumberPlan] = Dictionary(
        uniqueKeysWithValues: countriesText.split(separator: "\n").compactMap { NumberPlan($0) }.map { ($0.countryCode, $0) })

    static let automaton = DigitAutomaton(statesText)

    private static let ends = endsText.split { $0 == " " || $0 == "\n" }.map { end in
        let pieces = end.split(separator: ":").map(String.init)
        return End(territory: pieces[0], kind: pieces[1])
    }

    private init?(_ line: Substring) {
        let words = line.split(separator: " ").map(String.init)
        guard words.count == 7 else { return nil }
        countryCode = words[0]
        mainTerritory = words[1] == "001" ? nil : words[1]
        trunkPrefix = words[2] == "-" ? nil : words[2]
        (trunk, exit, assigned, planned) = (UInt16(words[3]), UInt16(words[4]), UInt16(words[5]), UInt16(words[6]))
    }
}
