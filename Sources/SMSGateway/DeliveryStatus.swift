public import SMSMessages

/// What the gateway says of an SMS it has taken.
///
/// Source: the delivery codes of the 1609SMS and 1601SMS gateway documents.
public enum DeliveryStatus: String, Sendable, CaseIterable {
    case delivered = "DELIVERED"
    case notDelivered = "NOT DELIVERED"
    /// The operator refuses it.
    case rejected = "REJECTED"
    /// With the operator, which tries from time to time.
    case buffered = "BUFFERED"
    /// With the operator; nothing more is known yet.
    case submitted = "SUBMITTED"
    /// There is no report.
    case noReport = "NONE"

    /// Nothing comes after it.
    public var isEnd: Bool {
        switch self {
        case .delivered, .notDelivered, .rejected: true
        case .buffered, .submitted, .noReport: false
        }
    }

    /// - Parameter text: the status in any case, between blanks, alone.
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

/// The gateway's answer to the question what became of an SMS.
public struct DeliveryReport: Sendable, Hashable {
    public let status: DeliveryStatus
    /// Since when, to the second; only with an end status, and only where it was asked for and could be read.
    public let at: Timestamp?

    public init(status: DeliveryStatus, at: Timestamp? = nil) {
        self.status = status
        self.at = at
    }

    init?(_ body: [UInt8], zone: GatewayZone) {
        guard let (status, rest) = DeliveryStatus.read(body[...]) else { return nil }
        self.init(status: status, at: Timestamp(gatewayDate: rest, zone: zone))
    }
}
