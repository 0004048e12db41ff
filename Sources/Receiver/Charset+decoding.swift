import Foundation

/// What a text is written in.
struct TextCharset {
    let charset: ChannelMapping.Charset
    /// Counts for a text that is none in ``charset``.
    var otherwise: ChannelMapping.Charset?

    static let utf8 = TextCharset(charset: .utf8)

    func decode(_ bytes: UnsafeBufferPointer<UInt8>) -> FieldValue {
        let value = charset.decode(bytes)
        guard value.raw != nil, let otherwise else { return value }
        let other = otherwise.decode(bytes)
        return other.raw == nil ? other : value
    }
}

extension ChannelMapping.Charset {
    /// By any of the names that programs give it, in a Content-Type or a message's field.
    init?(named name: String) {
        switch name.lowercased().filter({ $0.isLetter || $0.isNumber }) {
        case "utf8", "usascii", "ascii": self = .utf8
        case "iso88591", "latin1": self = .latin1
        case "iso885915", "latin9": self = .latin9
        case "windows1252", "cp1252": self = .windows1252
        case "utf16be", "utf16", "ucs2", "ucs2be", "iso10646ucs2": self = .utf16BigEndian
        default: return nil
        }
    }

    /// Bytes that are no characters become U+FFFD, and are kept as they came beside.
    func decode(_ bytes: UnsafeBufferPointer<UInt8>) -> FieldValue {
        if let text = valid(bytes) { return FieldValue(text) }
        return FieldValue(lossy(bytes), raw: Array(bytes))
    }

    private func valid(_ bytes: UnsafeBufferPointer<UInt8>) -> String? {
        switch self {
        case .utf8: String(validating: bytes, as: UTF8.self)
        case .utf16BigEndian: bytes.count.isMultiple(of: 2) ? String(validating: Self.units(of: bytes), as: UTF16.self) : nil
        case .latin1, .latin9, .windows1252: String(bytes: bytes, encoding: encoding)
        }
    }

    private func lossy(_ bytes: UnsafeBufferPointer<UInt8>) -> String {
        switch self {
        case .utf8: String(decoding: bytes, as: UTF8.self)
        case .utf16BigEndian: String(decoding: Self.units(of: bytes), as: UTF16.self) + (bytes.count.isMultiple(of: 2) ? "" : "\u{FFFD}")
        // One byte a character: each is judged by itself.
        case .latin1, .latin9, .windows1252: bytes.map { String(bytes: [$0], encoding: encoding) ?? "\u{FFFD}" }.joined()
        }
    }

    private static func units(of bytes: UnsafeBufferPointer<UInt8>) -> [UInt16] {
        stride(from: 0, to: bytes.count - 1, by: 2).map { UInt16(bytes[$0]) << 8 | UInt16(bytes[$0 + 1]) }
    }

    private var encoding: String.Encoding {
        switch self {
        case .utf8: .utf8
        case .utf16BigEndian: .utf16BigEndian
        case .latin1: .isoLatin1
        case .windows1252: .windowsCP1252
        // The number that Foundation keeps for it: CFStringEncodings' 0x20F, marked as one of its own.
        case .latin9: String.Encoding(rawValue: 0x8000_020F)
        }
    }
}
