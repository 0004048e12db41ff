/// Reads numbers as people of one country write them.
struct NationalReading {
    let countryCode: String
    /// Nil for a country code that is not in use.
    private let plan: NumberPlan?

    init(countryCode: String) {
        self.countryCode = countryCode
        plan = NumberPlan.all[countryCode]
    }

    /// A number of more than six digits, without `+`.
    func guess(_ spelling: Spelling) -> NumberGuess {
        let digits = Substring(spelling.digits).utf8
        let guesses = fromAbroad(spelling) + (plan?.withoutTrunkPrefix(digits).map(own) ?? []) + bare(spelling)
        let best = guesses.best
        guard best.certainty == .none else { return best }
        // What no plan knows of: a zero is still no part of an international number.
        if spelling.digits.hasPrefix("00") { return .international(spelling.dropping(2)) }
        return digits.first == UInt8(ascii: "0") ? own(digits.dropFirst()) : .international(spelling)
    }

    /// A number of up to six digits: a mobile's, of a small country without a trunk prefix.
    func short(_ digits: String) -> NumberGuess? {
        guard let plan, plan.trunkPrefix == nil, plan.isMobile(Substring(digits).utf8) else { return nil }
        return own(Substring(digits).utf8)
    }

    /// Begins with what is dialled for abroad: `00`, which people write everywhere, or what the country has.
    private func fromAbroad(_ spelling: Spelling) -> [NumberGuess] {
        let digits = Substring(spelling.digits).utf8
        var lengths = plan?.withoutExitPrefix(digits).map { digits.count - $0.count } ?? []
        if spelling.digits.hasPrefix("00"), !lengths.contains(2) { lengths.append(2) }
        return lengths.map { .international(spelling.dropping($0)) }
    }

    /// Without any prefix: one of the country's own numbers, or one that begins with a country code. The first wins where both make
    /// sense.
    private func bare(_ spelling: Spelling) -> [NumberGuess] {
        let digits = Substring(spelling.digits).utf8
        let (national, international) = (own(digits), NumberGuess.international(spelling))
        guard let plan else { return [international] }
        // Ten digits are always meant so there, and each year brings new area codes.
        if countryCode == "1", national.certainty == .possible { return [national.asAssigned] }
        if plan.trunkPrefix == nil || countryCode == "1" { return [national, international] }
        if international.countryCode == countryCode, international.certainty == .assigned { return [international] }
        return plan.isMobile(digits) ? [national, international] : [international, national]
    }

    private func own(_ national: Substring.UTF8View) -> NumberGuess {
        guard let plan else { return NumberGuess(digits: countryCode + String(Substring(national)), countryCode: nil, certainty: .none) }
        let guess = NumberGuess(plan, national)
        return guess.certainty == .none ? argentineMobile(national, plan) ?? guess : guess
    }

    /// Inside Argentina a mobile has a 15 after its area code, and from abroad a 9 before it: `011 15 2345-6789`, `+54 9 11 2345-6789`.
    private func argentineMobile(_ national: Substring.UTF8View, _ plan: NumberPlan) -> NumberGuess? {
        guard countryCode == "54" else { return nil }
        for length in 2...4 where national.dropFirst(length).starts(with: "15".utf8) {
            let mobile = "9\(Substring(national.prefix(length)))\(Substring(national.dropFirst(length + 2)))"
            let guess = NumberGuess(plan, Substring(mobile).utf8)
            if guess.certainty == .assigned { return guess }
        }
        return nil
    }
}
