/// What the gateway says to a request, read tolerantly: any case and spacing, text after it.
enum GatewayAnswer: Equatable {
    /// With one id a recipient where a delivery report was asked for.
    case ok(ids: [String])
    /// The code as it stands, whether or not the protocol knows it.
    case error(code: Int)
    case unreadable

    init(_ body: [UInt8]) {
        let line = Self.firstLine(of: body)
        if let rest = Self.after("ok", in: line) {
            self = Self.ok(rest)
        } else if let rest = Self.after("error", in: line) {
            self = Self.error(rest)
        } else {
            self = .unreadable
        }
    }

    /// A bare number, such as `476`; nil for anything else, since half a number would be a wrong one.
    static func number(_ body: [UInt8]) -> Int? {
        let line = firstLine(of: body)
        guard let end = line.lastIndex(where: { !isBlank($0) }) else { return nil }
        return Int(String(decoding: line[...end], as: UTF8.self))
    }

    private static func firstLine(of body: [UInt8]) -> ArraySlice<UInt8> {
        // PHP writes the byte order mark of its own source file before everything else.
        let text = body.starts(with: [0xEF, 0xBB, 0xBF]) ? body.dropFirst(3) : body[...]
        return text.drop(while: isBlank).prefix { $0 != UInt8(ascii: "\n") && $0 != UInt8(ascii: "\r") }
    }

    /// `OKAY` is not `OK`; `OK123` is, with an id. Ids end where the first word without a digit in front begins.
    private static func ok(_ rest: ArraySlice<UInt8>) -> GatewayAnswer {
        if let next = rest.first, !isBlank(next), !isDigit(next) { return .unreadable }
        let words = rest.split { isBlank($0) || $0 == UInt8(ascii: ",") }
        let ids = words.prefix { isDigit($0[$0.startIndex]) && $0.allSatisfy(isIDCharacter) }
        return .ok(ids: ids.map { String(decoding: $0, as: UTF8.self) })
    }

    /// ` 104`, `1.0.4`, `: 00104 text`.
    private static func error(_ rest: ArraySlice<UInt8>) -> GatewayAnswer {
        let number = rest.drop { isBlank($0) || $0 == UInt8(ascii: ":") }.prefix { isDigit($0) || $0 == UInt8(ascii: ".") }
        let digits = number.filter(isDigit)
        guard let code = Int(String(decoding: digits, as: UTF8.self)) else { return .unreadable }
        return .error(code: code)
    }

    private static func after(_ word: StaticString, in line: ArraySlice<UInt8>) -> ArraySlice<UInt8>? {
        let lowerCased = line.prefix(word.utf8CodeUnitCount).lazy.map { $0 | 0x20 }
        let matches = word.withUTF8Buffer { lowerCased.elementsEqual($0) }
        return matches ? line.dropFirst(word.utf8CodeUnitCount) : nil
    }

    private static func isBlank(_ byte: UInt8) -> Bool {
        byte == UInt8(ascii: " ") || (UInt8(ascii: "\t")...UInt8(ascii: "\r")).contains(byte)
    }

    private static func isDigit(_ byte: UInt8) -> Bool {
        (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
    }

    private static func isIDCharacter(_ byte: UInt8) -> Bool {
        isDigit(byte) || (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte | 0x20) || byte == UInt8(ascii: "-")
    }
}
