import Hummingbird
import Journal
import SMSMessages

/// The operator interface's part about work that waits or has failed: `/v1/queue…` and `/v1/broadcasts…`.
struct QueueRoutes: Sendable {
    let journal: any MessageJournal

    private static let mostBroadcasts = 100

    func addRoutes(to router: some RouterMethods<some RequestContext>) {
        router.get("/v1/queue") { request, _ in
            let limit = min(max(parameter("limit", request).flatMap { Int($0) } ?? 100, 1), QueueQuery.mostAtOnce - 1)
            // One more is asked for, to know whether there are more.
            let query = QueueQuery(onlyEnded: parameter("failed", request) == "true", limit: limit + 1)
            let entries = try await journal.queue(query)
            return try Response.json(OperatorReply.Queue(entries.prefix(limit), NumberDisplay(request), areMore: entries.count > limit))
        }
        router.get("/v1/queue/:id") { request, context in
            let entries = try await entries(context.parameters.get("id") ?? "")
            return try Response.json(OperatorReply.Queue(entries[...], NumberDisplay(request), areMore: false))
        }
        router.post("/v1/queue/:id/drop") { _, context in try await drop(ActionID(context.parameters.get("id") ?? "")) }
        router.get("/v1/broadcasts") { _, _ in
            let broadcasts = try await journal.broadcasts(limit: Self.mostBroadcasts)
            return try Response.json(OperatorReply.BroadcastList(broadcasts: broadcasts.map { OperatorReply.Broadcast($0) }))
        }
        router.post("/v1/broadcasts/:id/stop") { _, context in try await stop(ActionID(context.parameters.get("id") ?? "")) }
    }

    private func drop(_ id: ActionID) async throws -> Response {
        switch try await journal.drop(id, now: .now) {
        case .made: return try Response.json(OperatorReply.Changed(id: id.text))
        case .notFound: throw OperatorTrouble.noSuchAction
        case .notPossible, .textGone:
            throw OperatorTrouble(.conflict, "\(id) is under way, or has been done, or a rule waits for it: there is nothing to drop")
        }
    }

    private func stop(_ id: ActionID) async throws -> Response {
        guard try await journal.stopBroadcast(id, now: .now) else {
            throw OperatorTrouble(.conflict, "no broadcast \(id) is running; see `answerback broadcast list`")
        }
        return try Response.json(OperatorReply.Changed(id: id.text))
    }

    /// - Parameter id: of one of them, or of a message, for all that follow from it.
    private func entries(_ id: String) async throws -> [QueueEntry] {
        guard let message = MessageID(id) else { return [try await entry(ActionID(id))] }
        guard let record = try await journal.record(of: message) else { throw OperatorTrouble.noSuchAction }
        return record.actions.map { QueueEntry(work: .sms($0), message: message) }
            + record.errands.map { QueueEntry(work: .errand($0), message: message) }
    }

    private func entry(_ id: ActionID) async throws -> QueueEntry {
        guard let entry = try await journal.queue(QueueQuery(id: id, limit: 1)).first else { throw OperatorTrouble.noSuchAction }
        return entry
    }
}

extension OperatorReply.Queue {
    fileprivate init(_ entries: ArraySlice<QueueEntry>, _ display: NumberDisplay, areMore: Bool) {
        self.init(entries: entries.map { Entry($0, display) }, isIncomplete: areMore)
    }
}

extension OperatorTrouble {
    static let noSuchAction = OperatorTrouble(
        .notFound, "there is nothing with this id; see `answerback queue list` and `answerback inbox`")
}
