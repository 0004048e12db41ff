/// How long a text is as an SMS, and how many SMS it takes.
///
/// The header that joins the parts of a long text takes 6 octets of each: 153 of 160 septets are left, 67 of 70 code units. Neither an
/// escape pair nor a surrogate pair is split between two parts, so a part may stay one unit short and 459 septets need a fourth.
///
/// Source: 3GPP TS 23.038 §6.2.1 (alphabet), TS 23.040 §9.2.3.24.1 (joining).
public struct SMSLength: Hashable, Sendable {
    /// What a text is sent in.
    public enum Encoding: Hashable, Sendable {
        /// The GSM 7-bit alphabet: see ``GSMAlphabet``.
        case gsm7
        /// Sent as UTF-16, since phones show more than the 65,536 characters of UCS-2.
        case ucs2
    }

    /// GSM-7 where every character is in its alphabet.
    public let encoding: Encoding
    /// Septets in GSM-7, UTF-16 code units in UCS-2.
    public let units: Int
    /// At least 1: an empty text is an SMS too.
    public let parts: Int

    /// Counts a text.
    public init(_ text: String) {
        encoding = Encoding(of: text)
        var units = 0
        var joined = JoinedParts(encoding)
        for scalar in text.unicodeScalars {
            let width = encoding.units(of: scalar)
            units += width
            joined.add(width)
        }
        self.units = units
        parts = units <= encoding.unitsOfLonePart ? 1 : joined.count
    }
}

extension SMSLength.Encoding {
    init(of text: String) {
        self = text.unicodeScalars.allSatisfy { GSMAlphabet.septets(of: $0) != nil } ? .gsm7 : .ucs2
    }

    /// That fit into a text of one SMS.
    public var unitsOfLonePart: Int {
        switch self {
        case .gsm7: 160
        case .ucs2: 70
        }
    }

    /// That fit into each part of a longer one.
    public var unitsOfJoinedPart: Int {
        switch self {
        case .gsm7: 153
        case .ucs2: 67
        }
    }

    /// Of a character that the encoding can carry.
    func units(of scalar: Unicode.Scalar) -> Int {
        switch self {
        case .gsm7: GSMAlphabet.septets(of: scalar) == 2 ? 2 : 1
        case .ucs2: UTF16.width(scalar)
        }
    }
}

/// Fills the parts of a long text, one character after another.
struct JoinedParts {
    private let capacity: Int
    private var used = 0
    private(set) var count = 1

    init(_ encoding: SMSLength.Encoding, alone: Bool = false) {
        capacity = alone ? encoding.unitsOfLonePart : encoding.unitsOfJoinedPart
    }

    /// - Parameter width: 1 or 2 units, which stay together.
    mutating func add(_ width: Int) {
        if used + width > capacity {
            count += 1
            used = 0
        }
        used += width
    }
}
