/// Digits read as a number in international form, and what speaks for this reading.
struct NumberGuess {
    /// From the country code on.
    let digits: String
    /// Nil where they begin with none in use.
    let countryCode: String?
    let certainty: Certainty

    enum Certainty: Int {
        /// No number is so long, or begins so.
        case none
        /// Its country could give out such a number.
        case possible
        /// Somebody may have it.
        case assigned
    }

    init(digits: String, countryCode: String?, certainty: Certainty) {
        (self.digits, self.countryCode, self.certainty) = (digits, countryCode, certainty)
    }

    init(_ plan: NumberPlan, _ national: Substring.UTF8View) {
        let certainty: Certainty = plan.assignment(of: national) != nil ? .assigned : plan.hasPlace(for: national) ? .possible : .none
        self.init(digits: plan.countryCode + String(Substring(national)), countryCode: plan.countryCode, certainty: certainty)
    }

    /// Digits that begin with a country code. A trunk prefix after it, as in `460701740605` and `46 (0)70…`, belongs there inside the
    /// country only and is left out; Italy's zeros belong to the number, in brackets too.
    static func international(_ spelling: Spelling) -> NumberGuess {
        let guess = international(Substring(spelling.digits))
        guard guess.certainty == .none, let digits = spelling.digitsWithoutZero else { return guess }
        return international(Substring(digits))
    }

    private static func international(_ digits: Substring) -> NumberGuess {
        guard let (plan, national) = NumberPlan.split(digits.utf8) else {
            return NumberGuess(digits: String(digits), countryCode: nil, certainty: .none)
        }
        return ([national] + plan.withoutTrunkPrefix(national)).map { NumberGuess(plan, $0) }.best
    }

    var asAssigned: NumberGuess { NumberGuess(digits: digits, countryCode: countryCode, certainty: .assigned) }
}

extension [NumberGuess] {
    /// The most certain; of several the first. There must be one.
    var best: NumberGuess { dropFirst().reduce(self[0]) { $1.certainty.rawValue > $0.certainty.rawValue ? $1 : $0 } }
}
