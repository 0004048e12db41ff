public import SMSMessages

/// What rules bring about: rows that are written together with the decision, or with the answer to a fetch.
public struct Consequences: Sendable, Equatable {
    public var actions: [NewAction]
    public var errands: [NewErrand]
    public var broadcasts: [NewBroadcast]
    /// In the order written.
    public var memberships: [MembershipChange]

    public init(
        actions: [NewAction] = [], errands: [NewErrand] = [], broadcasts: [NewBroadcast] = [], memberships: [MembershipChange] = []
    ) {
        self.actions = actions
        self.errands = errands
        self.broadcasts = broadcasts
        self.memberships = memberships
    }

    /// Where the next action stands in the order written, from 1 on.
    public var nextOrdinal: Int { actions.count + errands.count + broadcasts.count + 1 }

    /// Something waits for a fetch.
    public var awaitsFetch: Bool { errands.contains { $0.kind == .fetch && $0.refusal == nil } }

    /// The same behind others.
    public func moved(behind ordinal: Int, of message: MessageID) -> Consequences {
        func moved(_ id: ActionID) -> ActionID { ActionID(message: message, ordinal: ordinal + (id.ordinal ?? 0)) }
        var consequences = self
        for index in actions.indices { consequences.actions[index].id = moved(actions[index].id) }
        for index in errands.indices { consequences.errands[index].id = moved(errands[index].id) }
        for index in broadcasts.indices { consequences.broadcasts[index].id = moved(broadcasts[index].id) }
        return consequences
    }
}
