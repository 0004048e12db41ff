/// An instant in whole milliseconds since 1970-01-01T00:00:00Z.
///
/// The program's own small clock value: ordered, storable as an integer, free of Foundation.
public struct Timestamp: Hashable, Comparable, Sendable {
    /// Since 1970-01-01T00:00:00Z, leap seconds left out.
    public let milliseconds: Int64

    /// - Parameter milliseconds: since 1970-01-01T00:00:00Z.
    public init(milliseconds: Int64) {
        self.milliseconds = milliseconds
    }

    public static func < (a: Timestamp, b: Timestamp) -> Bool { a.milliseconds < b.milliseconds }

    /// Whole milliseconds later; what the pause has beyond them is dropped.
    public static func + (instant: Timestamp, pause: Duration) -> Timestamp {
        Timestamp(milliseconds: instant.milliseconds + pause.wholeMilliseconds)
    }

    /// Whole milliseconds earlier; what the pause has beyond them is dropped.
    public static func - (instant: Timestamp, pause: Duration) -> Timestamp {
        Timestamp(milliseconds: instant.milliseconds - pause.wholeMilliseconds)
    }

    /// The time between the two.
    public static func - (later: Timestamp, earlier: Timestamp) -> Duration {
        .milliseconds(later.milliseconds - earlier.milliseconds)
    }
}

extension Duration {
    /// Rounded towards zero.
    public var wholeMilliseconds: Int64 {
        let (seconds, attoseconds) = components
        return seconds * 1000 + attoseconds / 1_000_000_000_000_000
    }
}
