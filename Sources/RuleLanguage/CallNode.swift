/// `email "…", … subject "…" body "…"`, as written.
struct EmailNode {
    /// The word `email`.
    let span: SourceSpan
    let recipients: [StringLiteral]
    var subject: StringLiteral?
    var body: StringLiteral?
}

/// What `webhook` and `fetch` have in common, as written.
struct CallNode {
    struct Header {
        let name: StringLiteral
        let value: StringLiteral
    }

    struct Field {
        let key: StringLiteral
        let value: StringLiteral
    }

    enum Body {
        case json(JSONNode)
        case form([Field])
        case text(StringLiteral)
    }

    /// The word `webhook` or `fetch`.
    let span: SourceSpan
    var method: AtomNode?
    let url: StringLiteral
    var headers: [Header] = []
    var body: Body?
    /// The word `json`, `form` or `body`.
    var bodySpan: SourceSpan?
    var timeout: AtomNode?
}

struct FetchNode {
    let call: CallNode
    let name: Name
    /// Nil where there is no `else`.
    let otherwise: [ActionNode]?
}

/// A JSON value whose strings are templates.
indirect enum JSONNode {
    struct Member {
        let key: StringLiteral
        let value: JSONNode
    }

    case object([Member])
    case array([JSONNode])
    case string(StringLiteral)
    /// As written.
    case number(String)
    case bool(Bool)
    case null
    /// Has been reported.
    case hole
}
