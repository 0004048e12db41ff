import Foundation

/// A mail's text as it goes over the wire: in the encoding that is readable, or the shortest. It ends in a line end.
///
/// No line is longer than 76 columns, and none begins with what programs on the way change (`From `). 8-bit text is not used: a server
/// that hands the mail on may not take it. What a line that begins with a dot needs, libcurl does.
struct MailBody {
    enum Encoding {
        case sevenBit, quotedPrintable, base64

        var name: StaticString {
            switch self {
            case .sevenBit: "7bit"
            case .quotedPrintable: "quoted-printable"
            case .base64: "base64"
            }
        }
    }

    let encoding: Encoding
    let bytes: [UInt8]

    private static let lineLength = 76

    /// - Parameter text: its lines end in CR LF; of control characters only tabs are in it.
    init(_ text: String) {
        let text = text.hasSuffix("\r\n") ? text : text + "\r\n"
        let plain = Array(text.utf8)
        if Self.isReadable(plain) {
            (encoding, bytes) = (.sevenBit, plain)
            return
        }
        let base64 = Data(plain)
            .base64EncodedString(options: [.lineLength76Characters, .endLineWithCarriageReturn, .endLineWithLineFeed])
        let quoted = Self.quoted(plain, atMost: base64.utf8.count)
        (encoding, bytes) = quoted.map { (.quotedPrintable, $0) } ?? (.base64, Array("\(base64)\r\n".utf8))
    }

    /// ASCII in short lines, without white space at their ends, which gets lost on the way.
    private static func isReadable(_ text: [UInt8]) -> Bool {
        guard text.allSatisfy({ $0 < 0x80 }) else { return false }
        return text.lines.allSatisfy { line in
            line.count <= lineLength && !line.starts(with: from) && line.last.map { !isBlank($0) } ?? true
        }
    }

    /// Source: RFC 2045 §6.7.
    ///
    /// - Returns: nil where it would be longer.
    private static func quoted(_ text: [UInt8], atMost most: Int) -> [UInt8]? {
        var quoted: [UInt8] = []
        for line in text.lines {
            var column = 0
            for (index, byte) in zip(line.indices, line) {
                let isLast = index == line.index(before: line.endIndex)
                var isPlain = isBlank(byte) ? !isLast : isPrintable(byte)
                // The last column is for the mark that the line goes on.
                if column + (isPlain ? 1 : 3) > lineLength - (isLast ? 0 : 1) {
                    quoted += [equals, carriageReturn, lineFeed]
                    column = 0
                }
                if column == 0, line[index...].starts(with: from) { isPlain = false }
                quoted += isPlain ? [byte] : [equals, hexDigit(byte >> 4), hexDigit(byte & 15)]
                column += isPlain ? 1 : 3
            }
            quoted += [carriageReturn, lineFeed]
            if quoted.count > most { return nil }
        }
        return quoted
    }

    private static let from = Array("From ".utf8)
    private static let equals = UInt8(ascii: "=")
    private static let carriageReturn = UInt8(ascii: "\r")
    private static let lineFeed = UInt8(ascii: "\n")

    private static func isBlank(_ byte: UInt8) -> Bool { byte == UInt8(ascii: " ") || byte == UInt8(ascii: "\t") }
    private static func isPrintable(_ byte: UInt8) -> Bool { (33...126).contains(byte) && byte != equals }
    private static func hexDigit(_ value: UInt8) -> UInt8 { Array("0123456789ABCDEF".utf8)[Int(value)] }
}

extension [UInt8] {
    /// Without their line ends; what stands behind the last one is no line.
    fileprivate var lines: [ArraySlice<UInt8>] {
        var lines = split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
        lines.removeLast()
        return lines.map { $0.last == UInt8(ascii: "\r") ? $0.dropLast() : $0 }
    }
}
