/// Which parts of a long SMS a text holds: a phone cuts what is longer than one SMS, and numbers the pieces.
///
/// Source: 3GPP TS 23.040 §9.2.3.24.1 (a reference, the number of parts, the place of this one).
public struct MessageParts: Hashable, Sendable, Codable {
    /// What a text of one part and those of the same SMS have in common, as the provider writes it. Phones count it in 8 bits, so it comes
    /// again.
    public let reference: String
    /// 2 to ``most``.
    public let total: Int
    /// Those that are there, ascending.
    public let held: [Int]

    public static let most = 255

    /// One part, as it comes in.
    ///
    /// - Parameter number: 1 for the first.
    /// - Returns: nil for what is no part: fewer than 2 parts or more than ``most``, or a place beyond them.
    public init?(reference: String, number: Int, of total: Int) {
        guard (2...Self.most).contains(total), (1...total).contains(number) else { return nil }
        self.init(reference: reference, total: total, held: [number])
    }

    /// - Parameter held: each once, ascending, of 1 to `total`.
    public init(reference: String, total: Int, held: [Int]) {
        self.reference = reference
        self.total = total
        self.held = held
    }

    /// The place of a part that came alone; nil where several are joined.
    public var number: Int? { held.count == 1 ? held.first : nil }

    public var isComplete: Bool { held.count == total }

    public var missing: [Int] { (1...max(total, 1)).filter { !held.contains($0) } }
}
