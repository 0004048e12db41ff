import RuleLanguage
import SMSMessages

extension CheckedRules {
    /// One line a rule, close to how it is written.
    var dump: [String] {
        (zone == .utc ? [] : ["timezone \(zone.identifier)"]) + audiences.map { "audience \($0)" } + rules.map(\.dump)
            + tests.flatMap(\.dump) + consent.dump
            + localConsent.flatMap { local in
                local.consent.dump.map { "on \(local.places.map(\.text).sorted().joined(separator: ", ")) \($0)" }
            }
    }
}

extension Consent {
    fileprivate var dump: [String] {
        dump("stop", stop, beyond: Self.builtIn.stop) + dump("start", start, beyond: Self.builtIn.start)
    }

    private func dump(_ word: String, _ words: ConsentWords, beyond builtIn: ConsentWords) -> [String] {
        if words.phrases.isEmpty { return ["\(word) off"] }
        if words == builtIn { return [] }
        let added = words.phrases.dropFirst(builtIn.phrases.count).map { $0.joined(separator: " ") }.joined(separator: ", ")
        return ["\(word) + \(added): \(words.confirmation ?? "not confirmed")"]
    }
}

extension CheckedRule {
    fileprivate var dump: String {
        let scope = places.map { "on \($0.map(\.text).sorted().joined(separator: ", ")) " } ?? ""
        let limit = limit.map { " limit \($0.count) per \($0.span.dump)\($0.isOfAll ? " in all" : "")" } ?? ""
        return
            "\(scope)\(name): \(condition.dump)\(limit) => \(actions.map(\.dump).joined(separator: "; "))\(continues ? "; continue" : "")"
    }
}

extension Condition {
    fileprivate var dump: String {
        switch self {
        case .always: "always"
        case .keyword(let keywords, let alone):
            "keyword " + keywords.map { "\($0.written)=\($0.words.joined(separator: "+"))" }.joined(separator: ", ")
                + (alone ? " alone" : "")
        case .textIs(let texts): "is " + texts.dump
        case .textContains(let texts): "contains " + texts.dump
        case .textStartsWith(let texts): "starts with " + texts.dump
        case .textEndsWith(let texts): "ends with " + texts.dump
        case .textMatches(let patterns): "matches " + patterns.map(\.dump).joined(separator: ", ")
        case .from(let patterns): "from " + patterns.dump
        case .to(let patterns): "to " + patterns.dump
        case .via(let channels): "via " + channels.joined(separator: ", ")
        case .time(let spans): "time " + spans.map(\.dump).joined(separator: ", ")
        case .day(let spans): "day " + spans.map { "\($0.first)-\($0.last)" }.joined(separator: ", ")
        case .date(let spans): "date " + spans.map(\.dump).joined(separator: ", ")
        case .during(let hours): "during " + hours.map { "\($0.name){\($0.hours.dump)}" }.joined(separator: ", ")
        case .not(let condition): "not \(condition.dump)"
        case .and(let conditions): "(" + conditions.map(\.dump).joined(separator: " and ") + ")"
        case .or(let conditions): "(" + conditions.map(\.dump).joined(separator: " or ") + ")"
        }
    }
}

extension [ComparedText] {
    fileprivate var dump: String { map { "'\($0.folded)'" }.joined(separator: ", ") }
}

extension [AddressPattern] {
    fileprivate var dump: String { isEmpty ? "nobody" : map(\.dump).joined(separator: ", ") }
}

extension AddressPattern {
    fileprivate var dump: String {
        switch self {
        case .exactly(let number): number.e164
        case .prefix(let digits): "+\(digits)*"
        case .shortCode(let code): code
        case .alphanumeric(let name): "'\(name)'"
        case .audience(let name): "@\(name)"
        }
    }
}

extension Recipient {
    fileprivate var dump: String {
        switch self {
        case .address(let address): address.text
        case .audience(let name): "@\(name)"
        }
    }
}

extension TimeSpan {
    fileprivate var dump: String { "\(start)-\(end)" }
}

extension DateSpan {
    fileprivate var dump: String {
        switch self {
        case .dates(let first, let last): "\(first.daysSinceEpoch)..\(last.daysSinceEpoch)"
        case .everyYear(let first, let last): "every \(first.month)/\(first.day)..\(last.month)/\(last.day)"
        }
    }
}

extension OpeningHours {
    fileprivate var dump: String {
        entries.map { entry in
            let days = entry.days.map { "\($0.first)-\($0.last)" } + entry.dates.map(\.dump)
            return days.joined(separator: ", ") + " " + (entry.spans.isEmpty ? "closed" : entry.spans.map(\.dump).joined(separator: ", "))
        }.joined(separator: "; ")
    }
}

extension RuleTest {
    fileprivate var dump: [String] {
        ["test '\(title)'"]
            + steps.map { "  \($0.kind)".replacing("RuleLanguage.", with: "").replacing("SMSMessages.", with: "") }
    }
}

extension Pattern {
    fileprivate var dump: String {
        let names = groups.sorted { $0.value < $1.value }.map { "\($0.key)=\($0.value)" }.joined(separator: " ")
        return "<\(source)>\(ignoresCase ? "i" : "") of \(groupCount)\(names.isEmpty ? "" : " (\(names))")"
    }
}

extension Action {
    fileprivate var dump: String {
        switch self {
        case .reply(let template): "reply " + template.dump
        case .send(let template, let recipients):
            "send " + template.dump + " to " + recipients.map(\.dump).joined(separator: ", ")
        case .subscribe(let audience): "subscribe \(audience)"
        case .unsubscribe(let audience): "unsubscribe \(audience)"
        case .email(let email):
            "email \(email.recipients.joined(separator: ", "))\(email.subject.map { " subject \($0.dump)" } ?? "")"
                + (email.body.map { " body \($0.dump)" } ?? "")
        case .webhook(let call): "webhook " + call.dump
        case .fetch(let fetch):
            "fetch \(fetch.call.dump) as \(fetch.name)"
                + (fetch.required.isEmpty ? "" : " needs " + fetch.required.map { $0.joined(separator: ".") }.joined(separator: ", "))
                + (fetch.otherwise.map { " else (\($0.map(\.dump).joined(separator: "; ")))" } ?? "")
        case .ignore: "ignore"
        }
    }
}

extension Template {
    fileprivate var dump: String { parts.map(\.dump).joined() }
}

extension Call {
    fileprivate var dump: String {
        let headers = headers.map { " \($0.name): \($0.value.dump)" }.joined()
        return "\(method.rawValue) \(url.origin)\(url.rest.dump)\(headers)\(body.dump) \(timeout)s"
    }
}

extension Call.Body {
    fileprivate var dump: String {
        switch self {
        case .none: ""
        case .message: " message"
        case .json(let json): " json \(json.dump)"
        case .form(let fields): " form " + fields.map { "'\($0.key)'=\($0.value.dump)" }.joined(separator: " & ")
        case .text(let template): " body \(template.dump)"
        }
    }
}

extension JSONTemplate {
    fileprivate var dump: String {
        switch self {
        case .object(let members): "{" + members.map { "'\($0.key)': \($0.value.dump)" }.joined(separator: ", ") + "}"
        case .array(let values): "[" + values.map(\.dump).joined(separator: ", ") + "]"
        case .string(let template): template.parts.isEmpty ? "''" : template.dump
        case .number(let text): text
        case .bool(let value): "\(value)"
        case .null: "null"
        }
    }
}

extension Template.Part {
    fileprivate var dump: String {
        switch self {
        case .literal(let text): "'\(text.replacing("\n", with: "⏎").replacing("\t", with: "⇥"))'"
        case .value(.fetched(let name, let path), let fallback):
            "{fetched \(([name] + path).joined(separator: "."))\(fallback.map { " ?? '\($0)'" } ?? "")}"
        case .value(let value, let fallback): "{\(value)\(fallback.map { " ?? '\($0)'" } ?? "")}"
        }
    }
}

extension Limit.Span {
    fileprivate var dump: String {
        switch self {
        case .last(let seconds): "\(seconds) s"
        case .day: "day"
        case .week: "week"
        case .month: "month"
        }
    }
}
