/// Who sends or receives an SMS.
public enum SMSAddress: Hashable, Sendable {
    /// A subscriber.
    case phone(PhoneNumber)
    /// 3 to 6 digits, as written (`4040`, `0800` keeps its zero).
    case shortCode(String)
    /// A name such as `MYBANK`, as received. Nobody can be answered there.
    case alphanumeric(String)

    /// Reads the canonical form that ``text`` gives back: `+…`, 3 to 6 digits, or anything else as a name.
    ///
    /// What a provider writes is read by ``NumberReading``, which knows that provider's habits.
    public init(canonical text: String) {
        // Not being a number is no error here: it is a name then.
        if let phone = try? PhoneNumber(e164: text) {
            self = .phone(phone)
        } else if Self.isShortCode(text) {
            self = .shortCode(text)
        } else {
            self = .alphanumeric(text)
        }
    }

    /// `+46701740605`, `4040` or `MYBANK`: what rules compare, the journal stores and people see.
    public var text: String {
        switch self {
        case .phone(let number): number.e164
        case .shortCode(let digits): digits
        case .alphanumeric(let name): name
        }
    }

    /// Whether a text is 3 to 6 digits and nothing else.
    public static func isShortCode(_ text: some StringProtocol) -> Bool {
        (3...6).contains(text.utf8.count) && text.utf8.allSatisfy(\.isASCIIDigit)
    }
}

extension SMSAddress: CustomStringConvertible {
    /// Masked like ``PhoneNumber``; short codes and names are no subscribers and stay readable, unless a name holds a number.
    public var description: String {
        switch self {
        case .phone(let number): number.description
        case .shortCode(let digits): digits
        case .alphanumeric(let name) where name.utf8.count(where: \.isASCIIDigit) > 6: "****"
        case .alphanumeric(let name): name.unicodeScalars.map(\.visible).joined()
        }
    }
}

extension Unicode.Scalar {
    /// Escaped where a sender could break a log line with it, or turn its direction.
    fileprivate var visible: String {
        switch properties.generalCategory {
        case .control, .format, .lineSeparator, .paragraphSeparator: escaped(asASCII: true)
        default: String(self)
        }
    }
}
