import CCrypto
import Foundation
import GRDB
import SMSMessages

/// By what equal messages are found without comparing texts: whoever sends many long ones must not hold up everybody else.
///
/// Nobody can choose texts that have it in common, as with a quicker hash; whatever it finds is compared all the same.
enum ContentHash {
    static func of(_ message: InboundMessage) -> Int64 {
        of(sender: message.sender.text, receiver: message.receiver.text, text: Array(message.text.utf8))
    }

    static func of(sender: String, receiver: String, text: [UInt8]) -> Int64 {
        // Addresses hold no line end.
        let bytes = Array("\(sender)\n\(receiver)\n".utf8) + text
        var digest = [UInt8](repeating: 0, count: Int(SHA256_DIGEST_LENGTH))
        SHA256(bytes, bytes.count, &digest)
        return digest.prefix(8).reduce(0) { $0 << 8 | Int64($1) }
    }

    /// Of what an earlier version stored and a repetition may still come of.
    static func fill(_ database: Database) throws {
        try fill(
            "message",
            """
            SELECT seq, sender, receiver, text FROM message WHERE provider_id IS NULL AND text_is_gone = 0
                AND received_at > (SELECT max(received_at) FROM message) - \(60000)
            """, in: database)
        try fill(
            "part", "SELECT p.seq, l.sender, l.receiver, p.text FROM part p JOIN long_sms l ON l.seq = p.long_sms", in: database)
    }

    private static func fill(_ table: String, _ rows: String, in database: Database) throws {
        for row in try Row.fetchAll(database, sql: rows) {
            let hash = of(sender: row[1], receiver: row[2], text: Array(row[3] as Data))
            try database.run("UPDATE \(table) SET content = ? WHERE seq = ?", [hash, row[0] as Int64])
        }
    }
}
