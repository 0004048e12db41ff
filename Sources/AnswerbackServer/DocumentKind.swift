import Foundation

/// What a word processor writes where a text is wanted, known by its first bytes.
enum DocumentKind: String {
    case office = "a Word or LibreOffice file"
    case richText = "a rich text (RTF) file"
    case pdf = "a PDF file"
    case html = "a web page (HTML)"

    init?(_ content: Data) {
        let beginnings: [(DocumentKind, [UInt8])] = [
            // .docx and .odt are ZIP archives, .doc is an OLE compound file.
            (.office, [0x50, 0x4B, 0x03, 0x04]), (.office, [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1]),
            (.richText, Array("{\\rtf".utf8)), (.pdf, Array("%PDF-".utf8)), (.html, Array("<!DOCTYPE".utf8)), (.html, Array("<html".utf8)),
        ]
        guard let kind = beginnings.first(where: { content.starts(with: $0.1) })?.0 else { return nil }
        self = kind
    }
}
