/// Folding of texts that are ASCII, as most messages are: eight bytes at a time, and no look into a table of Unicode's.
extension Folding {
    enum FoldedASCII {
        /// Nothing was appended.
        case isNotASCII
        /// Appended, with white space that has yet to be squeezed and trimmed, or control characters to be dropped.
        case hasLooseSpace
        /// Appended, and comparable as it is.
        case isComparable
    }

    /// Appends the text in lower case where all of it is ASCII.
    static func foldASCII(_ utf8: Span<UInt8>, into output: inout [UInt8]) -> FoldedASCII {
        let start = output.count
        utf8.withUnsafeBufferPointer { output.append(contentsOf: $0) }
        var folded = output.mutableSpan
        var bytes = folded.mutableBytes
        var offset = start
        var isLoose = false
        // Where a text begins it is as if a space stood before.
        var spaces: UInt64 = 0x80 << 56
        while offset + 8 <= bytes.byteCount {
            let eight = EightASCII(bytes.bytes.unsafeLoadUnaligned(fromUncheckedByteOffset: offset, as: UInt64.self))
            guard let eight else {
                output.removeSubrange(start...)
                return .isNotASCII
            }
            let before = spaces >> 56
            spaces = eight.spaces
            isLoose = isLoose || (spaces & (spaces << 8 | before)) | eight.controls != 0
            bytes.storeBytes(of: eight.lowercased, toByteOffset: offset, as: UInt64.self)
            offset += 8
        }
        var followsSpace = spaces >> 63 != 0
        while offset < bytes.byteCount {
            let byte = bytes.bytes.unsafeLoad(fromUncheckedByteOffset: offset, as: UInt8.self)
            guard UTF8.isASCII(byte) else {
                output.removeSubrange(start...)
                return .isNotASCII
            }
            isLoose = isLoose || !(0x20...0x7E).contains(byte) || followsSpace && byte == 0x20
            followsSpace = byte == 0x20
            bytes.storeBytes(of: byte.lowercasedASCII, toByteOffset: offset, as: UInt8.self)
            offset += 1
        }
        return isLoose || followsSpace ? .hasLooseSpace : .isComparable
    }

    /// Makes one space of each run of white space, trims what comes after `start`, and drops control characters.
    static func squeezeASCIISpace(in output: inout [UInt8], from start: Int) {
        var bytes = output.mutableSpan
        var end = start
        var followsSpace = true
        for offset in start..<bytes.count {
            let byte = bytes[unchecked: offset]
            guard byte.isPlainASCII else { continue }
            let isSpace = byte.isASCIISpace
            bytes[unchecked: end] = isSpace ? UInt8(ascii: " ") : byte
            if !(isSpace && followsSpace) { end &+= 1 }
            followsSpace = isSpace
        }
        if followsSpace, end > start { end -= 1 }
        output.removeLast(output.count - end)
    }
}

extension UInt8 {
    /// Of what is white space to the language.
    var isASCIISpace: Bool { self == 0x20 || (0x09...0x0D).contains(self) }
}

/// Eight characters, each in a byte; what is said of each stands in its byte's highest bit.
private struct EightASCII {
    private let bytes: UInt64
    private static let highest: UInt64 = 0x8080_8080_8080_8080

    init?(_ bytes: UInt64) {
        guard bytes & Self.highest == 0 else { return nil }
        self.bytes = bytes.littleEndian
    }

    /// In the order in which they came.
    var lowercased: UInt64 {
        let fromA = bytes + (0x80 - 0x41) * 0x0101_0101_0101_0101
        let afterZ = bytes + (0x80 - 0x5B) * 0x0101_0101_0101_0101
        return (bytes | (fromA & ~afterZ & Self.highest) >> 2).littleEndian
    }

    var spaces: UInt64 { (Self.highest - (bytes ^ 0x2020_2020_2020_2020)) & Self.highest }

    var controls: UInt64 { (~(bytes + 0x6060_6060_6060_6060) | (bytes + 0x0101_0101_0101_0101)) & Self.highest }
}

extension [UInt8] {
    mutating func appendLowercasedASCII(_ ascii: Span<UInt8>) {
        let start = count
        ascii.withUnsafeBufferPointer { append(contentsOf: $0) }
        var bytes = mutableSpan
        for position in start..<bytes.count { bytes[unchecked: position] = bytes[unchecked: position].lowercasedASCII }
    }
}
