public import RuleLanguage
import SMSMessages

/// Why the rules decide about a message as they do: recomputed for whoever asks, never stored.
///
/// As JSON, with these names; what is nil is left out:
/// ```
/// {"message": {"id": "01JD…", "channel": "main", "from": "+31687654321", "to": "4040", "text": "News  utrecht",
///              "receivedAt": "2026-11-21T23:10:00Z", "clock": "2026-11-21 23:10 UTC"},
///  "rules": [{"name": "route", "file": "a.rules", "line": 4, "on": "4040", "condition": "keyword ROUTE", "outcome": "passed",
///             "continues": false, "checks": [{"check": "keyword ROUTE", "reasons": [{"kind": "words", "holds": false, "text": "News"}]}],
///             "values": [], "actions": []},
///            {"name": "headlines", …, "outcome": "acts", "checks": [], "values": [{"name": "keyword", "text": "NEWS"}],
///             "actions": [{"kind": "reply", "text": "No news.", "encoding": "gsm7", "units": 8, "parts": 1, "sent": "whole"}]}],
///  "takenBy": "headlines", "notReached": 7}
/// ```
/// Holds the sender's number and the text of the message: it is for those who may see them.
public struct Explanation: Codable, Sendable, Equatable {
    public var message: Message
    /// What the message is before any rule (section 9 of the language). For `stop` no rule is asked. `start` concerns only a sender who has
    /// opted out; to anybody else the message is an ordinary one, and that is what the rules say here.
    public var consent: ConsentWord?
    /// The rules that were asked, in order.
    public var rules: [Rule]
    /// The rule that took the message; nil where none did.
    public var takenBy: String?
    /// How many rules stand below and were not asked.
    public var notReached: Int
    /// Set where somebody asked about one rule by name.
    public var question: Question?

    public struct Message: Codable, Sendable, Equatable {
        public var id: String
        public var channel: String
        public var from: String
        public var to: String
        /// As received.
        public var text: String
        /// RFC 3339.
        public var receivedAt: String
        /// What clocks showed then: `2026-11-21 23:10 in Europe/Amsterdam`.
        public var clock: String?
    }

    public struct Question: Codable, Sendable, Equatable {
        public var rule: String
        /// The rules of that name that were never asked, and what they would have said; ``Explanation/rules`` holds the others.
        public var notReached: [Rule]
        /// What may have been meant, where there is no rule of that name.
        public var nearest: String?
    }

    public struct Rule: Codable, Sendable, Equatable {
        /// `otherwise` for any of these.
        public var name: String
        public var file: String
        public var line: Int
        /// What stands after `on`, as written.
        public var on: String?
        /// As written, on one line, cut.
        public var condition: String
        public var outcome: Outcome
        /// Whether it passes on what it acts on.
        public var continues: Bool
        /// What kept it from acting: the first check that failed, or all alternatives of an `or`. Empty where it acts.
        public var checks: [Check]
        /// How little was missing.
        public var nearness: Nearness?
        /// What its condition binds, where it acts.
        public var values: [Value]
        /// Where it acts.
        public var actions: [Action]
    }

    public enum Outcome: String, Codable, Sendable {
        case acts, passed
        /// A regex reached its bound, so that nobody knows.
        case undecided
    }

    public enum Nearness: String, Codable, Sendable {
        /// The message begins nearly as the rule's keyword.
        case keyword
        /// All other parts of an `and` hold.
        case onePart
    }

    /// A check as the rule writes it, and why it does not hold.
    public struct Check: Codable, Sendable, Equatable {
        public var check: String
        /// One, or of a `not` everything that makes hold what it denies.
        public var reasons: [Reason]
    }

    public struct Value: Codable, Sendable, Equatable {
        public var name: String
        public var text: String
    }

    public struct Reply: Codable, Sendable, Equatable {
        /// Whole, as the rule makes it.
        public var text: String
        public var encoding: Encoding
        /// Septets, or UTF-16 code units.
        public var units: Int
        /// SMS that the whole text would take.
        public var parts: Int
        public var sent: Extent

        public enum Encoding: String, Codable, Sendable {
            case gsm7, ucs2
        }

        public enum Extent: String, Codable, Sendable {
            case whole
            /// To ``SMSLimit``.
            case cut
            /// It is empty, so it is not sent.
            case nothing
        }
    }
}

/// One fact about a message that decides a check. ``kind`` says which of the other fields are set.
public struct Reason: Codable, Sendable, Equatable {
    public enum Kind: String, Codable, Sendable {
        /// The message's first words are `text`.
        case words
        /// `text` holds all of its words.
        case allWords
        case noWords
        /// After a keyword that should stand alone comes `text`.
        case moreWords
        /// It is `text`.
        case textIs
        /// It contains `value`; where that fails, none of `count` values, `value` where it is one.
        case contains
        /// It starts with `value`; where that fails, with `text`.
        case startsWith
        /// It ends with `value`; where that fails, with `text`.
        case endsWith
        /// One of `count` patterns is found, at `text`.
        case pattern
        /// A pattern took `count` steps and was not decided.
        case bound
        /// The sender is `address`, to be found among `count`, of which `lists` hold some.
        case sender
        /// The message was sent to `address`; `count` and `lists` as with `sender`.
        case receiver
        /// It was sent to `address`, for which the `on` block is not.
        case place
        /// The sender is a number of our own, which no `from` of the rule names.
        case ownNumber
        /// The sender, `address`, is to be in one of `count` audiences.
        case audience
        /// It came in by the channel `text`.
        case channel
        /// It was received at `text`.
        case moment
        /// The rule acted on `count` messages of this sender to this number within its time already.
        /// Its limit is used up `until` then.
        case overLimit
        /// The rule acted on `count` messages of anybody to this number, `address`, within its time already, and that `until` then.
        case overLimitInAll
        case always
    }

    public var kind: Kind
    /// Whether the check itself holds, as it does under `not`; nil where that is not known.
    public var holds: Bool?
    /// Of the message, cut to ``longestText`` characters with `…` for the rest.
    public var text: String?
    /// Of the rule, as written.
    public var value: String?
    public var address: String?
    public var count: Int?
    public var lists: [ConditionWords.NamedList]?
    /// The keyword that the first words nearly are.
    public var nearest: String?
    /// `2026-12-25 00:00` in the rules' zone, with seconds where it is not the full minute.
    public var until: String?

    /// Unicode scalars.
    public static let longestText = 40
}

extension Explanation.Message {
    init(_ message: InboundMessage, in zone: TimeZoneTable) {
        self.init(
            id: message.id.description, channel: message.channel, from: message.sender.text, to: message.receiver.text, text: message.text,
            receivedAt: message.clockTime.rfc3339,
            clock: "\(message.clockTime.minute(in: zone)) \(zone == .utc ? "UTC" : "in \(zone.identifier)")")
    }
}

extension Timestamp {
    /// `2026-12-24 09:05`
    func minute(in zone: TimeZoneTable) -> String {
        let civil = CivilTime(self, offsetSeconds: zone.offset(at: self))
        return "\(civil.date) \(civil.time)"
    }

    /// `2026-12-24 09:05`, or `2026-12-24 09:05:01`: the first second that is not before it.
    func clock(in zone: TimeZoneTable) -> String {
        let rounded = self + .milliseconds(999)
        let second = CivilTime(rounded, offsetSeconds: zone.offset(at: rounded)).second
        return rounded.minute(in: zone) + (second == 0 ? "" : ":\(second < 10 ? "0" : "")\(second)")
    }
}

extension Explanation.Reply {
    /// - Parameter text: as the rule makes it.
    public init(_ text: String) {
        let length = SMSLength(text)
        self.init(
            text: text, encoding: length.encoding == .gsm7 ? .gsm7 : .ucs2, units: length.units, parts: length.parts,
            sent: text.isEmpty ? .nothing : SMSLimit().allows(text) ? .whole : .cut)
    }
}
