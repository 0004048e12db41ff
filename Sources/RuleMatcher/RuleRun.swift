public import RuleLanguage

/// What one rule does about a message: its actions up to the first `fetch`, then with each answer those up to the next.
public struct RuleRun: Sendable {
    /// One action, its values put in. A text may come out empty; what that means is the sender's business.
    public enum Effect: Sendable, Equatable {
        /// To the sender.
        case reply(String)
        case send(String, to: [Recipient])
        /// The sender joins an audience.
        case subscribe(String)
        case unsubscribe(String)
        case email(RenderedEmail)
        /// A call that can't be made fails for good.
        case webhook(Result<RenderedCall, CallRefused>)
        /// A call that can't be made has failed already.
        case fetch(Result<RenderedCall, CallRefused>, as: String)
    }

    /// What came of a `fetch`.
    public enum Answer: Sendable, Equatable {
        /// Of a 2xx, in time.
        case body([UInt8])
        case failure
    }

    public let rule: RuleName
    /// Whether the rule passes the message on.
    let continues: Bool
    /// Those since the beginning, or since the last answer, in the order written.
    public private(set) var effects: [Effect] = []
    /// Set when a fetch has failed that has no `else`: the message is `failed`.
    public private(set) var hasFailed = false
    private var awaited: Fetch?
    /// What stands behind the awaited fetch.
    private var rest: ArraySlice<Action>
    private var values: TemplateValues

    init(_ rule: CheckedRule, with values: TemplateValues) {
        self.rule = rule.name
        continues = rule.continues
        self.values = values
        rest = rule.actions[...]
        advance()
    }

    /// The name of the fetch whose answer the rest waits for; nil where nothing waits.
    public var awaitedFetch: String? { awaited?.name }

    /// Whether the awaited fetch has an `else` for the case that it fails.
    public var awaitedFetchIsExcused: Bool { awaited?.otherwise != nil }

    /// How many actions wait for that answer.
    var waiting: Int { awaited == nil ? 0 : rest.count }

    /// Goes on behind the awaited fetch, or with its `else`. An answer that can't be read, or lacks what the rule uses, is a failure.
    ///
    /// - Returns: why an answer that came can't be used; nil where it is, or none came.
    @discardableResult
    public mutating func resume(with answer: Answer) -> FetchedDocument.Unusable? {
        guard let fetch = awaited else { return nil }
        awaited = nil
        let unusable = keep(answer, to: fetch)
        effects = []
        advance()
        return unusable
    }

    private mutating func keep(_ answer: Answer, to fetch: Fetch) -> FetchedDocument.Unusable? {
        guard case .body(let bytes) = answer else {
            giveUp(fetch)
            return nil
        }
        do throws(FetchedDocument.Unusable) {
            values.keep(try FetchedDocument(bytes, requiring: fetch.required), as: fetch.name)
            return nil
        } catch {
            giveUp(fetch)
            return error
        }
    }

    private mutating func advance() {
        while let action = rest.popFirst() {
            guard case .fetch(let fetch) = action else {
                if let effect = effect(of: action) { effects.append(effect) }
                continue
            }
            let call = rendered(fetch.call)
            effects.append(.fetch(call, as: fetch.name))
            if case .success = call {
                awaited = fetch
                return
            }
            giveUp(fetch)
        }
    }

    private mutating func giveUp(_ fetch: Fetch) {
        rest = (fetch.otherwise ?? [])[...]
        hasFailed = fetch.otherwise == nil
    }

    /// - Returns: nil where nothing is done.
    private func effect(of action: Action) -> Effect? {
        switch action {
        case .reply(let template): .reply(template.sms(with: values))
        case .send(let template, let recipients): .send(template.sms(with: values), to: recipients)
        case .subscribe(let audience): .subscribe(audience)
        case .unsubscribe(let audience): .unsubscribe(audience)
        case .email(let email): .email(email.rendered(with: values))
        case .webhook(let call): .webhook(rendered(call))
        case .fetch, .ignore: nil
        }
    }

    private func rendered(_ call: Call) -> Result<RenderedCall, CallRefused> {
        do throws(CallRefused) { return .success(try call.rendered(with: values, rule: rule)) } catch { return .failure(error) }
    }
}
