extension ChannelMapping.TextEncoding {
    /// The text behind a value. What is not written so stays as it is: whatever somebody texted is taken.
    func decode(_ value: FieldValue, _ charset: ChannelMapping.Charset) -> FieldValue {
        switch self {
        case .plain: return value
        case .percent: return Fields.percentDecoded(value.text, TextCharset(charset: charset))
        case .hex:
            guard let bytes = Self.bytes(ofHex: value.text) else { return value }
            return bytes.withUnsafeBufferPointer { charset.decode($0) }
        }
    }

    private static func bytes(ofHex text: String) -> [UInt8]? {
        let digits = text.utf8.map(\.hexDigit)
        guard digits.count.isMultiple(of: 2), !digits.isEmpty else { return nil }
        var bytes: [UInt8] = []
        for place in stride(from: 0, to: digits.count, by: 2) {
            guard let high = digits[place], let low = digits[place + 1] else { return nil }
            bytes.append(high << 4 | low)
        }
        return bytes
    }
}
