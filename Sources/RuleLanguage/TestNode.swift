/// `test "…" { … }` as written (section 7 of the language).
struct TestNode {
    enum Step {
        case given(GivenNode)
        case message(MessageNode)
        case expect(ExpectNode)
    }

    let title: StringLiteral
    let span: SourceSpan
    let steps: [Step]
    /// False where something in it could not be read.
    let isWhole: Bool
}

struct GivenNode {
    enum Kind {
        /// `@news has +31…`
        case members(audience: Name, [AddressNode])
        case fetch(Name, body: StringLiteral)
        case fetchFails(Name)
    }

    let kind: Kind
    let span: SourceSpan
}

struct MessageNode {
    let text: StringLiteral
    let span: SourceSpan
    var from: AddressNode?
    var to: AddressNode?
    var at: AtomNode?
    var after: AtomNode?
    var via: Name?
}

struct ExpectNode {
    enum Kind {
        case rules([RuleNameNode])
        case noRule, noReply, nothing, suppressed, failed
        case reply(MatchNode)
        case send(to: AddressNode, MatchNode?)
        case email(to: StringLiteral, subject: MatchNode?)
        case webhook(method: AtomNode, url: StringLiteral, json: JSONNode?)
        /// `@news has +31…`, `@news lacks +31…`
        case member(audience: Name, AddressNode, isMember: Bool)
    }

    let kind: Kind
    let span: SourceSpan
}

enum RuleNameNode {
    case named(Name)
    case otherwise(SourceSpan)
}

enum MatchNode {
    case exactly(StringLiteral)
    case contains(StringLiteral)
    case matches(RegexLiteral)
}
