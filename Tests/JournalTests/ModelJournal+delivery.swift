import Journal
import SMSMessages

/// What the gateway tells afterwards.
extension ModelJournal {
    func recordDelivery(
        _ notification: DeliveryNotification, by gateway: String, now: Timestamp
    ) async throws(JournalFailure) -> NotificationFate {
        let fate = state.withLock { state -> NotificationFate in
            forgetEarlyNotifications(now: now, &state)
            guard let index = place(of: notification, by: gateway, state), !isBeingSent(state.actions[index]) else {
                guard state.earlyNotifications.count < 10_000 else {
                    state.strayNotifications += 1
                    return .dropped
                }
                state.earlyNotifications.append((gateway, notification, now))
                return .kept
            }
            state.actions[index].delivery = Delivery(state.actions[index].delivery, notified: notification, now: now)
            settleWhatWasSeen(index, now: now, &state)
            return .applied(state.actions[index].action.id)
        }
        if case .applied(let action) = fate { feed.tell { action.message.map { [$0] } ?? [] } }
        return fate
    }

    private func place(of notification: DeliveryNotification, by gateway: String, _ state: State) -> Int? {
        let own = state.actions.indices.filter { state.actions[$0].action.gateway == gateway && state.actions[$0].begunAt != nil }
        return own.first { state.actions[$0].action.id.text == notification.reference }
            ?? own.last { notification.id != nil && state.actions[$0].delivery?.gatewayID == notification.id }
    }

    private func isBeingSent(_ action: Action) -> Bool {
        if case .sending = action.state { true } else { false }
    }

    private func settleWhatWasSeen(_ index: Int, now: Timestamp, _ state: inout State) {
        let action = state.actions[index]
        guard action.state != .sent, action.delivery?.state.status != nil else { return }
        // What has begun can have been sent, whatever it was taken for.
        state.actions[index].state = .sent
        state.actions[index].detail = action.delivery?.gatewayID
        state.actions[index].endedAt = action.endedAt ?? now
        state.dropWhatWentOut(as: index)
    }

    func forgetEarlyNotifications(now: Timestamp, _ state: inout State) {
        let count = state.earlyNotifications.count
        state.earlyNotifications.removeAll { $0.cameAt <= now - .seconds(600) }
        state.strayNotifications += count - state.earlyNotifications.count
    }

    func applyEarlyNotifications(to index: Int, now: Timestamp, _ state: inout State) {
        let action = state.actions[index]
        let fitting = state.earlyNotifications.filter { fits($0, action, now) }
        if fitting.isEmpty { return }
        state.earlyNotifications.removeAll { fits($0, action, now) }
        for (_, notification, _) in fitting {
            state.actions[index].delivery = Delivery(state.actions[index].delivery, notified: notification, now: now)
        }
        settleWhatWasSeen(index, now: now, &state)
    }

    private func fits(
        _ early: (gateway: String, notification: DeliveryNotification, cameAt: Timestamp), _ action: Action, _ now: Timestamp
    ) -> Bool {
        let isOfIt =
            early.notification.reference == action.action.id.text
            || early.notification.id != nil && early.notification.id == action.delivery?.gatewayID
        return isOfIt && early.gateway == action.action.gateway && early.cameAt > now - .seconds(600)
    }

    func claimPolls(
        upTo limit: Int, of gateway: String, leasedUntil: Timestamp, now: Timestamp
    ) async throws(JournalFailure) -> [DeliveryPoll] {
        state.withLock { state in
            func next(_ index: Int) -> Timestamp? {
                state.actions[index].action.gateway == gateway ? state.actions[index].delivery?.nextPoll : nil
            }
            let due = state.actions.indices.compactMap { index in next(index).map { (index: index, at: $0) } }
                .filter { $0.at <= now }.sorted { ($0.at, $0.index) < ($1.at, $1.index) }.prefix(limit)
            for (index, _) in due { state.actions[index].delivery?.lease(until: leasedUntil) }
            return due.map {
                DeliveryPoll(action: state.actions[$0.index].action.id, gatewayID: state.actions[$0.index].delivery?.gatewayID)
            }
        }
    }

    func recordPoll(_ action: ActionID, _ answer: PollAnswer, now: Timestamp) async throws(JournalFailure) {
        state.withLock { state in
            guard let index = state.actions.firstIndex(where: { $0.action.id == action }) else { return }
            state.actions[index].delivery?.take(answer, now: now)
            settleWhatWasSeen(index, now: now, &state)
        }
        feed.tell { action.message.map { [$0] } ?? [] }
    }
}
