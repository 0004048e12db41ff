/// What the gateway says to a request, read tolerantly: any case and spacing, text after it.
enum GatewayAnswer: Equatable {
    /// With one id a recipient where a delivery report was asked for.
    case ok(ids: [String])
    /// The code as it stands, whether or not the protocol knows it.
    case error(code: Int)
    /// Nothing that the protocol knows, or two things that cannot both be true.
    case unreadable

    init(_ body: [UInt8]) {
        let lines = Self.lines(of: body)
        self = lines.first.map(Self.answer) ?? .unreadable
        let others = lines.dropFirst().map(Self.answer)
        switch self {
        case .ok: if others.contains(where: \.isError) { self = .unreadable }
        case .error: if others.contains(where: \.isOK) { self = .unreadable }
        case .unreadable: break
        }
    }

    private var isOK: Bool { if case .ok = self { true } else { false } }
    private var isError: Bool { if case .error = self { true } else { false } }

    private static func answer(_ line: ArraySlice<UInt8>) -> GatewayAnswer {
        if let rest = after("ok", in: line) { return ok(rest) }
        return after("error", in: line).map(error) ?? .unreadable
    }

    /// A bare number, such as `476`; nil for anything else, since half a number would be a wrong one.
    static func number(_ body: [UInt8]) -> Int? {
        guard let line = lines(of: body).first else { return nil }
        guard let end = line.lastIndex(where: { !isBlank($0) }) else { return nil }
        return Int(String(decoding: line[...end], as: UTF8.self))
    }

    /// Those that hold anything, without the blanks before it. `<br>` ends a line too: some scripts write for a browser.
    private static func lines(of body: [UInt8]) -> [ArraySlice<UInt8>] {
        // PHP writes the byte order mark of its own source file before everything else.
        var rest = body.starts(with: [0xEF, 0xBB, 0xBF]) ? body.dropFirst(3) : body[...]
        var lines: [ArraySlice<UInt8>] = []
        while !rest.isEmpty {
            let end = rest.indices.first { index in isLineEnd(rest[index]) || after("<br", in: rest[index...]) != nil } ?? rest.endIndex
            let line = rest[..<end].drop(while: isBlank)
            if !line.isEmpty { lines.append(line) }
            rest = rest[end...]
            rest = rest.first.map(isLineEnd) == false ? rest.drop { $0 != UInt8(ascii: ">") }.dropFirst() : rest.dropFirst()
        }
        return lines
    }

    private static func isLineEnd(_ byte: UInt8) -> Bool { byte == UInt8(ascii: "\n") || byte == UInt8(ascii: "\r") }

    /// `OKAY` is not `OK`; `OK123` is, with an id. Ids end where the first word without a digit in front begins.
    private static func ok(_ rest: ArraySlice<UInt8>) -> GatewayAnswer {
        if let next = rest.first, !isBlank(next), !isDigit(next) { return .unreadable }
        let words = rest.split { isBlank($0) || $0 == UInt8(ascii: ",") }
        if words.contains(where: { after("error", in: rest[$0.startIndex...]).map(error)?.isError == true }) { return .unreadable }
        let ids = words.prefix { isDigit($0[$0.startIndex]) && $0.allSatisfy(isIDCharacter) }
        return .ok(ids: ids.map { String(decoding: $0, as: UTF8.self) })
    }

    /// ` 104`, `1.0.4`, `: 00104 text`; not `120 OK 55`, which says two things.
    private static func error(_ rest: ArraySlice<UInt8>) -> GatewayAnswer {
        let number = rest.drop { isBlank($0) || $0 == UInt8(ascii: ":") }.prefix { isDigit($0) || $0 == UInt8(ascii: ".") }
        let digits = number.filter(isDigit)
        guard let code = Int(String(decoding: digits, as: UTF8.self)) else { return .unreadable }
        let words = rest.split(whereSeparator: isBlank)
        let saysOKToo = zip(words, words.dropFirst()).contains { after("ok", in: $0)?.isEmpty == true && $1.first.map(isDigit) == true }
        if saysOKToo { return .unreadable }
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
