public import SMSMessages

/// What a configuration has that rules may name.
public struct Surroundings: Sendable {
    /// What `via` may name.
    public let channels: Set<String>
    /// Those the server answers from; nil where it answers from any.
    public let numbers: Set<SMSAddress>?
    /// What calls may name as `{secret.…}`.
    public let secrets: Set<String>?

    /// Whether there is a server for what `email` sends.
    public let sendsMail: Bool

    /// - Parameter secrets: nil where nobody knows.
    public init(channels: Set<String>, numbers: Set<SMSAddress>?, secrets: Set<String>? = nil, sendsMail: Bool = true) {
        self.sendsMail = sendsMail
        self.channels = channels
        self.secrets = secrets
        self.numbers = numbers
    }

    func check(channel name: Name, findings: Findings) {
        guard !channels.contains(name.text) else { return }
        let nearest = NearestName.find(name.text, among: channels.sorted())
        findings.report(.unknownChannel(name.text, nearest: nearest), at: name.span)
    }

    func check(places: Scope, at span: SourceSpan, findings: Findings) {
        guard let numbers else { return }
        for place in places.inOrder where !numbers.contains(place) {
            // One is enough to make the author look; a list may hold thousands.
            return findings.report(.unknownNumber(place.text), at: span)
        }
    }
}

extension CheckedRules {
    /// What the rules name of a configuration, in words, and so nobody can judge without one: `channels and secrets`; nil for nothing.
    public var namesOfConfiguration: String? {
        let named = [
            places.isEmpty ? nil : "numbers", rules.contains { $0.condition.namesChannel } ? "channels" : nil,
            unknownSecrets(among: []).isEmpty ? nil : "secrets",
        ].compactMap(\.self)
        guard let last = named.last else { return nil }
        return named.count == 1 ? last : named.dropLast().joined(separator: ", ") + " and " + last
    }
}

extension Condition {
    fileprivate var namesChannel: Bool {
        switch self {
        case .via: true
        case .not(let operand): operand.namesChannel
        case .and(let operands), .or(let operands): operands.contains(where: \.namesChannel)
        default: false
        }
    }
}
