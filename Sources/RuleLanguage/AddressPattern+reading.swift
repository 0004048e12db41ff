import SMSMessages

extension AddressPattern {
    /// `+31612345678`, `+316*`, `4040`
    init(bare text: String) throws(Problem) {
        let body = text.hasSuffix("*") ? text.dropLast() : text[...]
        let isPrefix = body.endIndex < text.endIndex
        if body.hasPrefix("+") {
            self = isPrefix ? .prefix(try Self.prefix(body.dropFirst(), in: text)) : .exactly(try Self.number(text))
        } else if SMSAddress.isShortCode(text) {
            self = .shortCode(text)
        } else {
            throw Self.whyNoAddress(text, body)
        }
    }

    private static func prefix(_ digits: Substring, in text: String) throws(Problem) -> String {
        guard (1..<PhoneNumber.longest).contains(digits.utf8.count), digits.isAllDigits, !digits.hasPrefix("0") else {
            throw .malformedAddress(text)
        }
        return String(digits)
    }

    private static func number(_ text: String) throws(Problem) -> PhoneNumber {
        let digits = text.dropFirst()
        if digits.utf8.count > PhoneNumber.longest, digits.isAllDigits { throw .overlongNumber(text) }
        do throws(PhoneNumber.Malformed) {
            let number = try PhoneNumber(e164: text)
            if digits.utf8.count > 1 { return number }
        } catch {}  // Said below, for both reasons.
        throw .malformedAddress(text)
    }

    private static func whyNoAddress(_ text: String, _ body: Substring) -> Problem {
        guard body.utf8.allSatisfy({ "0123456789-.".utf8.contains($0) }) else { return .bareAlphanumeric(text) }
        guard body.utf8.count > 6 || body.endIndex < text.endIndex else { return .malformedAddress(text) }
        if body.hasPrefix("00") { return .numberWithoutPlus(text, meant: "+\(text.dropFirst(2))") }
        if body.hasPrefix("0") { return .nationalNumber(text) }
        return body.isAllDigits ? .numberWithoutPlus(text, meant: "+\(text)") : .malformedAddress(text)
    }

    /// `"MYBANK"`
    init(quoted text: String) throws(Problem) {
        let name = Folding.trimmed(text)
        let digits = name.hasPrefix("+") ? name.dropFirst() : name
        guard !Folding.comparable(text).isEmpty else { throw .emptyAlphanumeric }
        guard !digits.isAllDigits, !(name.hasPrefix("+") && digits.hasSuffix("*")) else { throw .numberInQuotes(String(name)) }
        self = .alphanumeric(Folding.fold(String(name)))
    }

    /// As somebody would write it.
    var text: String {
        switch self {
        case .exactly(let number): number.e164
        case .prefix(let digits): "+\(digits)*"
        case .shortCode(let code): code
        case .alphanumeric(let name): name
        case .audience(let name): "@" + name
        }
    }

    /// nil for what no message can be sent to: a prefix or a name.
    var place: SMSAddress? {
        switch self {
        case .exactly(let number): .phone(number)
        case .shortCode(let code): .shortCode(code)
        case .prefix, .alphanumeric, .audience: nil
        }
    }
}

extension Substring {
    fileprivate var isAllDigits: Bool { utf8.allSatisfy { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) } }
}
