/// The longest text that may be sent, as a number of SMS: 3 are at most 459 septets of GSM-7 or 201 code units of UCS-2.
public struct SMSLimit: Hashable, Sendable {
    /// At most so many SMS.
    public let parts: Int

    /// - Parameter parts: at least 1. What our gateways take is 3.
    public init(parts: Int = 3) {
        precondition(parts >= 1, "a limit of no SMS at all")
        self.parts = parts
    }

    /// Whether a text stays within it.
    public func allows(_ text: String) -> Bool { SMSLength(text).parts <= parts }
}

extension String {
    /// The text itself if the limit allows it; otherwise as many whole graphemes as leave room for `...`, or for `…` in a text that is
    /// UCS-2 anyway.
    ///
    /// The encoding is that of the whole text, whatever the part that is left would do with. Where not even the first grapheme fits,
    /// only the dots are left.
    public func cut(toFit limit: SMSLimit = SMSLimit()) -> String {
        guard !limit.allows(self) else { return self }
        let encoding = SMSLength.Encoding(of: self)
        let dots = encoding == .gsm7 ? "..." : "…"
        var filled = JoinedParts(encoding, alone: limit.parts == 1)
        var end = startIndex
        for position in indices {
            for scalar in self[position].unicodeScalars { filled.add(encoding.units(of: scalar)) }
            var withDots = filled
            for scalar in dots.unicodeScalars { withDots.add(encoding.units(of: scalar)) }
            guard withDots.count <= limit.parts else { break }
            end = index(after: position)
        }
        return self[..<end] + dots
    }
}
