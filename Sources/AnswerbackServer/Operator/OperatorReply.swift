import Journal
public import RuleMatcher
import SMSMessages

/// What the operator interface answers: JSON whose members keep their meaning and only grow within one ``schema``.
///
/// Times are RFC 3339 in UTC. Numbers are masked (`+316****78`) unless the request says `numbers=shown`.
public enum OperatorReply {
    public static let schema = 1

    /// What could not be done, with any other status than 2xx.
    public struct Refusal: Codable, Sendable {
        public var schema = OperatorReply.schema
        public var error: String
        /// Present where what was asked for may have been done all the same.
        public var notKnown: Bool?
        /// Of a file that was sent: lines that are wrong, for which nothing of it was taken.
        public var lines: [Line]?
        /// Wrong ones that are not listed.
        public var more: Int?

        public struct Line: Codable, Sendable {
            public var line: Int
            public var reason: String
        }
    }

    public struct Status: Codable, Sendable {
        public var schema = OperatorReply.schema
        public var version: String
        public var startedAt: String
        public var rules: Rules
        public var messages: Messages
        public var channels: [Channel]
        public var gateways: [Gateway]
        public var numbers: [Number]
        public var optOuts: Int
        /// Why it is not ready; empty when all is well.
        public var troubles: [String]

        public struct Rules: Codable, Sendable {
            /// The hash that each decision keeps.
            public var ruleSet: String
            public var summary: String
            public var liveSince: String
            /// Of the last reload, when it was refused.
            public var refused: String?
        }

        public struct Messages: Codable, Sendable {
            public var waiting: Int
            public var oldestWaiting: String?
            public var setAside: Int
            /// Long SMS of which parts are awaited, for 30 minutes at most.
            public var awaitingParts: Int
            /// Decided within 24 hours without some rules, whose patterns reached their bound.
            public var undecided: Int
        }

        public struct Channel: Codable, Sendable {
            public var name: String
            /// Events since the start that its `only` says are no SMS.
            public var passedOver: Int
        }

        public struct Gateway: Codable, Sendable {
            public var name: String
            public var due: Int
            /// By breakers that have tripped.
            public var held: Int
            /// Why it takes nothing at the moment.
            public var trouble: String?
        }

        public struct Number: Codable, Sendable {
            public var number: String
            public var gateway: String
            public var sender: String
        }

        /// E-mails and calls that wait, and that failed within 24 hours.
        public var errandsDue: Int
        /// E-mails and webhooks that breakers hold.
        public var errandsHeld: Int
        public var errandsFailed: Int
        /// Over all gateways: SMS being sent, not known, failed for good within 24 hours.
        public var sending: Int
        public var unknown: Int
        public var failed: Int
        /// SMS that a loop guard held back in the last hour.
        public var guarded: Int
        /// Notifications of gateways that fitted no SMS of ours.
        public var strayNotifications: Int
    }

    public struct MessageList: Codable, Sendable {
        public var schema = OperatorReply.schema
        /// Newest first.
        public var messages: [Message]
        /// For `before` of the next request; nil where there are no more.
        public var next: String?
    }

    /// What has changed since the cursor that was sent.
    public struct Changes: Codable, Sendable {
        public var schema = OperatorReply.schema
        public var messages: [Message]
        /// For `after` of the next request.
        public var cursor: String
        /// Some changes were passed over: the server was started anew, or more happened than it remembers.
        public var isIncomplete: Bool
    }

    public struct Message: Codable, Sendable {
        public var id: String
        public var providerID: String?
        public var channel: String
        public var from: String
        public var to: String
        public var text: String
        /// The text has been deleted, as its time was over.
        public var textIsGone: Bool
        /// Base64 of the text's bytes as they came, where the text shows U+FFFD for some that are no characters.
        public var rawText: String?
        /// Set where it was sent as several SMS.
        public var parts: Parts?
        public var sentAt: String?
        public var receivedAt: String
        /// `waiting`, `fetching`, `decided`, `unmatched`, `consent`, `setAside`; `outbound` for an SMS that a person or a program asked for,
        /// which is from our number
        public var state: String
        public var decidedAt: String?
        public var rules: [String]
        public var ruleSet: String?
        public var attempts: Int
        /// The asker's own words for an `outbound` one.
        public var reference: String?
        /// SMS to single numbers.
        public var actions: [Action]
        public var errands: [Errand]
        public var broadcasts: [Broadcast]

        /// What of a long SMS is in the text.
        public struct Parts: Codable, Sendable {
            /// Their numbers, ascending; fewer than ``total`` where the others did not come in time.
            public var held: [Int]
            public var total: Int

            public var areComplete: Bool { held.count == total }
        }
    }

    public struct Action: Codable, Sendable {
        public var id: String
        /// `rule`, `consent`, `resend`, `operator`
        public var origin: String
        public var rule: String?
        public var to: String
        public var sender: String
        public var gateway: String
        public var text: String
        public var state: State
        /// Why it was held back, or what the gateway said.
        public var detail: String?
        public var attempts: Int
        public var begunAt: String?
        public var endedAt: String?
        /// Nil where nothing went out, and where it went out before this was kept.
        public var delivery: Delivery?
    }

    /// What the gateway tells of an SMS afterwards.
    public struct Delivery: Codable, Sendable {
        public var outcome: DeliveryOutcome
        /// The gateway's word: `DELIVERED`, `NOT DELIVERED`, `REJECTED`, `BUFFERED`, `SUBMITTED`, `NONE`; nil where it knows nothing of it.
        public var status: String?
        /// When that began, by the gateway; nil where it does not say.
        public var at: String?
        /// When we learned it.
        public var toldAt: String?
        /// When the gateway is asked next.
        public var nextPoll: String?
        /// The gateway's.
        public var id: String?
    }

    public enum DeliveryOutcome: String, Codable, Sendable {
        /// Nobody knows whether it went out.
        case unknown
        case noReportYet
        case delivered, notDelivered, rejected
        /// The gateway was asked for the last time.
        case noReport
    }

    /// An e-mail, a webhook or a fetch.
    public struct Errand: Codable, Sendable {
        public var id: String
        /// `email`, `webhook`, `fetch`
        public var kind: String
        public var rule: String
        /// What a fetch's answer is called in its rule.
        public var name: String?
        /// The server it goes to, or a mail's recipients.
        public var target: String
        /// `due`, `held` (by a breaker), `making`, `done`, `failed`, `excused` (a fetch that failed and has an `else`), `expired`, `dropped`
        public var state: String
        /// What was said to us, or why it failed.
        public var detail: String?
        public var attempts: Int
        public var dueAt: String?
        public var begunAt: String?
        public var endedAt: String?

        /// Somebody may want to know.
        public var isTrouble: Bool { state == "failed" || state == "expired" }
    }

    /// One SMS to many.
    public struct Broadcast: Codable, Sendable {
        public var id: String
        public var rule: String
        public var gateway: String
        public var text: String
        /// `running`, `expanded` (the last of its SMS may be under way), `stopped`, `expired`, `suppressed`
        public var state: String
        public var begunAt: String
        public var expiresAt: String
        /// SMS so far, by what became of them: `due`, `sending`, `sent`, …
        public var sms: [String: Int]
        /// Recipients to whom none was made yet; some may be named twice.
        public var left: Int
    }

    public struct BroadcastList: Codable, Sendable {
        public var schema = OperatorReply.schema
        /// Newest first.
        public var broadcasts: [Broadcast]
    }

    /// What is to be done, and what has failed; oldest first.
    public struct Queue: Codable, Sendable {
        public var schema = OperatorReply.schema
        public var entries: [Entry]
        /// There are more.
        public var isIncomplete: Bool

        /// An SMS, or an e-mail or call.
        public struct Entry: Codable, Sendable {
            public var message: String
            public var dueAt: String?
            public var sms: Action?
            public var errand: Errand?
        }
    }

    /// What came of a wish of the operator's.
    public struct Changed: Codable, Sendable {
        public var schema = OperatorReply.schema
        public var id: String
    }

    public enum State: String, Codable, Sendable {
        case due, held, sending, sent, failed, unknown, suppressed, expired, dropped

        /// Nothing more will happen to it.
        public var isEnd: Bool { self != .due && self != .held && self != .sending }
        /// Nothing left, or nobody knows.
        public var isTrouble: Bool { isEnd && self != .sent && self != .dropped }
    }

    public struct Explained: Codable, Sendable {
        public var schema = OperatorReply.schema
        /// What to know about it beside the rules: that the text is gone, that these are other rules than those that decided.
        public var notes: [String]
        public var ruleSet: String
        /// Nil for an SMS that no rule sent.
        public var explanation: Explanation?
        /// What really came of a stored message.
        public var message: Message?
    }

    public struct Reloaded: Codable, Sendable {
        public var schema = OperatorReply.schema
        public var isLive: Bool
        public var ruleSet: String
        public var summary: String
        /// Rendered like those of `check`.
        public var findings: [String]
    }

    public struct Retried: Codable, Sendable {
        public var schema = OperatorReply.schema
        /// What was asked for.
        public var id: String
        /// The new SMS.
        public var sms: [String] = []
        /// E-mails and webhooks that are tried now, under their own ids.
        public var others: [String] = []
        /// What is done now, for people.
        public var sentence: String
    }

    public struct Breakers: Codable, Sendable {
        public var schema = OperatorReply.schema
        /// Those that have tripped: by gateway, then those of `mail` and `calls`.
        public var breakers: [Breaker]
    }

    public struct Breaker: Codable, Sendable {
        /// Of all that leaves there where none of the next three is set. `mail` and `calls` are no gateways, but have breakers too.
        public var gateway: String
        /// What the numbers of the block begin with, `+31612345`.
        public var block: String?
        /// The phone that SMS are sent on to.
        public var recipient: String?
        /// Whose messages cause the e-mails or calls.
        public var sender: String?
        /// `hour`, `day`: of the cap that was reached.
        public var window: String
        /// In a window, parts of SMS; for one recipient whole SMS; e-mails; calls.
        public var limit: Int
        public var since: String
        /// SMS, e-mails or calls that wait for its release.
        public var held: Int
    }

    public struct Released: Codable, Sendable {
        public var schema = OperatorReply.schema
        public var released: [Release]

        public struct Release: Codable, Sendable {
            public var gateway: String
            public var block: String?
            public var recipient: String?
            public var sender: String?
            /// SMS, e-mails or calls that fell due.
            public var due: Int
        }
    }

    public struct BackedUp: Codable, Sendable {
        public var schema = OperatorReply.schema
        public var file: String
        public var bytes: Int
    }
}

/// What `answerback explain "…"` asks.
public struct ExplainRequest: Codable, Sendable {
    public var text: String
    public var from: String
    /// The first number of the rules when nil.
    public var to: String?
    /// RFC 3339, or without a zone a time of the rules' zone; now when nil.
    public var at: String?
    /// Only this rule, also when another one took the message before it.
    public var rule: String?

    public init(text: String, from: String, to: String?, at: String?, rule: String?) {
        self.text = text
        self.from = from
        self.to = to
        self.at = at
        self.rule = rule
    }
}
