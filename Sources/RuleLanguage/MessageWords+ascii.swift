extension MessageWords {
    public enum ASCIIWord {
        /// One was found, and appended folded.
        case word
        /// There are no more words.
        case end
        /// The text goes on with characters that only ``MessageWords`` knows.
        case notASCII
    }

    /// Folds the next word as ``next()`` would find it, where all characters up to its end are ASCII that folding keeps.
    ///
    /// - Parameter offset: where a word before ended, or 0; moved behind the run of the one found.
    public static func foldNextASCIIWord(of utf8: Span<UInt8>, from offset: inout Int, into output: inout [UInt8]) -> ASCIIWord {
        while true {
            while offset < utf8.count, utf8[unchecked: offset].isASCIISpace { offset += 1 }
            let run = offset
            while offset < utf8.count, !utf8[unchecked: offset].isASCIISpace {
                guard utf8[unchecked: offset].isPlainASCII else { return .notASCII }
                offset += 1
            }
            if run == offset { return .end }
            var (start, end) = (run, offset)
            while start < end, isStripped(utf8[unchecked: start]) { start += 1 }
            while start < end, isStripped(utf8[unchecked: end - 1]) { end -= 1 }
            if start < end {
                output.appendLowercasedASCII(utf8.extracting(start..<end))
                return .word
            }
        }
    }

    private static func isStripped(_ byte: UInt8) -> Bool {
        let (low, high) = strippedASCII
        return (byte < 64 ? low : high) >> UInt64(byte & 63) & 1 != 0
    }

    /// A bit for each ASCII character: 0 to 63, 64 to 127.
    private static let strippedASCII: (UInt64, UInt64) = {
        func bits(_ characters: Range<UInt8>) -> UInt64 {
            characters.reduce(0) { $0 | (Unicode.Scalar($1).isStrippedFromWords ? 1 << UInt64($1 & 63) : 0) }
        }
        return (bits(0..<64), bits(64..<128))
    }()
}
