public import SMSMessages

/// One line of what is to be done and what has failed: an SMS, an e-mail or a call.
public struct QueueEntry: Sendable, Equatable {
    public enum Work: Sendable, Equatable {
        case sms(ActionRecord)
        case errand(ErrandRecord)
    }

    public var work: Work
    public var message: MessageID

    public init(work: Work, message: MessageID) {
        self.work = work
        self.message = message
    }

    /// When the next attempt is to begin; nil while one is under way, while a breaker holds it, and after the end.
    public var dueAt: Timestamp? {
        switch work {
        case .sms(let record): if case .due(let at, _) = record.state { at } else { nil }
        case .errand(let record): if case .due(let at, _) = record.state { at } else { nil }
        }
    }

    public var id: ActionID {
        switch work {
        case .sms(let record): record.action.id
        case .errand(let record): record.errand.id
        }
    }
}

/// Which entries to show.
public struct QueueQuery: Sendable, Equatable {
    /// Only what has ended without success, and was not dropped.
    public var onlyEnded: Bool
    /// Only this one, whatever has become of it.
    public var id: ActionID?
    public var limit: Int

    public static let mostAtOnce = 1000

    public init(onlyEnded: Bool = false, id: ActionID? = nil, limit: Int = 100) {
        self.onlyEnded = onlyEnded
        self.id = id
        self.limit = limit
    }
}

/// What came of asking for a change of one entry.
public enum QueueChange: Sendable, Equatable {
    case made
    case notFound
    /// It has come to an end, or is under way, and can't be changed so.
    case notPossible
    /// Its message's text was deleted, and with it what was to be sent.
    case textGone
}
