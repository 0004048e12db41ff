import RuleLanguage
import SMSMessages

/// What can stand in for `{…}` in a rule's templates.
struct TemplateValues {
    let message: InboundMessage
    private let zone: TimeZoneTable
    private let bound: Bindings
    /// The answers so far, by the names of their fetches.
    private var fetched: [String: FetchedDocument]

    init(of message: InboundMessage, in zone: TimeZoneTable, bound: Bindings, fetched: [String: FetchedDocument] = [:]) {
        self.message = message
        self.zone = zone
        self.bound = bound
        self.fetched = fetched
    }

    mutating func keep(_ answer: FetchedDocument, as name: String) { fetched[name] = answer }

    func text(of value: Template.Value, fallback: String?) -> String {
        let found = text(of: value)
        return found.isEmpty ? fallback ?? "" : found
    }

    private var civilTime: CivilTime { CivilTime(message.clockTime, offsetSeconds: zone.offset(at: message.clockTime)) }

    /// Empty where it is not bound.
    private func text(of value: Template.Value) -> String {
        switch value {
        case .from: message.sender.text
        case .to: message.receiver.text
        case .text: String(message.trimmedText)
        case .id: message.id.description
        case .channel: message.channel
        case .date: civilTime.date
        case .time: civilTime.time
        case .received: message.clockTime.rfc3339
        case .word(let number): MessageWords(message.text).dropFirst(number - 1).first { _ in true }?.text ?? ""
        case .keyword: bound.keyword ?? ""
        case .rest: bound.rest ?? ""
        case .namedGroup(let name): bound.namedGroups[name] ?? ""
        case .numberedGroup(let number): bound.numberedGroups.indices.contains(number) ? bound.numberedGroups[number] : ""
        case .fetched(let name, let path): fetched[name]?.value(at: path) ?? ""
        // For people; where a secret is really put in, it never gets here.
        case .secret(let name): "{secret.\(name)}"
        }
    }
}

extension Template {
    /// The text of an SMS. A value that is put in is never looked through for values again.
    func sms(with values: TemplateValues) -> String {
        var text = ""
        for part in parts {
            switch part {
            case .literal(let literal): text += literal
            case .value(let value, let fallback):
                text += values.text(of: value, fallback: fallback).withoutControlCharacters
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
