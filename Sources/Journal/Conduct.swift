public import SMSMessages

/// Section 9 of the rule language: when an SMS must not go out, whatever the rules say.
public struct Conduct: Sendable, Equatable {
    /// The loop guard: at most `count` SMS that one rule causes to one recipient from one number within `window`.
    public struct Cap: Sendable, Equatable {
        public var count: Int
        public var window: Duration

        public init(count: Int, window: Duration) {
            self.count = count
            self.window = window
        }
    }

    public var caps: [Cap]
    /// The service's own numbers: answering one would be talking to ourselves.
    public var ownNumbers: Set<SMSAddress>
    /// Short codes that may be answered.
    public var answerableShortCodes: Set<String>
    /// For a number of ours the digits, without `+`, one of which a recipient's number must begin with; `""` is anywhere.
    /// A number that is not listed answers everywhere.
    public var replyPrefixes: [SMSAddress: [String]]
    /// By gateway; one that is not listed has none.
    public var sendingCaps: [String: SendingCaps]

    public static let defaultCaps = [Cap(count: 5, window: .seconds(600)), Cap(count: 20, window: .seconds(86_400))]

    public init(
        caps: [Cap] = Conduct.defaultCaps, ownNumbers: Set<SMSAddress> = [], answerableShortCodes: Set<String> = [],
        replyPrefixes: [SMSAddress: [String]] = [:], sendingCaps: [String: SendingCaps] = [:]
    ) {
        self.caps = caps
        self.ownNumbers = ownNumbers
        self.answerableShortCodes = answerableShortCodes
        self.replyPrefixes = replyPrefixes
        self.sendingCaps = sendingCaps
    }

    /// What the Journal knows, at the moment of sending, of one due action.
    public struct Circumstances: Sendable, Equatable {
        public var action: NewAction
        /// As received.
        public var inboundText: String
        public var isSuspectedDuplicate: Bool
        public var recipientHasOptedOut: Bool
        /// The text of our last SMS to this recipient from this number that began before the inbound message came; nil where somebody
        /// else wrote that message, who can repeat nothing.
        public var lastAnswer: String?
        /// How many other SMS of this origin and rule to this recipient from this number began within each of ``Conduct/caps``' windows.
        public var sentWithin: [Int]

        public init(
            action: NewAction, inboundText: String, isSuspectedDuplicate: Bool, recipientHasOptedOut: Bool, lastAnswer: String?,
            sentWithin: [Int]
        ) {
            self.action = action
            self.inboundText = inboundText
            self.isSuspectedDuplicate = isSuspectedDuplicate
            self.recipientHasOptedOut = recipientHasOptedOut
            self.lastAnswer = lastAnswer
            self.sentWithin = sentWithin
        }
    }

    /// - Returns: why the SMS must be held back; nil when it may go out.
    public func objection(to circumstances: Circumstances) -> Suppression? {
        let action = circumstances.action
        switch action.recipient {
        case .alphanumeric: return .alphanumericSender
        case .shortCode(let code) where !answerableShortCodes.contains(code): return .shortCode
        case .shortCode, .phone: break
        }
        if ownNumbers.contains(action.recipient) || action.recipient == action.number { return .ownNumber }
        if !mayReach(action.recipient, from: action.number) { return .countryNotAllowed }
        if action.text.isEmpty { return .empty }
        // A confirmation exists only where consent changed: so it answers no repetition, and it is the one SMS that an
        // opted-out sender still gets.
        if circumstances.isSuspectedDuplicate, action.origin == .rule { return .suspectedDuplicate }
        if circumstances.recipientHasOptedOut, action.origin != .consent { return .optedOut }
        // What a person asks for once more is neither a repetition nor a loop.
        if action.origin == .resend { return nil }
        if let last = circumstances.lastAnswer, repeats(last, circumstances.inboundText) { return .echo }
        if zip(caps, circumstances.sentWithin).contains(where: { cap, sent in sent >= cap.count }) { return .loopGuard }
        return nil
    }

    private func mayReach(_ recipient: SMSAddress, from number: SMSAddress) -> Bool {
        guard case .phone(let phone) = recipient, let prefixes = replyPrefixes[number] else { return true }
        let digits = phone.e164.utf8.dropFirst()
        return prefixes.contains { digits.starts(with: $0.utf8) }
    }

    /// Scalar by scalar, without leading and trailing white space, as the rule language reads every text.
    private func repeats(_ answer: String, _ inbound: String) -> Bool {
        func trimmed(_ text: String) -> some Sequence<Unicode.Scalar> {
            func isBlank(_ scalar: Unicode.Scalar) -> Bool {
                scalar.properties.isWhitespace || scalar == "\u{200B}" || scalar == "\u{FEFF}"
            }
            let start = text.unicodeScalars.drop(while: isBlank)
            return start.lastIndex { !isBlank($0) }.map { start[...$0] } ?? start
        }
        return trimmed(answer).elementsEqual(trimmed(inbound))
    }
}
