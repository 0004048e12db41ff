public import SMSMessages

extension DeliveryNotification {
    /// Why a query is none. The sentence repeats nothing of it.
    public enum Unreadable: Error, Sendable, Equatable, CustomStringConvertible {
        /// Neither the gateway's id nor our reference.
        case namesNoSMS
        case statusMissing
        /// None of ``DeliveryStatus``.
        case statusUnknown

        public var description: String {
            switch self {
            case .namesNoSMS: "there is neither `smsid` nor `referentie`, so it tells of no SMS"
            case .statusMissing: "there is no `status`"
            case .statusUnknown: "`status` is none of \(DeliveryStatus.allCases.map(\.rawValue).joined(separator: ", "))"
            }
        }
    }

    /// Reads the gateway's call.
    ///
    /// - Parameters:
    ///   - query: what stands behind the `?` of the URL called: `smsid=1234567&datum=20120201102310&status=DELIVERED&referentie=…`.
    ///   - zone: by whose clocks the gateway gives its dates: the account's.
    /// - Throws: ``Unreadable``.
    public init(query: String, zone: GatewayZone = .amsterdam) throws(Unreadable) {
        let fields = FormFields(query)
        let id = fields["smsid"]
        let reference = fields["referentie"]
        guard id != nil || reference != nil else { throw .namesNoSMS }
        guard let word = fields["status"] else { throw .statusMissing }
        guard let status = DeliveryStatus(word) else { throw .statusUnknown }
        self.init(
            id: id, reference: reference, status: status, at: fields["datum"].flatMap { Timestamp(gatewayDate: $0.utf8, zone: zone) })
    }
}

/// The fields of a query, decoded. An empty one counts as missing, and of two of one name the last counts, as in PHP.
private struct FormFields {
    private var values: [String: String] = [:]

    init(_ query: String) {
        for pair in query.utf8.split(separator: UInt8(ascii: "&")) {
            let parts = pair.split(separator: UInt8(ascii: "="), maxSplits: 1, omittingEmptySubsequences: false)
            values[Self.decoded(parts[0])] = parts.count > 1 ? Self.decoded(parts[1]) : ""
        }
    }

    subscript(_ name: String) -> String? { values[name].flatMap { $0.isEmpty ? nil : $0 } }

    /// A `%` before anything but two hexadecimal digits is a `%`.
    private static func decoded(_ text: Substring.UTF8View) -> String {
        var bytes: [UInt8] = []
        var rest = text[...]
        while let byte = rest.popFirst() {
            let digits = rest.prefix(2).compactMap { Character(Unicode.Scalar($0)).hexDigitValue }
            switch byte {
            case UInt8(ascii: "%") where digits.count == 2:
                bytes.append(UInt8(digits[0] << 4 | digits[1]))
                rest = rest.dropFirst(2)
            case UInt8(ascii: "+"): bytes.append(UInt8(ascii: " "))
            default: bytes.append(byte)
            }
        }
        return String(decoding: bytes, as: UTF8.self)
    }
}
