import Foundation

extension Fields {
    struct NoObject: Error {}

    /// Reads a JSON object; of its members the strings and whole numbers, as they are written.
    ///
    /// Half a surrogate pair and bytes that are not UTF-8 become U+FFFD: what somebody texted is no reason to refuse it.
    init(json bytes: [UInt8]) throws(NoObject) {
        let text = String(decoding: Self.repairingSurrogates(bytes), as: UTF8.self)
        guard let object = try? JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any] else { throw NoObject() }
        for (name, value) in object {
            if let text = value as? String {
                add(name, text)
            } else if let number = value as? NSNumber, let whole = Int64(exactly: number), !(value is Bool) {
                add(name, String(whole))
            }
        }
    }

    /// `\ud83d` without its other half is legal in JSON and in no text; Foundation refuses the whole document for it.
    private static func repairingSurrogates(_ bytes: [UInt8]) -> [UInt8] {
        var repaired = bytes
        var index = 0
        while index + 1 < repaired.count {
            guard repaired[index] == UInt8(ascii: "\\") else {
                index += 1
                continue
            }
            let unit = codeUnit(in: repaired, at: index)
            switch unit {
            case 0xD800...0xDBFF where (0xDC00...0xDFFF).contains(codeUnit(in: repaired, at: index + 6)):
                index += 12
            case 0xD800...0xDFFF:
                repaired.replaceSubrange(index + 2..<index + 6, with: Array("FFFD".utf8))
                index += 6
            default:
                index += 2
            }
        }
        return repaired
    }

    /// The value of `\uXXXX` at this place; 0 when there is none.
    private static func codeUnit(in bytes: [UInt8], at index: Int) -> Int {
        guard index + 6 <= bytes.count, bytes[index] == UInt8(ascii: "\\"), bytes[index + 1] == UInt8(ascii: "u") else { return 0 }
        return bytes[index + 2..<index + 6].reduce(0) { value, byte in value << 4 | Int(hexDigit(byte) ?? 0) }
    }
}
