import GRDB
import Journal

/// Messages with all that followed from them: a query for each kind of row, however many messages there are.
enum MessagePage {
    /// In the order of `messages`; of one that is not there, nothing.
    static func records(of messages: [Int64], in database: Database) throws -> [MessageRecord] {
        guard !messages.isEmpty else { return [] }
        let list = "[\(messages.map(String.init).joined(separator: ","))]"
        func rows(_ columns: String, _ table: String, _ condition: String = "message IN", _ more: String = "") throws -> [Row] {
            try Row.fetchAll(
                database.cachedStatement(
                    sql: "SELECT \(columns) FROM \(table) WHERE \(condition) (SELECT value FROM json_each(?))\(more)"),
                arguments: [list])
        }
        let own = "seq AS place, message AS owner"
        let actions = byOwner(try rows("\(ActionRecord.columns), \(own)", "action", "message IN", " AND broadcast IS NULL"))
        let errands = byOwner(try rows("\(ErrandRecord.columns), \(own)", "errand"))
        let broadcasts = byOwner(try rows("\(BroadcastRecord.columns), \(own)", "broadcast b"))
        var records: [Int64: MessageRecord] = [:]
        for row in try rows(MessageRecord.columns, "message", "seq IN") {
            let (seq, textIsGone) = (row[0] as Int64, row[10] as Bool)
            var record = try MessageRecord(row, actions: (actions[seq] ?? []).map { try ActionRecord($0, textIsGone: textIsGone) })
            record.errands = try (errands[seq] ?? []).map { try ErrandRecord($0, from: 0, textIsGone: textIsGone) }
            record.broadcasts = try (broadcasts[seq] ?? []).map { try BroadcastRecord($0, in: database) }
            records[seq] = record
        }
        return messages.compactMap { records[$0] }
    }

    /// Each message's rows in the order written.
    private static func byOwner(_ rows: [Row]) -> [Int64: [Row]] {
        Dictionary(grouping: rows.sorted { ($0["place"] as Int64) < ($1["place"] as Int64) }) { $0["owner"] }
    }
}
