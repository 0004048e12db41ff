import Foundation
import SMSMessages

/// The place whose clocks the gateway goes by: its dates have no zone of their own.
public struct GatewayZone: Hashable, Sendable {
    /// Such as `Europe/Amsterdam`.
    public let identifier: String
    private let zone: TimeZone

    /// - Parameter identifier: as the time zone database spells it.
    /// - Returns: nil for what it does not have, and for abbreviations such as `CET`, which say no place.
    public init?(identifier: String) {
        guard identifier == "UTC" || identifier.contains("/"), !identifier.utf8.contains(0), let zone = TimeZone(identifier: identifier)
        else { return nil }
        self.identifier = identifier
        self.zone = zone
    }

    /// Where the gateway's own documents come from.
    ///
    /// UTC in its place on a machine without a time zone database, where there is no other.
    public static let amsterdam = GatewayZone(identifier: "Europe/Amsterdam") ?? GatewayZone(identifier: "UTC", zone: .gmt)

    private init(identifier: String, zone: TimeZone) {
        self.identifier = identifier
        self.zone = zone
    }

    /// The second that clocks there show, counted from 1970 as if there were no offset.
    func shown(at instant: Timestamp) -> Int {
        let second = Int(instant.milliseconds.flooredDivision(by: 1000))
        return second + offset(at: second)
    }

    /// The first instant at which clocks there show that second; nil for one that they skip.
    func instant(showing shown: Int) -> Timestamp? {
        // No clock is changed twice within two days.
        let offsets = [offset(at: shown - 86_400), offset(at: shown + 86_400)]
        let instants = offsets.map { shown - $0 }.filter { $0 + offset(at: $0) == shown }
        return instants.min().map { Timestamp(milliseconds: Int64($0) * 1000) }
    }

    private func offset(at second: Int) -> Int { zone.secondsFromGMT(for: Date(timeIntervalSince1970: TimeInterval(second))) }
}

extension Int64 {
    /// Rounded down.
    func flooredDivision(by divisor: Int64) -> Int64 { self / divisor - (self % divisor < 0 ? 1 : 0) }
}
