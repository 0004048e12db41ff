public import SMSMessages

/// A character that a phone cut in two where one part of a long SMS ends and the next begins, as phones do with emoji.
///
/// Each part alone has U+FFFD there; the bytes that came are in its raw text, as half a surrogate pair written `\\uD83D` in JSON or in
/// UTF-16, or as a piece of UTF-8.
struct CutCharacter {
    let scalar: Unicode.Scalar
    /// How many U+FFFD stand for it, at the end of one text and at the beginning of the next.
    let replaced: (before: Int, after: Int)

    /// - Returns: nil where nothing was cut, or the pieces do not fit.
    init?(between part: InboundMessage, and next: InboundMessage) {
        guard let head = part.rawText, let tail = next.rawText, part.text.unicodeScalars.last == "\u{FFFD}",
            next.text.unicodeScalars.first == "\u{FFFD}", (part.parts?.number).map({ $0 + 1 }) == next.parts?.number
        else { return nil }
        guard let found = Self.utf8(head, tail) ?? Self.surrogates(head, tail) else { return nil }
        self = found
    }

    private init(_ scalar: Unicode.Scalar, _ before: Int, _ after: Int) {
        self.scalar = scalar
        replaced = (before, after)
    }

    private static func utf8(_ head: [UInt8], _ tail: [UInt8]) -> CutCharacter? {
        for length in 1...3 where length <= head.count {
            let lead = head.suffix(length)
            guard let first = lead.first, let size = first.sequenceLength, size > length, tail.count >= size - length else { continue }
            let rest = tail.prefix(size - length)
            guard let text = String(validating: Array(lead) + rest, as: UTF8.self), let scalar = text.unicodeScalars.first else { continue }
            return CutCharacter(scalar, lead.replacements, rest.replacements)
        }
        return nil
    }

    private static func surrogates(_ head: [UInt8], _ tail: [UInt8]) -> CutCharacter? {
        let units = [(escapedUnit(head.suffix(6)), escapedUnit(tail.prefix(6))), (unit(head.suffix(2)), unit(tail.prefix(2)))]
        for case (let lead?, let trail?) in units where UTF16.isLeadSurrogate(lead) && UTF16.isTrailSurrogate(trail) {
            let value = 0x10000 + (UInt32(lead) - 0xD800) << 10 + (UInt32(trail) - 0xDC00)
            return Unicode.Scalar(value).map { CutCharacter($0, 1, 1) }
        }
        return nil
    }

    /// `\uD83D`
    private static func escapedUnit(_ bytes: ArraySlice<UInt8>) -> UInt16? {
        guard bytes.count == 6, bytes.starts(with: "\\u".utf8) else { return nil }
        return UInt16(String(decoding: bytes.dropFirst(2), as: UTF8.self), radix: 16)
    }

    private static func unit(_ bytes: ArraySlice<UInt8>) -> UInt16? {
        guard bytes.count == 2, let high = bytes.first, let low = bytes.last else { return nil }
        return UInt16(high) << 8 | UInt16(low)
    }
}

extension [InboundMessage] {
    /// Of parts in their order.
    var joinedText: String {
        var text = ""
        for (index, part) in enumerated() {
            var scalars = part.text.unicodeScalars[...]
            if index > 0, let cut = CutCharacter(between: self[index - 1], and: part) {
                scalars = scalars.dropFirst(cut.replaced.after)
                text.unicodeScalars.removeLast(cut.replaced.before)
                text.unicodeScalars.append(cut.scalar)
            }
            text.unicodeScalars.append(contentsOf: scalars)
        }
        return text
    }
}

extension InboundMessage {
    /// What of a part's text stands in the joined message, whatever became of characters cut at its ends.
    public var textWithoutCuts: String {
        guard rawText != nil else { return text }
        let head = text.unicodeScalars.drop { $0 == "\u{FFFD}" }
        let end = head.lastIndex { $0 != "\u{FFFD}" }.map { head.index(after: $0) } ?? head.startIndex
        return String(head[..<end])
    }
}

extension Collection<UInt8> {
    fileprivate var replacements: Int { String(decoding: self, as: UTF8.self).unicodeScalars.count }
}

extension UInt8 {
    /// Of the UTF-8 sequence that this byte begins, if it begins one of several bytes.
    fileprivate var sequenceLength: Int? {
        switch self {
        case 0xC2...0xDF: 2
        case 0xE0...0xEF: 3
        case 0xF0...0xF4: 4
        default: nil
        }
    }
}
