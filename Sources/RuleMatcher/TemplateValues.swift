import RuleLanguage
import SMSMessages

/// What can stand in for `{…}` in a rule's templates.
struct TemplateValues {
    private let message: InboundMessage
    private let bound: Bindings

    init(of message: InboundMessage, bound: Bindings) {
        self.message = message
        self.bound = bound
    }

    /// Empty where it is not bound.
    fileprivate func text(of value: Template.Value) -> String {
        switch value {
        case .from: message.sender.text
        case .to: message.receiver.text
        case .text: String(message.trimmedText)
        case .id: message.id.description
        case .channel: message.channel
        case .date: CivilTime(message.receivedAt).date
        case .time: CivilTime(message.receivedAt).time
        case .received: message.receivedAt.rfc3339
        case .word(let number): MessageWords(message.text).dropFirst(number - 1).first { _ in true }?.text ?? ""
        case .keyword: bound.keyword ?? ""
        case .rest: bound.rest ?? ""
        case .namedGroup(let name): bound.namedGroups[name] ?? ""
        case .numberedGroup(let number): bound.numberedGroups.indices.contains(number) ? bound.numberedGroups[number] : ""
        }
    }
}

extension Action {
    /// - Returns: nil for an action that replies nothing.
    func reply(with values: TemplateValues) -> String? {
        switch self {
        case .reply(let template): template.sms(with: values)
        case .ignore: nil
        }
    }
}

extension Template {
    /// The text of an SMS. A value that is put in is never looked through for values again.
    fileprivate func sms(with values: TemplateValues) -> String {
        var text = ""
        for part in parts {
            switch part {
            case .literal(let literal): text += literal
            case .value(let value, let fallback):
                let found = values.text(of: value)
                text += found.isEmpty ? fallback ?? "" : found.withoutControlCharacters
            }
        }
        return text
    }
}

extension String {
    /// A phone must not be told to ring or to clear its screen by what somebody else has written. Line ends stay: people write them, and
    /// words would grow together without.
    fileprivate var withoutControlCharacters: String {
        guard utf8.contains(where: { $0 < 0x20 || $0 == 0x7F || $0 == 0xC2 }) else { return self }
        var kept = UnicodeScalarView()
        kept.append(contentsOf: unicodeScalars.lazy.filter { $0 == "\n" || $0.properties.generalCategory != .control })
        return String(kept)
    }
}
