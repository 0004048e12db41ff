import Journal
import SMSMessages

/// Long SMS, part by part.
extension ModelJournal {
    func accept(part message: InboundMessage, _ read: ArrivalReader, _ state: inout State) -> Acceptance {
        if let first = firstDelivery(of: message, state) { return Acceptance(kind: .repeated, id: first) }
        let lacking = state.longSMS.lastIndex { long in
            long.isOpen && long.endsAt > message.receivedAt && belongs(message, to: long)
                && !long.parts.contains { number(of: $0) == number(of: message) }
        }
        let index = lacking ?? state.longSMS.endIndex
        if lacking == nil {
            state.longSMS.append(LongSMS(id: message.id, endsAt: message.receivedAt + .seconds(1800)))
        }
        state.partCount += 1
        state.longSMS[index].places.append(state.partCount)
        state.longSMS[index].parts.append(message)
        let long = state.longSMS[index]
        guard long.parts.count == message.parts?.total else { return Acceptance(kind: .part, id: long.id) }
        return join(index, read, &state)
    }

    private func number(of part: InboundMessage) -> Int? { part.parts?.number }

    private func belongs(_ message: InboundMessage, to long: LongSMS) -> Bool {
        long.parts.contains { part in
            part.sender == message.sender && part.receiver == message.receiver && part.channel == message.channel
                && part.parts?.reference == message.parts?.reference && part.parts?.total == message.parts?.total
        }
    }

    private func firstDelivery(of message: InboundMessage, _ state: State) -> MessageID? {
        let known = state.knownIDs.filter { $0.id == message.providerID && $0.channel == message.channel }.map(\.message).sorted()
        for id in known {
            guard let joined = state.messages.first(where: { $0.message.id == id }) else { return id }
            let isSame = joined.message.sender == message.sender && joined.message.receiver == message.receiver
            let holdsIt = joined.message.parts?.held.contains(number(of: message) ?? 0) ?? false
            let text = message.textWithoutCuts
            if isSame, holdsIt, joined.textIsGone || text.isEmpty || joined.message.text.contains(text) { return id }
        }
        return state.longSMS.last { long in
            belongs(message, to: long)
                && long.parts.contains { part in
                    number(of: part) == number(of: message) && part.text == message.text
                        && (long.isOpen || part.providerID == nil || message.providerID == nil)
                }
        }?.id
    }

    private func join(_ index: Int, _ read: ArrivalReader, _ state: inout State) -> Acceptance {
        let long = state.longSMS[index]
        state.longSMS[index].isOpen = false
        // A long SMS has at least the part that began it.
        guard let message = InboundMessage(joining: long.parts, as: long.id) else { return Acceptance(kind: .repeated, id: long.id) }
        let isSuspect = message.providerID == nil && state.messages.contains { self.isSuspect($0, message) }
        store(read(message), as: isSuspect ? .suspectedDuplicate : .new, &state)
        if let id = message.providerID { state.knownIDs.append((message.channel, id, long.id, message.receivedAt)) }
        keepIDs(of: long, &state)
        return Acceptance(kind: isSuspect ? .suspectedDuplicate : .new, id: long.id)
    }

    private func keepIDs(of long: LongSMS, _ state: inout State) {
        for part in long.parts {
            guard let id = part.providerID,
                !state.knownIDs.contains(where: { ($0.channel, $0.id, $0.message) == (part.channel, id, long.id) })
            else { continue }
            state.knownIDs.append((part.channel, id, long.id, part.receivedAt))
        }
    }

    func acceptIncomplete(now: Timestamp, joining read: @escaping ArrivalReader) async throws(JournalFailure) -> [MessageID] {
        let accepted = state.withLock { state in
            let over = state.longSMS.indices.filter { state.longSMS[$0].endsAt <= now }.sorted {
                (state.longSMS[$0].endsAt, $0) < (state.longSMS[$1].endsAt, $1)
            }
            let open = over.filter { state.longSMS[$0].isOpen }.map { join($0, read, &state).id }
            state.longSMS.removeAll { $0.endsAt <= now }
            return open
        }
        feed.tell { accepted }
        return accepted
    }

    func waitingParts(of number: SMSAddress, _ state: State) -> [InboundMessage] {
        state.longSMS.filter(\.isOpen).flatMap { long in
            zip(long.places, long.parts).filter { $1.sender == number }.map { place, part in
                let shown = InboundMessage(
                    id: long.id, providerID: part.providerID, channel: part.channel, sender: part.sender, receiver: part.receiver,
                    text: part.text, rawText: part.rawText, sentAt: part.sentAt, receivedAt: part.receivedAt, parts: part.parts)
                return (place, shown)
            }
        }.sorted { $0.0 < $1.0 }.map(\.1)
    }

    /// - Returns: how many waited.
    func eraseParts(of number: SMSAddress, _ state: inout State) -> Int {
        let waiting = waitingParts(of: number, state).count
        for long in state.longSMS where long.isOpen && long.parts.contains(where: { $0.sender == number }) { keepIDs(of: long, &state) }
        state.longSMS.removeAll { $0.parts.contains { $0.sender == number } }
        return waiting
    }
}
