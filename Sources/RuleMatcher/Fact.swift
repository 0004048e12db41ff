import RuleLanguage
import SMSMessages

/// Something a message either has or has not, cheap to find out: what a rule can wait for instead of being tried on every message.
enum Fact: Hashable, Sendable {
    /// Looked up in a table. Two that share a key make a rule a candidate in vain, no more: candidates are still tried in full.
    case key(Kind, UInt64)
    /// These bytes, at least one, stand somewhere in the text as `text is` and its kin compare it.
    case part([UInt8])

    enum Kind: UInt8, Sendable {
        case firstWords, wholeText, sender, senderPrefix, receiver, receiverPrefix
    }

    static func text(_ kind: Kind, _ bytes: Span<UInt8>) -> Fact { .key(kind, TextHash(bytes).value) }
}

/// Eight bytes a step: texts are hashed for each message.
struct TextHash {
    private(set) var value: UInt64 = 0xCBF2_9CE4_8422_2325

    init(_ text: Span<UInt8>) {
        var offset = 0
        while offset &+ 8 <= text.count {
            mix(text.bytes.unsafeLoadUnaligned(fromUncheckedByteOffset: offset, as: UInt64.self))
            offset &+= 8
        }
        // The length stands above the up to seven bytes that are left.
        var rest = UInt64(truncatingIfNeeded: text.count)
        while offset < text.count {
            rest = rest << 8 | UInt64(text[unchecked: offset])
            offset &+= 1
        }
        mix(rest)
    }

    private mutating func mix(_ chunk: UInt64) {
        value = (value ^ chunk) &* 0x9E37_79B9_7F4A_7C15
        value ^= value >> 29
    }
}
