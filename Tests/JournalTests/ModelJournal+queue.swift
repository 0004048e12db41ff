import Journal
import SMSMessages

/// What is to be done, and what has failed.
extension ModelJournal {
    func queue(_ query: QueueQuery) async throws(JournalFailure) -> [QueueEntry] {
        state.withLock { state in
            func fits(_ id: ActionID, _ hasEnded: Bool, _ isFailure: Bool) -> Bool {
                query.id.map { $0 == id } ?? (isFailure || !hasEnded && !query.onlyEnded)
            }
            let sms = state.actions.filter {
                fits($0.action.id, $0.state.hasEnded, [.failed, .unknown, .expired].contains($0.state) && !state.isReplaced($0))
            }.map {
                QueueEntry(work: .sms(record($0)), message: $0.message)
            }
            let errands = state.errands.filter { fits($0.errand.id, $0.state.hasEnded, $0.state.isTrouble) }.map {
                QueueEntry(work: .errand(record($0)), message: $0.message)
            }
            return Array((sms + errands).sorted { place($0) < place($1) }.prefix(max(query.limit, 0)))
        }
    }

    private func place(_ entry: QueueEntry) -> (MessageID, Double) {
        let numbers = entry.id.text.split(separator: "-").last?.split(separator: ".").compactMap { Double($0) } ?? []
        return (entry.message, (numbers.first ?? 0) + (numbers.count > 1 ? numbers[1] / 1e9 : 0))
    }

    func retry(_ id: ActionID, now: Timestamp) async throws(JournalFailure) -> QueueChange {
        state.withLock { state in
            guard let index = state.errands.firstIndex(where: { $0.errand.id == id }) else {
                return change(id, .retried(now: now), now: now, &state)
            }
            let errand = state.errands[index]
            if state.messages.contains(where: { $0.message.id == errand.message && $0.textIsGone }) { return .textGone }
            guard errand.errand.kind != .fetch, let next = try? errand.state.after(.retried(now: now)) else { return .notPossible }
            state.errands[index].become(next, detail: nil, now: now)
            if state.errands[index].attempts == 0 || errand.state.hasEnded {
                state.errands[index].attempts = 0
                state.errands[index].begunAt = nil
            }
            state.errands[index].errand.expiresAt = errand.errand.expiresAt.map { max($0, now + .seconds(86_400)) }
            return .made
        }
    }

    func drop(_ id: ActionID, now: Timestamp) async throws(JournalFailure) -> QueueChange {
        state.withLock { state in
            guard let index = state.errands.firstIndex(where: { $0.errand.id == id }) else {
                return change(id, .dropped, now: now, &state)
            }
            let errand = state.errands[index]
            // A rule waits for a fetch.
            guard let next = try? errand.state.after(.dropped), errand.state.hasEnded || errand.errand.kind != .fetch else {
                return .notPossible
            }
            state.errands[index].become(next, detail: errand.detail, now: now)
            return .made
        }
    }

    private func change(_ id: ActionID, _ event: ActionState.Event, now: Timestamp, _ state: inout State) -> QueueChange {
        guard let index = state.actions.firstIndex(where: { $0.action.id == id }) else { return .notFound }
        guard let next = try? state.actions[index].state.after(event) else { return .notPossible }
        state.actions[index].state = next
        state.actions[index].endedAt = next.hasEnded ? now : nil
        return .made
    }
}
