import RuleLanguage
import SMSMessages

/// The values after `from` or `to`, so that a list of thousands is asked at once.
struct AddressSet: Sendable {
    private(set) var numbers: Set<UInt64> = []
    private(set) var prefixes = PrefixSet()
    private(set) var shortCodes: Set<String> = []
    private(set) var names: Set<FoldedWord> = []
    /// Of which the state of a decision tells whether the sender is in them.
    private(set) var audiences: [String] = []

    init(_ patterns: [AddressPattern]) {
        for pattern in patterns {
            switch pattern {
            case .exactly(let number): numbers.insert(number.digits)
            case .prefix(let digits): prefixes.insert(digits)
            case .shortCode(let digits): shortCodes.insert(digits)
            case .alphanumeric(let name): names.insert(FoldedWord(name))
            case .audience(let name): audiences.append(name)
            }
        }
    }

    /// - Parameter buffer: memory for folding a name.
    func contains(_ address: SMSAddress, folding buffer: inout [UInt8]) -> Bool {
        switch address {
        case .phone(let number):
            return numbers.contains(number.digits) || prefixes.containsPrefix(of: number)
        case .shortCode(let digits):
            return shortCodes.contains(digits)
        case .alphanumeric(let name):
            guard !names.isEmpty else { return false }
            buffer.removeAll(keepingCapacity: true)
            Folding.fold(name.utf8.span, into: &buffer)
            return names.contains(buffer)
        }
    }

    /// Whether a number or short code stands there itself, not only the beginning of it.
    func names(_ address: SMSAddress) -> Bool {
        switch address {
        case .phone(let number): numbers.contains(number.digits)
        case .shortCode(let digits): shortCodes.contains(digits)
        case .alphanumeric: false
        }
    }
}

/// Beginnings of phone numbers. As no number begins with a zero, a beginning's digits are its value too.
struct PrefixSet: Sendable {
    private(set) var values: Set<UInt64> = []
    private var lengths = PrefixLengths()

    /// - Parameter digits: without `+`. What begins with a zero begins no number and is left out.
    mutating func insert(_ digits: String) {
        guard !digits.hasPrefix("0"), let value = UInt64(digits) else { return }
        values.insert(value)
        lengths.insert(digits.utf8.count)
    }

    func containsPrefix(of number: PhoneNumber) -> Bool {
        lengths.containsPrefix(of: number) { values.contains($0) }
    }
}

/// How many digits the known beginnings have: the only ones of a number that are worth looking up.
struct PrefixLengths: Sendable {
    private var mask: UInt32 = 0

    var isEmpty: Bool { mask == 0 }

    mutating func insert(_ length: Int) { mask |= 1 << length }

    /// Calls `predicate` with each beginning of a known length, the longest first, until it says true.
    func containsPrefix(of number: PhoneNumber, where predicate: (UInt64) -> Bool) -> Bool {
        guard !isEmpty else { return false }
        var prefix = number.digits
        var length = prefix.decimalDigits
        while length > 0 {
            if mask & 1 << length != 0, predicate(prefix) { return true }
            prefix /= 10
            length -= 1
        }
        return false
    }
}

extension UInt64 {
    var decimalDigits: Int {
        var count = 1
        var rest = self / 10
        while rest > 0 {
            rest /= 10
            count += 1
        }
        return count
    }
}
