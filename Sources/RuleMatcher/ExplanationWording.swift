import RuleLanguage
import SMSMessages

/// The sentences of an explanation.
struct ExplanationWording {
    private let message: Explanation.Message
    private let showNumbers: Bool

    /// Alternatives of one `or` that are told one by one.
    private static let mostChecks = 8

    init(of message: Explanation.Message, showNumbers: Bool) {
        self.message = message
        self.showNumbers = showNumbers
    }

    var head: String {
        let time = (message.clock ?? message.receivedAt).escaped
        return "message   \(quoted(message.text.cut))  from \(sender)  to \(message.to.escaped)  \(time)"
    }

    func sentence(for consent: ConsentWord) -> String {
        switch consent {
        case .stop: "STOP: the sender gets no more messages from \(message.to.escaped), and no rule ever sees this one"
        case .start:
            "START: if the sender has opted out, messages from \(message.to.escaped) resume; else it is a message like any other:"
        }
    }

    func ending(of explanation: Explanation) -> String {
        guard let rule = explanation.takenBy else { return "no rule took the message: it is kept as unmatched" }
        let below = explanation.notReached
        let rest = below == 0 ? "no rule stands below" : "\(below.counted("rule")) below \(below == 1 ? "was" : "were") not looked at"
        return "\(rule.escaped) took the message: \(rest)"
    }

    /// For rules that the message never got to.
    func neverAsked(_ explanation: Explanation) -> String {
        let reason = explanation.takenBy.map { "\($0.escaped) took the message before" } ?? "no rule sees this message"
        return "never asked, as \(reason); it would have said:"
    }

    // MARK: Why not

    func sentences(for checks: [Explanation.Check]) -> [String] {
        var sentences = checks.prefix(Self.mostChecks).map { check in
            let reasons = check.reasons.prefix(Self.mostChecks).map(sentence).joined(separator: ", and ")
            let left = check.reasons.count - Self.mostChecks
            return "\(shown(check.check)): \(reasons)\(left > 0 ? ", and \(left) more" : "")"
        }
        let left = checks.count - Self.mostChecks
        if left > 0 { sentences.append("and \(left.counted("alternative")) more") }
        return sentences
    }

    /// - Parameter rules: that stand under one `on`, which is not for this message.
    func elsewhere(_ rules: [Explanation.Rule]) -> String {
        let who = rules.count == 1 ? "\(rules[0].name.escaped) does not act" : "\(rules.count.grouped) rules do not act"
        return sentences(for: rules[0].checks).joined() + ", so \(who)"
    }

    private func sentence(for reason: Reason) -> String {
        let holds = reason.holds == true
        let text = quoted(reason.text ?? "")
        let count = reason.count ?? 0
        return switch reason.kind {
        case .words, .allWords: words(of: reason)
        case .noWords: "the text has no words"
        case .moreWords: "more follows: \(text)"
        case .textIs: "the text is \(text)"
        case .contains where holds: "the text does contain \(quoted(reason.value ?? ""))"
        case .contains: "the text does not contain " + (reason.value.map(quoted) ?? "any of these \(count)")
        case .startsWith where holds: "the text does start with \(quoted(reason.value ?? ""))"
        case .startsWith: "the text starts with \(text)"
        case .endsWith where holds: "the text does end with \(quoted(reason.value ?? ""))"
        case .endsWith: "the text ends with \(text)"
        case .pattern where holds: "\(count == 1 ? "the pattern" : "one of the patterns") is found, in \(text)"
        case .pattern: "\(count == 1 ? "the pattern" : "none of these \(count) patterns") is \(count == 1 ? "not " : "")found in the text"
        case .bound where count == RegexWorker.stepsPerMessage:
            "all patterns together reached their bound (\(count.grouped) steps) before it was decided"
        case .bound: "the pattern reached its bound (\(count.grouped) steps) before it was decided"
        case .sender: membership(of: sender, reason) ?? "the sender is \(sender)"
        case .receiver, .place: membership(of: message.to.escaped, reason) ?? "the message was sent to \(message.to.escaped)"
        case .ownNumber: "\(sender) is a number of your own, and only a rule whose from names it acts on what it sends"
        case .audience: "\(sender) is \(holds ? "" : "not ")in \(count == 1 ? "it" : holds ? "one of them" : "any of them")"
        case .channel: "the message came in by \(text)"
        case .moment: "it was received on \((reason.text ?? "").escaped)"
        case .overLimit: "it has acted \(times(count)) for \(sender) in that time already" + until(reason)
        case .overLimitInAll: "it has acted \(times(count)) for all who write to \(message.to.escaped) in that time already" + until(reason)
        case .always: "this always holds"
        }
    }

    private func times(_ count: Int) -> String { count == 1 ? "once" : "\(count.grouped) times" }

    private func until(_ reason: Reason) -> String { reason.until.map { ", and may again from \($0.escaped) on" } ?? "" }

    private func words(of reason: Reason) -> String {
        let text = reason.text ?? ""
        let count = text.split(separator: " ").count
        let few = reason.kind == .allWords ? "only" : "first"
        let nearest = reason.nearest.map { ", not quite \($0.escaped)" } ?? ""
        return (count == 1 ? "the \(few) word is " : "the \(few) \(count) words are ") + quoted(text) + nearest
    }

    /// nil where what was asked for is not just what lists hold.
    private func membership(of address: String, _ reason: Reason) -> String? {
        guard let lists = reason.lists, lists.reduce(0, { $0 + $1.entryCount }) == reason.count else { return nil }
        let names = lists.map { "@\($0.name.escaped) (\($0.entryCount.counted("entry", "entries")))" }.joined(separator: ", ")
        if reason.holds == true { return "\(address) is in \(names)" }
        return lists.count == 1 ? "\(address) is not in \(names)" : "\(address) is in none of \(names)"
    }

    // MARK: What comes of it

    func consequences(of rule: Explanation.Rule) -> [String] {
        let values = rule.values.map { "\($0.name.escaped) = \(quoted($0.text.cut))" }.joined(separator: "  ")
        return (values.isEmpty ? [] : ["values   \(values)"]) + rule.actions.map(consequence)
    }

    private func consequence(of action: Explanation.Action) -> String {
        switch action {
        case .ignore: "ignore   nothing is done, on purpose"
        case .subscribe(let audience): "subscribe  the sender joins @\(audience.escaped)"
        case .unsubscribe(let audience): "unsubscribe  the sender leaves @\(audience.escaped)"
        case .send(let reply, _) where reply.sent == .nothing: "send     \"\"   is empty: it will not be sent"
        case .send(let reply, let recipients):
            "send     \(quoted(reply.text.cut(toFit: SMSLimit())))   to \(whom(recipients)), \(length(of: reply)) each"
        case .reply(let reply) where reply.sent == .nothing: "reply    \"\"   is empty: it will not be sent"
        case .reply(let reply): "reply    \(quoted(reply.text.cut(toFit: SMSLimit())))   \(length(of: reply))"
        case .email(let email): "email    \(quoted(email.subject))   to \(email.to.joined(separator: ", ").escaped)"
        case .webhook(let call): "webhook  \(shown(call))"
        case .fetch(let call, let name, let waiting):
            "fetch    \(shown(call)) as \(name.escaped)"
                + (waiting.map { ": \($0.counted("action waits", "actions wait")) for its answer" } ?? "")
        case .failed: "failed   a fetch has failed that has no else: the rest is not done"
        }
    }

    private func shown(_ call: Explanation.Call) -> String {
        if let refused = call.refused { return "can't be made: \(refused)" }
        return "\(call.method ?? "") \(shown(call.url ?? ""))" + (call.body.map { "  \(quoted($0.cut))" } ?? "")
    }

    private func whom(_ recipients: [String]) -> String {
        guard recipients.count <= 3 else { return recipients.count.counted("recipient") }
        return recipients.map { $0.hasPrefix("@") ? $0.escaped : showNumbers ? $0 : SMSAddress(canonical: $0).description }.joined(
            separator: ", ")
    }

    private func length(of reply: Explanation.Reply) -> String {
        let unit = reply.encoding == .gsm7 ? "septets" : "UTF-16 units"
        let capacity = (reply.encoding == .gsm7 ? SMSLength.Encoding.gsm7 : .ucs2).unitsOfLonePart
        let units = reply.parts == 1 ? "\(reply.units) of \(capacity)" : reply.units.grouped
        let cut = reply.sent == .cut ? ", cut to \(SMSLimit().parts)" : ""
        return "\(units) \(unit), \(reply.parts) SMS\(cut)"
    }

    // MARK: Words of others

    /// Between quotes, with everything escaped that cannot be seen or would end the quotes, and the sender's number masked.
    func quoted(_ text: String) -> String {
        "\"" + masked(text).unicodeScalars.map(\.quoted).joined() + "\""
    }

    /// What a rule says, which may hold the sender's number too.
    func shown(_ words: String) -> String { masked(words).escaped }

    private func masked(_ text: String) -> String {
        guard !showNumbers, case .phone(let number) = SMSAddress(canonical: message.from) else { return text }
        return number.masked(in: text)
    }

    private var sender: String {
        let address = SMSAddress(canonical: message.from)
        guard case .alphanumeric(let name) = address else { return showNumbers ? address.text : address.description }
        // A server has masked the number already.
        if name.hasPrefix("+"), name.contains("****") { return name.escaped }
        // A name may look like anything, and may hold a number.
        return showNumbers || address.description != "****" ? quoted(name) : address.description
    }
}

extension Unicode.Scalar {
    fileprivate var quoted: String {
        switch self {
        case "\"", "\\": "\\\(self)"
        case "\n": "\\n"
        case "\t": "\\t"
        default: visible
        }
    }
}

extension String {
    /// As long as the texts in reasons are.
    fileprivate var cut: String {
        let head = unicodeScalars.prefix(Reason.longestText)
        return head.endIndex == unicodeScalars.endIndex ? self : String(String.UnicodeScalarView(head)) + "…"
    }
}

extension Int {
    func counted(_ one: String, _ several: String? = nil) -> String { "\(grouped) \(self == 1 ? one : several ?? one + "s")" }

    /// `10,000`
    fileprivate var grouped: String {
        var text = String(self)
        for end in stride(from: text.count - 3, to: 0, by: -3) { text.insert(",", at: text.index(text.startIndex, offsetBy: end)) }
        return text
    }
}
