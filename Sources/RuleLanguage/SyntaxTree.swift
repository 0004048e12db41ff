/// What the parser has read, as written; names are not looked up yet.
///
/// What could not be read, or is refused, leaves a hole: it has been reported, and nothing more is said about it.
struct SyntaxTree {
    var items: [Item] = []
    /// Set where nobody can judge the file: it is no text, or of a later version of the language.
    var isUnreadable = false

    enum Item {
        case timezone(StringLiteral)
        case list(ListNode)
        case audience(Name)
        case hours(HoursNode)
        /// The name of something that has been refused, so that its uses are not called unknown.
        case refusedSet(Name)
        case consent(ConsentNode)
        case on(OnNode)
        case rule(RuleNode)
        case test(TestNode)
    }
}

struct Name: Equatable {
    let text: String
    let span: SourceSpan
}

/// A bare token that is judged by where it stands: a time, a day, a number of times.
struct AtomNode {
    let text: String
    let span: SourceSpan
}

struct ListNode {
    enum Content {
        case entries([AddressNode])
        /// What stands after `from`.
        case file(StringLiteral)
    }

    let name: Name
    let content: Content
}

struct HoursNode {
    struct Entry {
        let span: SourceSpan
        /// Days and dates.
        let days: [AtomNode]
        /// Empty for `closed`.
        let spans: [AtomNode]
    }

    let name: Name
    let entries: [Entry]
    /// False where something in it could not be read.
    let isWhole: Bool
}

/// A sender or a place.
struct AddressNode {
    enum Kind {
        case bare(String)
        case quoted(StringLiteral)
        /// `@name`
        case list(Name)
    }

    let kind: Kind
    let span: SourceSpan

    var written: String {
        switch kind {
        case .bare(let text): text
        case .quoted(let literal): "\"\(literal.text)\""
        case .list(let name): "@" + name.text
        }
    }
}

/// `stop` or `start`.
struct ConsentNode {
    enum Form {
        case off
        case words([KeywordNode], reply: StringLiteral?)
    }

    /// The word itself.
    let span: SourceSpan
    let isStart: Bool
    let form: Form
}

struct OnNode {
    let places: [AddressNode]
    let consent: [ConsentNode]
    let rules: [RuleNode]
    /// False where a place could not be read.
    let isWhole: Bool
}

struct RuleNode {
    enum Title {
        /// nil where the name is missing or malformed.
        case rule(Name?)
        case otherwise
    }

    let title: Title
    /// The word `rule` or `otherwise`, and the name.
    let span: SourceSpan
    let condition: ConditionNode
    let limit: LimitNode?
    let actions: [ActionNode]
    let continues: Bool
    /// False where a part has been refused or could not be read: what the rule takes is not known then.
    let isWhole: Bool
}

/// `limit N per D [in all]`
struct LimitNode {
    enum Time {
        case last(AtomNode)
        case calendar(Limit.Span)
    }

    let count: AtomNode
    let time: Time
    let isOfAll: Bool
    let span: SourceSpan
}

struct ConditionNode {
    indirect enum Kind {
        case always
        case keyword([KeywordNode], alone: Bool)
        case text(TextComparison, [StringLiteral])
        case matches([RegexLiteral])
        case from([AddressNode])
        case to([AddressNode])
        case via([Name])
        case time([AtomNode])
        case day([AtomNode])
        case date([AtomNode])
        case during([Name])
        case not(ConditionNode)
        case and([ConditionNode])
        case or([ConditionNode])
        case hole
    }

    let kind: Kind
    let span: SourceSpan
}

enum TextComparison {
    case `is`, contains, startsWith, endsWith
}

struct KeywordNode {
    let text: String
    let span: SourceSpan
    /// Set where it is quoted.
    var literal: StringLiteral?
}

enum ActionNode {
    case reply(StringLiteral)
    case send(StringLiteral, to: [AddressNode])
    case subscribe(Name)
    case unsubscribe(Name)
    case ignore(SourceSpan)
    case email(EmailNode)
    case webhook(CallNode)
    case fetch(FetchNode)
    /// - Parameter binds: the name after `as` of a `fetch`.
    case refused(binds: String?)
}
