import RuleLanguage
import RuleMatcher

/// What is said of a message: by the oracle, or by a ``Decision`` whose fetches have got the same answers.
struct Verdict: Equatable {
    struct Run: Equatable {
        var rule: RuleName
        /// What is done up to the first answer, then after each.
        var segments: [[Deed]] = [[]]
        /// A fetch without `else` has failed.
        var hasFailed = false
    }

    /// Of the rules that act, in order.
    var runs: [Run] = []
    var undecided: [RuleName] = []

    var rules: [RuleName] { runs.map(\.rule) }

    var replies: [Exact] {
        runs.flatMap(\.segments).joined().compactMap { if case .reply(let text) = $0 { text } else { nil } }
    }
}

/// A text that is compared scalar by scalar, which `==` of texts is not.
struct Exact: Equatable, CustomStringConvertible {
    let text: String

    init(_ text: String) { self.text = text }

    static func == (one: Exact, other: Exact) -> Bool { Array(one.text.utf8) == Array(other.text.utf8) }

    var description: String { "\"" + text.unicodeScalars.map { $0.escaped(asASCII: true) }.joined() + "\"" }
}

/// One action, its values put in.
enum Deed: Equatable {
    case reply(Exact)
    case send(Exact, to: [Recipient])
    case subscribe(String)
    case unsubscribe(String)
    case email(to: [String], subject: Exact, body: Exact)
    case webhook(Result<PlacedCall, CallRefused>)
    case fetch(Result<PlacedCall, CallRefused>, as: String)
}

struct PlacedCall: Equatable {
    struct Header: Equatable {
        var name: Exact
        var value: PlacedText
    }

    var method: Call.Method
    var url: PlacedText
    var headers: [Header]
    var body: PlacedText?
    var timeout: Int
}

/// A text of a call: as it is kept, and as it is sent.
struct PlacedText: Equatable {
    enum Piece: Equatable {
        case text(Exact)
        case secret(String)
    }

    static let secrets = ["TOKEN": "k\"/ü \\&=+{from}", "LINES": "a\nb"]

    private(set) var pieces: [Piece] = []
    /// Nil without a secret.
    var filled: Result<Exact, CallRefused>?

    mutating func append(_ text: String) {
        if text.isEmpty { return }
        if case .text(let before)? = pieces.last {
            pieces[pieces.count - 1] = .text(Exact(before.text + text))
        } else {
            pieces.append(.text(Exact(text)))
        }
    }

    mutating func append(secret name: String) { pieces.append(.secret(name)) }
}

// MARK: what the matcher says

extension Verdict {
    init(_ decision: Decision, answeredBy answer: (String) -> GivenAnswer) {
        self.init(runs: decision.runs.map { Run($0, answeredBy: answer) }, undecided: decision.undecided)
    }
}

extension Verdict.Run {
    fileprivate init(_ run: RuleRun, answeredBy answer: (String) -> GivenAnswer) {
        var run = run
        segments = [run.effects.map(Deed.init)]
        while let name = run.awaitedFetch {
            run.resume(with: answer(name).answer)
            segments.append(run.effects.map(Deed.init))
        }
        rule = run.rule
        hasFailed = run.hasFailed
    }
}

extension Deed {
    fileprivate init(_ effect: RuleRun.Effect) {
        switch effect {
        case .reply(let text): self = .reply(Exact(text))
        case .send(let text, let recipients): self = .send(Exact(text), to: recipients)
        case .subscribe(let audience): self = .subscribe(audience)
        case .unsubscribe(let audience): self = .unsubscribe(audience)
        case .email(let email): self = .email(to: email.recipients, subject: Exact(email.subject), body: Exact(email.body))
        case .webhook(let call): self = .webhook(call.map(PlacedCall.init))
        case .fetch(let call, let name): self = .fetch(call.map(PlacedCall.init), as: name)
        }
    }
}

extension PlacedCall {
    fileprivate init(_ call: RenderedCall) {
        self.init(
            method: call.method, url: PlacedText(call.url),
            headers: call.headers.map { Header(name: Exact($0.name), value: PlacedText($0.value)) },
            body: call.body.map(PlacedText.init), timeout: call.timeout)
    }
}

extension PlacedText {
    /// Piece by piece: one in two where one was meant is a difference too.
    fileprivate init(_ rendered: RenderedText) {
        pieces = rendered.parts.map { part in
            switch part {
            case .text(let text): .text(Exact(text))
            case .secret(let name): .secret(name)
            }
        }
        guard pieces.contains(where: \.isSecret) else { return }
        do throws(CallRefused) {
            filled = .success(Exact(try rendered.filled { Self.secrets[$0] }))
        } catch {
            filled = .failure(error)
        }
    }
}

extension PlacedText.Piece {
    var isSecret: Bool { if case .secret = self { true } else { false } }
}
