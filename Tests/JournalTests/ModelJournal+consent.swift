import Journal
import SMSMessages

/// What an operator changes of consent and of audiences, and what is sent without a rule.
extension ModelJournal {
    func changeConsent(_ orders: [ConsentOrder], now: Timestamp) async throws(JournalFailure) -> ConsentOutcome {
        let (outcome, stopped) = state.withLock { state in
            var outcome = ConsentOutcome()
            var stopped: [MessageID] = []
            for order in orders {
                let isChanged = change(order, now: now, &state)
                outcome.changed += isChanged ? 1 : 0
                outcome.unchanged += isChanged ? 0 : 1
                guard order.change == .optOut else { continue }
                let before = state.memberships.count
                state.memberships.removeAll { $0.number == order.number && $0.through == order.ours }
                outcome.memberships += before - state.memberships.count
                stopped += stopWhatWaits(for: .phone(order.number), from: order.ours, isNew: isChanged, now: now, &state)
            }
            outcome.sms = stopped.count
            return (outcome, stopped)
        }
        feed.tell { stopped }
        return outcome
    }

    private func change(_ order: ConsentOrder, now: Timestamp, _ state: inout State) -> Bool {
        let pair = [order.number.e164, order.ours.text]
        guard (state.optedOut[pair] == nil) == (order.change == .optOut) else { return false }
        state.optedOut[pair] = order.change == .optOut ? order.since : nil
        let entry = NumberRecord.ConsentEntry(
            number: order.ours, change: order.change, at: now, message: nil, evidence: order.evidence)
        state.consentLog.append((.phone(order.number), entry))
        return true
    }

    func stopWhatWaits(
        for phone: SMSAddress, from number: SMSAddress, isNew: Bool, now: Timestamp, _ state: inout State
    ) -> [MessageID] {
        state.actions.indices.compactMap { index in
            let action = state.actions[index].action
            guard action.recipient == phone, action.number == number, isNew || action.origin != .consent,
                let stopped = try? state.actions[index].state.after(.suppressed(.optedOut))
            else { return nil }
            state.actions[index].state = stopped
            state.actions[index].endedAt = now
            return state.actions[index].message
        }
    }

    func optOuts(_ query: OptOutQuery) async throws(JournalFailure) -> [OptOutRecord] {
        state.withLock { state in
            func place(_ pair: [String]) -> OptOutRecord.Place {
                OptOutRecord.Place(number: SMSAddress(canonical: pair[0]), ours: SMSAddress(canonical: pair[1]))
            }
            let after = query.after.map { [$0.number.text, $0.ours.text] } ?? ["", ""]
            let pairs = state.optedOut.keys.filter { pair in
                (pair[0], pair[1]) > (after[0], after[1]) && query.number.map { $0.text == pair[0] } ?? true
                    && query.ours.map { $0.text == pair[1] } ?? true
            }
            return pairs.sorted { ($0[0], $0[1]) < ($1[0], $1[1]) }.prefix(max(query.limit, 0)).map { pair in
                let log = state.consentLog.last {
                    $0.sender.text == pair[0] && $0.entry.number.text == pair[1] && $0.entry.change == .optOut
                }
                return OptOutRecord(
                    place: place(pair), since: state.optedOut[pair] ?? Timestamp(milliseconds: 0), message: log?.entry.message,
                    evidence: log?.entry.evidence)
            }
        }
    }

    func memberships(of audience: String, after: AudienceMember?, limit: Int) async throws(JournalFailure) -> [AudienceMember] {
        state.withLock { state in
            let last = (after?.number.e164 ?? "", after?.through.text ?? "")
            return state.memberships.filter { $0.audience == audience && ($0.number.e164, $0.through.text) > last }
                .sorted { ($0.number.e164, $0.through.text) < ($1.number.e164, $1.through.text) }.prefix(max(limit, 0))
                .map { AudienceMember(number: $0.number, through: $0.through, since: $0.since) }
        }
    }

    func join(_ members: [AudienceMember], to audience: String) async throws(JournalFailure) -> AudienceOutcome {
        state.withLock { state in
            var outcome = AudienceOutcome()
            for member in members {
                if state.optedOut[[member.number.e164, member.through.text]] != nil {
                    outcome.optedOut.append(member)
                } else if state.memberships.contains(where: {
                    $0.audience == audience && $0.number == member.number && $0.through == member.through
                }) {
                    outcome.unchanged += 1
                } else {
                    outcome.joined += 1
                    state.memberships.append(
                        Membership(audience: audience, number: member.number, through: member.through, since: member.since))
                }
            }
            return outcome
        }
    }

    func leave(_ numbers: [PhoneNumber], audience: String, through: SMSAddress?) async throws(JournalFailure) -> Int {
        state.withLock { state in
            let before = state.memberships.count
            state.memberships.removeAll {
                $0.audience == audience && numbers.contains($0.number) && (through == nil || $0.through == through)
            }
            return before - state.memberships.count
        }
    }

    func send(_ order: SendOrder, now: Timestamp) async throws(JournalFailure) -> SendOutcome {
        let outcome = state.withLock { state -> SendOutcome in
            let message = order.stored(at: now)
            if let known = state.knownIDs.first(where: { $0.id == order.key && $0.channel == message.channel }) {
                let first = state.messages.first { $0.message.id == known.message }
                let isSame =
                    first.map { first in
                        first.message.sender == message.sender && first.message.receiver == message.receiver
                            && (first.textIsGone || first.reference == order.reference && first.message.text == message.text)
                    } ?? true
                return isSame ? .repeated(known.message) : .keyReused
            }
            if let since = state.optedOut[[order.action.recipient.text, order.action.number.text]] { return .optedOut(since: since) }
            state.seq += 1
            var stored = Message(seq: state.seq, message: message, acceptance: .new, state: .outbound)
            stored.reference = order.reference
            state.messages.append(stored)
            state.knownIDs.append((message.channel, order.key, message.id, now))
            state.actions.append(Action(order.action, of: message.id, dueAt: now))
            state.note([order.action.id])
            return .made
        }
        if outcome == .made { feed.tell { [order.message] } }
        return outcome
    }
}
