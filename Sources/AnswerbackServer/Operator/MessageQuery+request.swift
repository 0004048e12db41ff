import Hummingbird
import Journal
import SMSMessages

extension MessageQuery {
    /// Reads `before`, `after` (ids), `since`, `until` (RFC 3339), `number`, `rule`, `state` (several by commas), `failed`, `limit`.
    init(_ request: Request) throws {
        func id(_ name: String) throws -> MessageID? {
            try parameter(name, request).map { text in
                guard let id = MessageID(text) else { throw OperatorTrouble(.badRequest, "`\(name)` is no message's id") }
                return id
            }
        }
        func time(_ name: String) throws -> Timestamp? {
            try parameter(name, request).map { text in
                guard let time = Timestamp(rfc3339: text) else {
                    throw OperatorTrouble(.badRequest, "`\(name)` is no time; write 2026-11-21T09:00:00Z")
                }
                return time
            }
        }
        let states = try (parameter("state", request) ?? "").split(separator: ",").map { word in
            guard let state = MessageRecord.State(rawValue: String(word)) else {
                throw OperatorTrouble(
                    .badRequest, "`state` is one of " + OperatorReply.Message.states.joined(separator: ", "))
            }
            return state
        }
        let party = try parameter("number", request).map { text in
            do { return try NumberReading().address(text) } catch { throw OperatorTrouble(.badRequest, "`number`: \(error)") }
        }
        guard let limit = Int(parameter("limit", request) ?? "50"), limit > 0 else {
            throw OperatorTrouble(.badRequest, "`limit` is a number from 1 to \(OperatorRoutes.mostMessages)")
        }
        self.init(
            before: try id("before"), after: try id("after"), since: try time("since"), until: try time("until"), party: party,
            rule: parameter("rule", request), states: Set(states), onlyTroubled: parameter("failed", request) == "true", limit: limit)
    }
}
