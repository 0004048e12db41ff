import CCurl

extension HTTPResponse {
    /// How long the server asks to be left alone, by its `Retry-After`: a number of seconds or a date.
    ///
    /// - Parameter now: in seconds since 1970.
    /// - Returns: never negative; nil where it asks for nothing, or for what cannot be read.
    public func retryAfter(now: Int64) -> Duration? {
        guard let value = header("Retry-After"), !value.isEmpty else { return nil }
        if value.utf8.allSatisfy({ (0x30...0x39).contains($0) }) {
            // More than a year is as good as for ever.
            return .seconds(min(Int64(value) ?? .max, 366 * 86_400))
        }
        let date = curl_getdate(value, nil)
        return date < 0 ? nil : .seconds(max(0, Int64(date) - now))
    }
}
