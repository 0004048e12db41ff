import Journal
import SMSMessages

/// What is shown, and what is forgotten.
extension ModelJournal {
    func record(of message: MessageID) async throws(JournalFailure) -> MessageRecord? {
        state.withLock { state in state.messages.first { $0.message.id == message }.map { record($0, state) } }
    }

    private func record(_ stored: Message, _ state: State) -> MessageRecord {
        MessageRecord(
            message: stored.message, state: stored.state, acceptance: stored.acceptance, rules: stored.rules,
            ruleSetHash: stored.ruleSetHash, decidedAt: stored.decidedAt, textIsGone: stored.textIsGone, attempts: stored.attempts,
            actions: state.actions(of: stored.message.id).filter { $0.broadcast == nil }.map { record($0) },
            errands: state.errands.filter { $0.message == stored.message.id }.map { record($0) },
            broadcasts: state.broadcasts.filter { $0.message == stored.message.id }.map { record($0, state) },
            decisionState: stored.decisionState, reference: stored.reference)
    }

    func record(_ action: Action) -> ActionRecord {
        ActionRecord(
            action: action.action, state: action.state, detail: action.detail, attempts: action.attempts, begunAt: action.begunAt,
            endedAt: action.endedAt, delivery: action.delivery)
    }

    func messages(_ query: MessageQuery) async throws(JournalFailure) -> [MessageRecord] {
        state.withLock { state in
            func place(_ id: MessageID) -> (Timestamp, Int) {
                state.messages.first { $0.message.id == id }?.place ?? (Timestamp(milliseconds: Int64(id.high >> 16)), 0)
            }
            let fitting = state.messages.filter { stored in
                query.before.map { stored.place < place($0) } ?? true
                    && query.after.map { stored.place > place($0) } ?? true
                    && query.since.map { stored.message.receivedAt >= $0 } ?? true
                    && query.until.map { stored.message.receivedAt < $0 } ?? true
                    && query.party.map { stored.message.sender == $0 || stored.message.receiver == $0 } ?? true
                    && query.rule.map(stored.rules.contains) ?? true
                    && (query.states.isEmpty || query.states.contains(stored.state))
                    && (!query.onlyTroubled || state.isTroubled(stored))
            }
            return fitting.sorted { $0.place > $1.place }.prefix(max(query.limit, 0)).map { record($0, state) }
        }
    }

    func keepRuleSet(hash: String, text: String, now: Timestamp) async throws(JournalFailure) {
        state.withLock { state in
            let known = state.ruleSets[hash]
            state.ruleSets[hash] = (known?.text ?? text, max(known?.keptAt ?? now, now))
        }
    }

    func ruleSet(hash: String) async throws(JournalFailure) -> String? {
        state.withLock { $0.ruleSets[hash]?.text }
    }

    func newestRuleSet() async throws(JournalFailure) -> String? {
        state.withLock { $0.ruleSets.max { ($0.value.keptAt, $0.key) < ($1.value.keptAt, $1.key) }?.value.text }
    }

    func counts(now: Timestamp) async throws(JournalFailure) -> JournalCounts {
        state.withLock { state in
            func actions(_ isMeant: (ActionState) -> Bool) -> Int { state.actions.count { isMeant($0.state) } }
            let due = state.actions.filter { if case .due = $0.state { true } else { false } }
            let held = state.actions.filter { if case .held = $0.state { true } else { false } }
            let dayAgo = now - .seconds(86_400)
            return JournalCounts(
                waiting: state.messages.count { $0.state == .waiting }, setAside: state.messages.count { $0.state == .setAside },
                awaitingParts: state.longSMS.count(where: \.isOpen),
                due: due.count, sending: actions { if case .sending = $0 { true } else { false } },
                unknown: state.actions.count { $0.state == .unknown && !state.isReplaced($0) },
                failed: state.actions.count { action in
                    action.state == .failed && !state.isReplaced(action) && action.endedAt.map { $0 > dayAgo } ?? false
                },
                undecided: state.messages.count { $0.undecided > 0 && ($0.decidedAt ?? dayAgo) > dayAgo },
                reusedIDs: state.messages.count { $0.acceptance == .reusedID }, optOuts: state.optedOut.count,
                oldestWaiting: state.messages.filter { $0.isHead && $0.state == .waiting }.map(\.message.receivedAt).min(),
                dueByGateway: Dictionary(grouping: due, by: \.action.gateway).mapValues(\.count),
                heldByGateway: Dictionary(grouping: held, by: \.action.gateway).mapValues(\.count),
                guarded: state.actions.count {
                    [.suppressed(.loopGuard), .suppressed(.pairGuard)].contains($0.state)
                        && ($0.endedAt ?? now) > now - JournalCounts.guardLookBack
                },
                strayNotifications: state.strayNotifications,
                errandsDue: state.errands.count { if case .due = $0.state { true } else { false } },
                errandsHeld: state.errands.count { if case .held = $0.state { true } else { false } },
                errandsFailed: state.errands.count { $0.state.isTrouble && ($0.endedAt ?? now) > now - JournalCounts.recent },
                broadcastsCutShort: state.broadcasts.count {
                    [.expired, .suppressed].contains($0.state) && $0.begunAt > now - JournalCounts.broadcastsLookBack
                })
        }
    }

    func forget(_ keeping: KeepingTimes, now: Timestamp) async throws(JournalFailure) -> Bool {
        state.withLock { state in
            for index in state.messages.indices where state.messages[index].message.receivedAt <= now - keeping.texts {
                if state.isAtRest(state.messages[index]) { removeTexts(of: index, &state) }
            }
            for stored in state.messages where stored.message.receivedAt <= now - keeping.records && state.isAtRest(stored) {
                state.actions.removeAll { $0.message == stored.message.id }
                state.errands.removeAll { $0.message == stored.message.id }
                state.broadcasts.removeAll { $0.message == stored.message.id }
                state.messages.removeAll { $0.message.id == stored.message.id }
            }
            state.knownIDs.removeAll { $0.receivedAt <= now - keeping.providerIDs }
            state.consentLog.removeAll { $0.entry.at <= now - keeping.consent }
            let waiting = Set(state.messages.filter(\.isOpen).map(\.lane))
            // A head may still count those of other lanes, and so may what was set aside or lacks parts.
            let undecided = state.messages.filter { $0.isHead || $0.state == .setAside && !$0.textIsGone }.map(\.message.receivedAt)
            let parts = state.longSMS.filter(\.isOpen).flatMap(\.parts).map(\.receivedAt)
            let end = (undecided + parts + [now]).min() ?? now
            state.countedTimes.removeAll { $0.countsUntil <= end && !waiting.contains([$0.sender?.text ?? "", $0.receiver.text]) }
            let newest = state.ruleSets.values.map(\.keptAt).max() ?? now
            let named = Set(state.messages.compactMap(\.ruleSetHash))
            state.ruleSets = state.ruleSets.filter { hash, set in
                set.keptAt > now - keeping.records || set.keptAt == newest || named.contains(hash)
            }
        }
        return false
    }

    private func removeTexts(of index: Int, _ state: inout State) {
        let full = state.messages[index].message
        state.messages[index].textIsGone = true
        state.messages[index].reference = nil
        state.messages[index].message = InboundMessage(
            id: full.id, providerID: full.providerID, channel: full.channel, sender: full.sender, receiver: full.receiver, text: "",
            sentAt: full.sentAt, receivedAt: full.receivedAt, parts: full.parts)
        for action in state.actions.indices where state.actions[action].message == full.id { state.actions[action].action.text = "" }
        for errand in state.errands.indices where state.errands[errand].message == full.id { state.errands[errand].errand.content = "" }
        for broadcast in state.broadcasts.indices where state.broadcasts[broadcast].message == full.id {
            state.broadcasts[broadcast].broadcast.text = ""
        }
    }

    func export(_ number: SMSAddress) async throws(JournalFailure) -> NumberRecord {
        state.withLock { state in
            NumberRecord(
                number: number,
                messages: state.messages.filter { $0.message.sender == number }.sorted { $0.place < $1.place }.map { record($0, state) },
                optOuts: state.optedOut.filter { $0.key[0] == number.text }
                    .map { NumberRecord.OptOut(number: SMSAddress(canonical: $0.key[1]), since: $0.value) }
                    .sorted { $0.number.text < $1.number.text },
                consentLog: state.consentLog.filter { $0.sender == number }.map(\.entry),
                memberships: state.memberships.filter { .phone($0.number) == number }
                    .map { NumberRecord.Membership(audience: $0.audience, through: $0.through, since: $0.since) }
                    .sorted { ($0.through.text, $0.audience) < ($1.through.text, $1.audience) },
                limitedTimes: state.countedTimes.filter { $0.sender == number }
                    .map { NumberRecord.LimitedTime(number: $0.receiver, time: $0.time) }
                    .sorted { ($0.number.text, $0.time.rule, $0.time.receivedAt) < ($1.number.text, $1.time.rule, $1.time.receivedAt) },
                sentByOthers: state.actions.filter { action in
                    let writer = state.messages.first { $0.message.id == action.message }?.message.sender
                    return action.action.recipient == number && writer != number
                }.map { record($0) }, waitingParts: waitingParts(of: number, state))
        }
    }

    func optOuts(among phones: Set<SMSAddress>) async throws(JournalFailure) -> [OptedOut] {
        state.withLock { state in
            state.optedOut.keys.map { OptedOut(SMSAddress(canonical: $0[0]), of: SMSAddress(canonical: $0[1])) }
                .filter { phones.contains($0.phone) }.sorted { ($0.phone.text, $0.number.text) < ($1.phone.text, $1.number.text) }
        }
    }

    func erase(_ number: SMSAddress, now: Timestamp) async throws(JournalFailure) -> Erased {
        let (erased, ids) = state.withLock { state in
            let before = (state.messages.count, state.actions.count + state.errands.count)
            let his = state.messages.filter { $0.message.sender == number || $0.state == .outbound && $0.message.receiver == number }
            let ids = Set(his.map(\.message.id))
            state.messages.removeAll { ids.contains($0.message.id) }
            state.actions.removeAll { ids.contains($0.message) || $0.action.recipient == number }
            state.errands.removeAll { ids.contains($0.message) }
            state.broadcasts.removeAll { ids.contains($0.message) }
            for index in state.broadcasts.indices { state.broadcasts[index].named.removeAll { $0 == number } }
            state.memberships.removeAll { .phone($0.number) == number }
            state.countedTimes.removeAll { $0.sender == number && !$0.isOfAll }
            for index in state.countedTimes.indices where state.countedTimes[index].sender == number {
                state.countedTimes[index].sender = nil
            }
            state.consentLog.removeAll { $0.sender == number }
            forget(number, inBreakers: &state)
            let parts = eraseParts(of: number, &state)
            let actions = before.1 - state.actions.count - state.errands.count
            return (Erased(messages: before.0 - state.messages.count, actions: actions, parts: parts), ids)
        }
        feed.tell { Array(ids) }
        return erased
    }
}
