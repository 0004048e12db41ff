import CUTF8Proc

/// How texts are made comparable: `Café`, `CAFE` and `ＣＡＦＥ` are one (section 4 of the language).
///
/// Everything goes scalar by scalar, never by grapheme. Normal forms and general categories are those of utf8proc (Unicode 15.0 in its
/// release 2.8), letter case is the Swift library's. Folding what is folded changes nothing, but for one rarity: U+0345, the iota below,
/// becomes a letter where it does not follow one, and a mark behind it then counts as that letter's.
public enum Folding {
    /// `fold(text)`: characters nobody sees, compatibility forms, the marks of Latin, Greek and Cyrillic, and letter case are gone;
    /// quotes, dashes and digits are plain.
    public static func fold(_ text: String) -> String {
        var output: [UInt8] = []
        fold(text.utf8.span, into: &output)
        return String(decoding: output, as: UTF8.self)
    }

    /// - Parameters:
    ///   - utf8: bytes that are not UTF-8 count as U+FFFD.
    ///   - output: the folded bytes, always UTF-8, are appended.
    public static func fold(_ utf8: Span<UInt8>, into output: inout [UInt8]) {
        if output.isEmpty { output.reserveCapacity(utf8.count) }
        var segment = FoldedSegment()
        var start = 0
        while start < utf8.count {
            let other = utf8.firstOffset(from: start) { !$0.isPlainASCII }
            // Nothing before it touches a plain character, but the last one may carry the mark that follows.
            let ascii = start..<(other == utf8.count ? other : max(start, other - 1))
            output.appendLowercasedASCII(utf8.extracting(ascii))
            start = utf8.firstOffset(from: other, where: \.isPlainASCII)
            if other < start { segment.fold(utf8.extracting(ascii.upperBound..<start), into: &output) }
        }
    }

    /// Folded, each run of white space made one space, trimmed: what `text is`, `contains`, `starts with` and `ends with` compare.
    public static func comparable(_ text: String) -> String {
        var output: [UInt8] = []
        comparable(text.utf8.span, into: &output)
        return String(decoding: output, as: UTF8.self)
    }

    /// Takes and appends bytes like ``fold(_:into:)``.
    public static func comparable(_ utf8: Span<UInt8>, into output: inout [UInt8]) {
        let start = output.count
        switch foldASCII(utf8, into: &output) {
        case .isComparable: return
        case .hasLooseSpace: return squeezeASCIISpace(in: &output, from: start)
        case .isNotASCII: fold(utf8, into: &output)
        }
        var bytes = output.mutableSpan
        let end = squeezeWhiteSpace(&bytes, from: start)
        output.removeSubrange(end...)
    }

    /// - Returns: the end of what is left.
    private static func squeezeWhiteSpace(_ bytes: inout MutableSpan<UInt8>, from start: Int) -> Int {
        var end = start
        var offset = start
        var spaceIsDue = false
        while offset < bytes.count {
            let (scalar, length) = bytes.span.scalar(at: offset)
            if isWhiteSpace(scalar) {
                spaceIsDue = end > start
            } else {
                if spaceIsDue {
                    bytes[end] = UInt8(ascii: " ")
                    end += 1
                    spaceIsDue = false
                }
                for position in offset..<offset + length {
                    bytes[unchecked: end] = bytes[unchecked: position]
                    end += 1
                }
            }
            offset += length
        }
        return end
    }

    /// The folded words of a phrase, for keywords and the words of consent; ``MessageWords`` has those of a message.
    public static func words(of text: String) -> [String] {
        MessageWords(text).map(\.folded)
    }

    /// The text without leading and trailing white space.
    public static func trimmed(_ text: some StringProtocol) -> Substring {
        Substring(Substring(text).unicodeScalars.trimmed(where: isWhiteSpace))
    }

    /// Unicode White_Space, U+200B ZERO WIDTH SPACE and U+FEFF, the byte-order mark.
    public static func isWhiteSpace(_ scalar: Unicode.Scalar) -> Bool {
        if scalar.isASCII { return scalar == " " || (0x09...0x0D).contains(scalar.value) }
        switch scalar.value {
        case 0x200B, 0xFEFF: return true
        // No other block has any; the look into Unicode's table is dear.
        case 0x80...0xA0, 0x1680, 0x2000...0x206F, 0x3000: return scalar.properties.isWhitespace
        default: return false
        }
    }
}

/// Folds one piece of text that holds more than ASCII, and keeps its buffers for the next.
private struct FoldedSegment {
    private var scalars: [Int32] = []
    private var mapped: [Int32] = []

    mutating func fold(_ utf8: Span<UInt8>, into output: inout [UInt8]) {
        decompose(utf8)
        orderMarks()
        mapCase()
        compose(into: &output)
    }

    /// NFKD, but for the order of marks, made plain, without what is dropped. Marks are taken out here already: ordering never moves one
    /// past a letter.
    private mutating func decompose(_ utf8: Span<UInt8>) {
        scalars.removeAll(keepingCapacity: true)
        var followsBareLetter = false
        var offset = 0
        while offset < utf8.count {
            let (scalar, length) = utf8.scalar(at: offset)
            offset += length
            guard !Folding.isDropped(scalar) else { continue }
            scalar.forEachCompatibilityScalar { part in
                if part.isMark {
                    if followsBareLetter { return }
                } else {
                    followsBareLetter = Folding.isLatinGreekOrCyrillicLetter(part)
                }
                scalars.append(Folding.plain(part))
            }
        }
    }

    /// The Canonical Ordering Algorithm. utf8proc has it as an insertion sort, which a text of marks alone would hold up for seconds.
    private mutating func orderMarks() {
        var start = 0
        while let first = scalars[start...].firstIndex(where: { $0.combiningClass != 0 }) {
            let end = scalars[first...].firstIndex { $0.combiningClass == 0 } ?? scalars.endIndex
            if end - first > 1 { scalars[first..<end].sort { $0.combiningClass < $1.combiningClass } }
            start = end
        }
    }

    private mutating func mapCase() {
        mapped.removeAll(keepingCapacity: true)
        for value in scalars {
            guard let scalar = Unicode.Scalar(UInt32(value)), scalar.properties.changesWhenCaseMapped else {
                mapped.append(value)
                continue
            }
            for lower in scalar.properties.lowercaseMapping.unicodeScalars {
                for upper in lower.properties.uppercaseMapping.unicodeScalars {
                    for folded in upper.properties.lowercaseMapping.unicodeScalars { mapped.append(Int32(folded.value)) }
                }
            }
        }
    }

    private mutating func compose(into output: inout [UInt8]) {
        let count = mapped.count
        mapped.append(0)  // utf8proc ends its UTF-8 with a zero, and no scalar takes more than its own four bytes.
        mapped.withUnsafeMutableBufferPointer { buffer in
            let options = utf8proc_option_t(UTF8PROC_COMPOSE.rawValue | UTF8PROC_STABLE.rawValue)
            let length = utf8proc_reencode(buffer.baseAddress, count, options)
            precondition(length >= 0, "utf8proc refused scalars it made itself")
            output.append(contentsOf: UnsafeRawBufferPointer(buffer).prefix(length))
        }
    }
}

extension Span<UInt8> {
    fileprivate func firstOffset(from start: Int, where predicate: (UInt8) -> Bool) -> Int {
        var offset = start
        while offset < count, !predicate(self[offset]) { offset += 1 }
        return offset
    }

    fileprivate func scalar(at offset: Int) -> (scalar: Unicode.Scalar, length: Int) {
        if UTF8.isASCII(self[offset]) { return (Unicode.Scalar(self[offset]), 1) }
        var value: Int32 = -1
        let length = extracting(offset..<count).withUnsafeBufferPointer { utf8proc_iterate($0.baseAddress, $0.count, &value) }
        guard length > 0, let scalar = Unicode.Scalar(UInt32(bitPattern: value)) else { return ("\u{FFFD}", 1) }
        return (scalar, length)
    }
}

extension UInt8 {
    var lowercasedASCII: UInt8 { (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(self) ? self | 0x20 : self }
}

extension Unicode.Scalar {
    fileprivate func forEachCompatibilityScalar(_ body: (Int32) -> Void) {
        // The longest is U+FDFA, of 18.
        withUnsafeTemporaryAllocation(of: Int32.self, capacity: 32) { buffer in
            let options = utf8proc_option_t(UTF8PROC_DECOMPOSE.rawValue | UTF8PROC_COMPAT.rawValue | UTF8PROC_STABLE.rawValue)
            let count = utf8proc_decompose_char(Int32(value), buffer.baseAddress, buffer.count, options, nil)
            precondition(0...buffer.count ~= count, "utf8proc refused a Unicode scalar")
            for part in buffer.prefix(count) { body(part) }
        }
    }

    /// General category P.
    var isPunctuation: Bool {
        (UTF8PROC_CATEGORY_PC.rawValue...UTF8PROC_CATEGORY_PO.rawValue).contains(utf8proc_category(Int32(value)).rawValue)
    }
}

extension Int32 {
    /// General category M.
    fileprivate var isMark: Bool {
        (UTF8PROC_CATEGORY_MN.rawValue...UTF8PROC_CATEGORY_ME.rawValue).contains(utf8proc_category(self).rawValue)
    }

    fileprivate var combiningClass: Int16 { utf8proc_get_property(self).pointee.combining_class }
}
