@testable import GatewaySandbox

enum Fields {
    static let demo = ["clientuser": "demo", "clientpwd": "demo", "message": "Hello", "to": "31612345678", "sender": "MYBANK"]
    private static let dutch = [
        "clientuser": "klantuser", "clientpwd": "klantpwd", "message": "bericht", "to": "naar", "sender": "afzender", "yes": "ja",
        "no": "nee",
    ]

    /// - Parameter fields: by their English names and words.
    static func encoded(_ fields: [String: String], _ dialect: GatewayCall.Dialect) -> String {
        func word(_ english: String) -> String { dialect == .sms1601 ? dutch[english] ?? english : english }
        return fields.sorted { $0.key < $1.key }.map { "\(word($0.key))=\(escaped(word($0.value)))" }.joined(separator: "&")
    }

    static func escaped(_ text: String) -> String {
        let digits = Array("0123456789ABCDEF")
        return text.utf8.map { byte in
            let scalar = Unicode.Scalar(byte)
            return scalar.isASCII && (scalar.properties.isAlphabetic || scalar.properties.numericType != nil)
                ? String(scalar) : "%\(digits[Int(byte >> 4)])\(digits[Int(byte & 15)])"
        }.joined()
    }
}
