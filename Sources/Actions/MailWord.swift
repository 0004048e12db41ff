import Foundation

/// A part of a subject or a name, in ASCII: a plain word, or an encoded one (RFC 2047).
struct MailWord {
    let text: String

    /// Of what base64 makes 52 characters, which with `=?utf-8?B?` and `?=` fit a line after the header's name. Source: RFC 2047 §2
    /// (a word has at most 75 characters, its line 76).
    private static let bytesInWord = 39
    /// A plain text that is longer would not fit on one line, and folding may change its spaces.
    fileprivate static let longestPlainText = 60

    /// - Parameter text: on one line when it is shown: control characters and line ends become spaces.
    /// - Returns: words that a mail program shows as the text, without anything between them.
    static func words(of text: String) -> [MailWord] {
        let line = text.onOneLine
        guard !line.isPlain else { return line.isEmpty ? [] : [MailWord(text: line)] }
        return line.pieces(of: bytesInWord).map { MailWord(text: "=?utf-8?B?\(Data($0.utf8).base64EncodedString())?=") }
    }
}

extension String {
    var onOneLine: String {
        String(
            String.UnicodeScalarView(
                unicodeScalars.map { scalar in
                    switch scalar.properties.generalCategory {
                    case .control, .lineSeparator, .paragraphSeparator: " "
                    default: scalar
                    }
                }))
    }

    /// Can stand in a head as it is, in a subject as well as for a name. What looks like an encoded word would be decoded.
    fileprivate var isPlain: Bool {
        let isInWord: (UInt8) -> Bool = { byte in
            (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte | 0x20) || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
                || "!#$%&'*+-/^_`{|}~".utf8.contains(byte)
        }
        let words = split(separator: " ", omittingEmptySubsequences: false)
        return isEmpty || utf8.count <= MailWord.longestPlainText && words.allSatisfy { !$0.isEmpty && $0.utf8.allSatisfy(isInWord) }
    }

    /// Cuts between Unicode scalars: each word must be readable without the next.
    fileprivate func pieces(of bytes: Int) -> [String] {
        var pieces: [String] = []
        var piece = String.UnicodeScalarView()
        var count = 0
        for scalar in unicodeScalars {
            let width = UTF8.width(scalar)
            if count + width > bytes {
                pieces.append(String(piece))
                (piece, count) = (.init(), 0)
            }
            piece.append(scalar)
            count += width
        }
        return pieces + [String(piece)]
    }
}
