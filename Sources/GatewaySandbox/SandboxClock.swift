import SMSMessages
import Synchronization

/// The sandbox's time: another clock's, ahead by as much as it was driven. It never goes back.
final class SandboxClock: Sendable {
    private let base: @Sendable () -> Timestamp
    private let aheadMilliseconds = Atomic<Int64>(0)

    init(base: @escaping @Sendable () -> Timestamp) {
        self.base = base
    }

    var now: Timestamp { Timestamp(milliseconds: base().milliseconds + aheadMilliseconds.load(ordering: .relaxed)) }

    /// - Parameter fields: `advance`, seconds, or `to`, an instant that is not past; nothing at all only asks.
    func drive(by fields: FormFields) throws(Switches.Malformed) {
        for name in fields.names where !["advance", "to"].contains(name) {
            throw Switches.Malformed(name: name, expected: "advance=SECONDS or to=2026-12-24T09:00:00+01:00")
        }
        if let text = fields["advance"] {
            guard let seconds = Int64(text), Self.advances.contains(seconds) else {
                throw Switches.Malformed(name: "advance", expected: "seconds, 0 to \(Self.advances.upperBound)")
            }
            aheadMilliseconds.add(seconds * 1000, ordering: .relaxed)
        }
        if let text = fields["to"] {
            // A `+` that was not escaped arrives as a space.
            let isShifted = text.dropLast(5).hasSuffix(" ")
            guard let instant = Timestamp(rfc3339: isShifted ? text.dropLast(6) + "+" + text.suffix(5) : text[...]), instant >= now else {
                throw Switches.Malformed(name: "to", expected: "an instant that is not past, such as 2026-12-24T09:00:00+01:00")
            }
            aheadMilliseconds.add((instant - now).wholeMilliseconds, ordering: .relaxed)
        }
    }

    /// A hundred years.
    private static let advances: ClosedRange<Int64> = 0...3_155_760_000
}
