import SMSMessages

/// Something a message either has or has not, cheap to look up: what a rule can wait for instead of being tried on every message.
///
/// Texts are kept as a hash. Two that share it make a rule a candidate in vain, no more: candidates are still tried in full.
struct Fact: Hashable, Sendable {
    enum Kind: UInt8, Sendable {
        case firstWords, wholeText, sender, senderPrefix, receiver, receiverPrefix
    }

    let kind: Kind
    let value: UInt64

    static func text(_ kind: Kind, _ bytes: some Sequence<UInt8>) -> Fact {
        var hash = TextHash()
        for byte in bytes { hash.add(byte) }
        return Fact(kind: kind, value: hash.value)
    }

    static func firstWords(_ words: [FoldedWord]) -> Fact {
        var hash = TextHash()
        for word in words { hash.add(word: word) }
        return Fact(kind: .firstWords, value: hash.value)
    }
}

/// FNV-1a, which can be asked after each word. Source: Fowler, Noll, Vo (64 bits).
struct TextHash {
    private(set) var value: UInt64 = 0xCBF2_9CE4_8422_2325

    mutating func add(_ byte: UInt8) {
        value = (value ^ UInt64(byte)) &* 0x100_0000_01B3
    }

    mutating func add(word: some Sequence<UInt8>) {
        for byte in word { add(byte) }
        add(0xFF)  // No UTF-8 holds this byte, so `AB C` and `A BC` differ.
    }
}
