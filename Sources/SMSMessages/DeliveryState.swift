/// What is known of one SMS to one recipient: the answer to its send, the polls and the notifications, in whatever order they come.
///
/// An end status is never taken back. What has been seen at the gateway was sent: presence settles ``unknown(since:looks:)``, absence
/// never does.
public enum DeliveryState: Sendable, Hashable {
    /// There is no answer to its send yet.
    case sending
    /// Proved: it has not gone out.
    case notSent
    /// It may have gone out or not. Where it bears a reference, it is looked for among the last messages at the gateway.
    /// `looks` counts how often it was not found there.
    case unknown(since: Timestamp, looks: Int)
    /// The gateway has taken it, and what becomes of it is still open.
    case sent(Sent)
    /// Nothing more will come.
    case ended(status: DeliveryStatus, at: Timestamp?)
    /// It was sent, and after the last poll there is still no end status. A late notification may yet bring one.
    case noReport(last: DeliveryStatus)

    /// What is known of an SMS on its way.
    public struct Sent: Sendable, Hashable {
        /// From when on the gateway is asked: the answer to the send, or the time it was scheduled for.
        public let since: Timestamp
        /// How often it has been asked.
        public let polls: Int
        /// ``DeliveryStatus/noReport`` while nothing is known.
        public let status: DeliveryStatus
        /// When the gateway says that began; nil where it doesn't.
        public let at: Timestamp?

        /// As a table keeps it.
        public init(since: Timestamp, polls: Int = 0, status: DeliveryStatus = .noReport, at: Timestamp? = nil) {
            self.since = since
            self.polls = polls
            self.status = status
            self.at = at
        }
    }

    /// What has been learnt.
    public enum Event: Sendable, Hashable {
        /// The gateway has taken it. A report is asked for from `since` on: now, or the time it is scheduled for.
        case taken(since: Timestamp)
        /// The send failed, and it is proved that nothing has left.
        case notSent
        /// The send failed, and it is not proved that nothing has left: from `since` on it is looked for.
        case notKnown(since: Timestamp)
        /// The gateway was asked. A poll that failed counts as one without a report: what is not known after the last is not asked again.
        case polled(DeliveryReport)
        /// A notification, that came `now`.
        case seen(DeliveryStatus, at: Timestamp?, now: Timestamp)
        /// It was looked for among the last messages at the gateway: for want of an answer to its send, or of an id in that.
        ///
        /// - Parameter status: in the row with its reference; nil where there is none, or where nobody could look.
        case looked(DeliveryStatus?, now: Timestamp)
    }

    /// After the send, or after nobody knew of it: 1, 5 and 30 minutes, 2 and 24 hours.
    public static let polls: [Duration] = [.seconds(60), .seconds(300), .seconds(1800), .seconds(7200), .seconds(86_400)]

    /// When to ask the gateway next; nil for never.
    public var nextPoll: Timestamp? {
        let (since, polls): (Timestamp, Int)
        switch self {
        case .sent(let sent): (since, polls) = (sent.since, sent.polls)
        case .unknown(let instant, let looks): (since, polls) = (instant, looks)
        case .sending, .notSent, .ended, .noReport: return nil
        }
        return polls < Self.polls.count ? since + Self.polls[polls] : nil
    }

    /// What is known after that. Every event may come in every state, twice and late.
    public func after(_ event: Event) -> DeliveryState {
        switch (self, event) {
        case (.ended, _): self
        case (.sending, .taken(let since)), (.unknown, .taken(let since)), (.notSent, .taken(let since)): .sent(Sent(since: since))
        // What has been seen was sent, whatever the answer to the send is taken for.
        case (.sent, .taken), (.sent, .notSent), (.sent, .notKnown), (.noReport, .taken), (.noReport, .notSent), (.noReport, .notKnown):
            self
        case (.sending, .notSent): .notSent
        case (.sending, .notKnown(let since)): .unknown(since: since, looks: 0)
        case (.notSent, .notSent), (.notSent, .notKnown), (.unknown, .notSent), (.unknown, .notKnown): self
        case (.sent(let sent), .polled(let report)): sent.polled(report)
        case (.sent(let sent), .looked(let status, _)): sent.polled(DeliveryReport(status: status ?? .noReport))
        // Without an id that the gateway gave, there is nothing that could be asked; and an answer to that proves nothing.
        case (.sending, .polled), (.notSent, .polled), (.unknown, .polled): self
        case (.noReport(let last), .polled(let report)): report.status.isEnd ? .ended(report) : .noReport(last: report.status.after(last))
        // Absence proves nothing.
        case (.unknown(let since, let looks), .looked(nil, _)): .unknown(since: since, looks: min(looks + 1, Self.polls.count))
        case (_, .looked(nil, _)): self
        case (_, .looked(let status?, let now)): after(.seen(status, at: nil, now: now))
        case (_, .seen(let status, let at, _)) where status.isEnd: .ended(status: status, at: at)
        case (.sent(let sent), .seen(let status, let at, _)): .sent(sent.moved(to: status, at: at, polls: sent.polls))
        case (.noReport(let last), .seen(let status, _, _)): .noReport(last: status.after(last))
        case (.sending, .seen(let status, let at, let now)), (.notSent, .seen(let status, let at, let now)),
            (.unknown, .seen(let status, let at, let now)):
            .sent(Sent(since: now, status: status, at: at))
        }
    }

    private static func ended(_ report: DeliveryReport) -> DeliveryState { .ended(status: report.status, at: report.at) }
}

extension DeliveryState.Event {
    /// The gateway called.
    public static func notified(_ notification: DeliveryNotification, now: Timestamp) -> Self {
        .seen(notification.status, at: notification.at, now: now)
    }
}

extension DeliveryState.Sent {
    fileprivate func polled(_ report: DeliveryReport) -> DeliveryState {
        if report.status.isEnd { return .ended(status: report.status, at: report.at) }
        let moved = moved(to: report.status, at: report.at, polls: polls + 1)
        return moved.polls < DeliveryState.polls.count ? .sent(moved) : .noReport(last: moved.status)
    }

    /// What began earlier than what is known already came late, and changes nothing.
    fileprivate func moved(to status: DeliveryStatus, at: Timestamp?, polls: Int) -> Self {
        let isLate = if let at, let known = self.at { at < known } else { false }
        if isLate || status == .noReport { return Self(since: since, polls: polls, status: self.status, at: self.at) }
        return Self(since: since, polls: polls, status: status, at: at ?? self.at)
    }
}

extension DeliveryStatus {
    /// No report is no news.
    fileprivate func after(_ last: DeliveryStatus) -> DeliveryStatus { self == .noReport ? last : self }
}
