/// 1,000 adjacent phone numbers: those that differ in their last three digits only.
///
/// Numbers are handed out in such blocks, so many SMS to one of them tell of somebody who earns by each (SMS pumping).
public struct NumberBlock: Hashable, Sendable {
    /// What its numbers begin with, `+31612345`; of numbers with at most three digits `+`.
    public let prefix: String

    public init(of number: PhoneNumber) {
        prefix = number.digits < 1000 ? "+" : "+\(number.digits / 1000)"
    }

    /// - Parameter prefix: as in ``prefix``.
    /// - Returns: nil when no phone number begins so.
    public init?(prefix: some StringProtocol) {
        guard prefix == "+" || (try? PhoneNumber(e164: "\(prefix)000")) != nil else { return nil }
        self.prefix = String(prefix)
    }
}
