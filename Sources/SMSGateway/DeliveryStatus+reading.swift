public import SMSMessages

extension DeliveryStatus {
    /// Reads a gateway's word.
    ///
    /// - Parameter text: the status in any case, between blanks, alone.
    /// - Returns: nil for any other.
    public init?(_ text: String) {
        guard let (status, rest) = Self.read(Array(text.utf8)[...]), rest.allSatisfy(\.isBlank) else { return nil }
        self = status
    }

    /// By the known word, since one of them holds a space: `NOT DELIVERED 01/02/2012 10:23:10`.
    ///
    /// - Returns: the status in front, and what follows it.
    static func read(_ bytes: ArraySlice<UInt8>) -> (status: DeliveryStatus, rest: ArraySlice<UInt8>)? {
        let text = (bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? bytes.dropFirst(3) : bytes).drop(while: \.isBlank)
        for status in allCases {
            guard let rest = status.rest(of: text), rest.first?.isLetter != true else { continue }
            return (status, rest)
        }
        return nil
    }

    /// Between the two words may stand what forms and programmers put in place of a space, or nothing.
    private func rest(of text: ArraySlice<UInt8>) -> ArraySlice<UInt8>? {
        var rest = text
        for letter in rawValue.utf8 {
            if letter == UInt8(ascii: " ") {
                rest = rest.drop { $0.isBlank || "_-+".utf8.contains($0) }
            } else {
                guard let next = rest.popFirst(), next & 0xDF == letter else { return nil }
            }
        }
        return rest
    }
}

extension DeliveryReport {
    init?(_ body: [UInt8], zone: GatewayZone) {
        guard let (status, rest) = DeliveryStatus.read(body[...]) else { return nil }
        self.init(status: status, at: Timestamp(gatewayDate: rest, zone: zone))
    }
}
