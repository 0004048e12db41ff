public import SMSMessages

/// Rules that have passed every check, resolved and in the order of evaluation: what the matcher compiles and
/// what the oracle in the tests reads literally.
///
/// Names of lists are resolved to their entries, every text that is compared carries its folded form (section 4 of
/// the language), and each template is taken apart. Nothing in here can fail any more.
public struct CheckedRules: Sendable, Equatable {
    /// All rules of all files as written, `on` blocks where they stand (section 3).
    public var rules: [CheckedRule]
    /// Of times, days and dates, in conditions, values and tests.
    public var zone: TimeZoneTable
    /// Every audience, in order of declaration.
    public var audiences: [String]
    public var consent: Consent
    /// In order; where several speak of a number, the last counts.
    public var localConsent: [LocalConsent]
    /// The numbers and short codes named after `on`, in order of first mention: the places this service knows.
    public var places: [SMSAddress]
    /// `test` of all files, in order.
    public var tests: [RuleTest]
    public var fileCount: Int

    public init(
        rules: [CheckedRule], zone: TimeZoneTable = .utc, audiences: [String] = [], consent: Consent = .builtIn,
        localConsent: [LocalConsent] = [], places: [SMSAddress], tests: [RuleTest] = [], fileCount: Int
    ) {
        self.rules = rules
        self.zone = zone
        self.audiences = audiences
        self.consent = consent
        self.localConsent = localConsent
        self.places = places
        self.tests = tests
        self.fileCount = fileCount
    }
}

/// What section 9 says of the numbers and short codes of an `on` block that has a `stop` or `start` of its own.
public struct LocalConsent: Sendable, Equatable {
    public var places: Set<SMSAddress>
    public var consent: Consent

    public init(places: Set<SMSAddress>, consent: Consent) {
        self.places = places
        self.consent = consent
    }
}

/// What a rule is called in logs, metrics, tests and `answerback decide`.
public enum RuleName: Hashable, Sendable, CustomStringConvertible {
    case named(String)
    case otherwise

    public var description: String {
        switch self {
        case .named(let name): name
        case .otherwise: "otherwise"
        }
    }
}

public struct CheckedRule: Sendable, Equatable {
    public var name: RuleName
    /// Where `on` restricts it to messages for these numbers; nil outside an `on` block.
    public var places: Set<SMSAddress>?
    public var condition: Condition
    public var limit: Limit?
    public var actions: [Action]
    /// Acts, but passes the message on to the next rule.
    public var continues: Bool
    public var location: SourceLocation
    public var words: RuleWords

    public init(
        name: RuleName, places: Set<SMSAddress>?, condition: Condition, limit: Limit? = nil, actions: [Action], continues: Bool,
        location: SourceLocation, words: RuleWords
    ) {
        self.name = name
        self.places = places
        self.condition = condition
        self.limit = limit
        self.actions = actions
        self.continues = continues
        self.location = location
        self.words = words
    }
}

/// Section 4. A comma between values is an array here and means or.
public indirect enum Condition: Sendable, Equatable {
    case always
    case keyword([Keyword], alone: Bool)
    case textIs([ComparedText])
    case textContains([ComparedText])
    case textStartsWith([ComparedText])
    case textEndsWith([ComparedText])
    case textMatches([Pattern])
    case from([AddressPattern])
    case to([AddressPattern])
    /// Channels, by name.
    case via([String])
    case time([TimeSpan])
    case day([DaySpan])
    case date([DateSpan])
    case during([NamedHours])
    case not(Condition)
    case and([Condition])
    case or([Condition])
}

/// What an `hours` item says, with its name.
public struct NamedHours: Sendable, Equatable {
    public var name: String
    public var hours: OpeningHours

    public init(name: String, hours: OpeningHours) {
        self.name = name
        self.hours = hours
    }
}

public struct Keyword: Sendable, Equatable {
    /// As the rule writes it: what `{keyword}` gives.
    public var written: String
    /// Its words, 1 to 8, folded.
    public var words: [String]

    public init(written: String, words: [String]) {
        self.written = written
        self.words = words
    }
}

public struct ComparedText: Sendable, Equatable {
    public var written: String
    /// Folded, runs of white space made one space, trimmed; never empty.
    public var folded: String

    public init(written: String, folded: String) {
        self.written = written
        self.folded = folded
    }
}

/// A regular expression that PCRE2 has accepted.
public struct Pattern: Sendable, Equatable {
    /// As PCRE2 receives it (`\/` already made `/`).
    public var source: String
    public var ignoresCase: Bool
    /// Named groups and the number each stands for.
    public var groups: [String: Int]
    public var groupCount: Int

    public init(source: String, ignoresCase: Bool, groups: [String: Int], groupCount: Int) {
        self.source = source
        self.ignoresCase = ignoresCase
        self.groups = groups
        self.groupCount = groupCount
    }
}

/// One value after `from` or `to`; a `@list` has been replaced by its entries.
public enum AddressPattern: Sendable, Hashable {
    case exactly(PhoneNumber)
    /// The digits of `+316*` without `+`: matches every number that begins with them, `+316` itself too.
    case prefix(String)
    case shortCode(String)
    /// Folded.
    case alphanumeric(String)
    /// Every member of an audience; after `from` only.
    case audience(String)
}

public enum Action: Sendable, Equatable {
    case reply(Template)
    /// One SMS to each, from the number the message came to; a list has been replaced by its entries, none twice.
    case send(Template, to: [Recipient])
    /// The sender joins an audience, or leaves it.
    case subscribe(String)
    case unsubscribe(String)
    case email(Email)
    /// Made in the background: nobody waits for it.
    case webhook(Call)
    /// What stands after it in the rule waits for it.
    case fetch(Fetch)
    case ignore
}

public enum Recipient: Sendable, Hashable {
    /// A number or short code.
    case address(SMSAddress)
    /// Whoever is in it when the message is decided.
    case audience(String)
}

/// A string with values in it (section 5), taken apart.
public struct Template: Sendable, Equatable {
    public var parts: [Part]

    public enum Part: Sendable, Equatable {
        case literal(String)
        /// `fallback` stands in where the value is empty or not bound; nil where none is written.
        case value(Value, fallback: String?)
    }

    public enum Value: Sendable, Hashable {
        case from, to, text, id, channel, date, time, received
        /// 1 to 9.
        case word(Int)
        case keyword, rest
        case namedGroup(String)
        /// `{1}` and on; only where the condition has exactly one pattern.
        case numberedGroup(Int)
        /// A fetch's answer, trimmed; with a path what stands there in its JSON.
        case fetched(name: String, path: [String])
        /// From the configuration; in calls only, and put in at the moment of the call.
        case secret(String)
    }

    public init(parts: [Part]) {
        self.parts = parts
    }
}

/// Where something stands: 1-based line and column, the column counted in Unicode scalars.
public struct SourceLocation: Sendable, Hashable {
    public var file: String
    public var line: Int
    public var column: Int

    public init(file: String, line: Int, column: Int) {
        self.file = file
        self.line = line
        self.column = column
    }
}
