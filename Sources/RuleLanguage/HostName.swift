import Glibc

/// The host of a URL or the domain of an e-mail address, as far as its spelling tells: nothing is looked up.
enum HostName {
    enum Mistake: Error {
        case malformed, notASCII, likeNumber
    }

    /// - Parameter text: a name in ASCII, four numbers, or an IPv6 address in brackets.
    static func check(_ text: String) throws(Mistake) {
        if text.utf8.contains(where: { $0 >= 0x80 }) { throw .notASCII }
        if text.hasPrefix("[") {
            guard text.hasSuffix("]"), isAddress(text.dropFirst().dropLast(), family: AF_INET6) else { throw .malformed }
            return
        }
        let name = text.hasSuffix(".") ? text.dropLast() : text[...]
        let labels = name.split(separator: ".", omittingEmptySubsequences: false)
        guard name.utf8.count <= 253, labels.allSatisfy(isLabel) else { throw .malformed }
        // Some programs read 127.1, 017700000001 and 0x7F.1 as addresses.
        guard let last = labels.last, last.isNumber else { return }
        guard isAddress(name, family: AF_INET) else { throw .likeNumber }
    }

    /// Whether what is sent to it stays on this machine.
    static func isThisMachine(_ host: String) -> Bool {
        if host.lowercased() == "localhost" { return true }
        if let address = address(host[...], family: AF_INET, bytes: 4) { return address[0] == 127 }
        guard let address = address(host.dropFirst().dropLast(), family: AF_INET6, bytes: 16) else { return false }
        return address.dropLast().allSatisfy { $0 == 0 } && address[15] == 1
    }

    /// Source: RFC 1123 §2.1; the underscore, because names inside a network have it.
    private static func isLabel(_ label: Substring) -> Bool {
        (1...63).contains(label.utf8.count) && !label.hasPrefix("-") && !label.hasSuffix("-")
            && label.utf8.allSatisfy { $0.isASCIILetter || $0.isASCIIDigit || $0 == UInt8(ascii: "-") || $0 == UInt8(ascii: "_") }
    }

    private static func isAddress(_ text: Substring, family: Int32) -> Bool { address(text, family: family, bytes: 16) != nil }

    private static func address(_ text: Substring, family: Int32, bytes: Int) -> [UInt8]? {
        var address = [UInt8](repeating: 0, count: max(16, bytes))
        guard inet_pton(family, String(text), &address) == 1 else { return nil }
        return Array(address.prefix(bytes))
    }
}

extension Substring {
    /// Digits, or `0x` and hexadecimal ones.
    fileprivate var isNumber: Bool {
        utf8.allSatisfy(\.isASCIIDigit) || (hasPrefix("0x") || hasPrefix("0X")) && dropFirst(2).utf8.allSatisfy(\.isHexDigit)
    }
}

extension UInt8 {
    var isASCIIDigit: Bool { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(self) }

    var isASCIILetter: Bool { (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(self | 0x20) }
}
