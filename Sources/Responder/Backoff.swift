/// Growing, jittered pauses between attempts.
public struct Backoff: Sendable, Equatable {
    public var first: Duration
    public var longest: Duration

    public init(first: Duration = .seconds(2), longest: Duration = .seconds(300)) {
        self.first = first
        self.longest = longest
    }

    /// The pause after a number of failures in a row: doubled each time up to `longest`, then between half and the whole of
    /// that, so that what failed together does not come back together.
    ///
    /// - Parameter failures: at least 1.
    public func pause(after failures: Int, random: inout some RandomNumberGenerator) -> Duration {
        var pause = first
        for _ in 1..<max(failures, 1) where pause < longest { pause *= 2 }
        return min(pause, longest) * Double.random(in: 0.5...1, using: &random)
    }
}
