public import SMSMessages

/// Section 9 of the rule language: when an SMS must not go out, whatever the rules say.
public struct Conduct: Sendable, Equatable {
    /// A loop guard: at most `count` SMS within `window` that the messages of one sender bring one recipient from one number.
    public struct Cap: Sendable, Equatable {
        public var count: Int
        public var window: Duration

        public init(count: Int, window: Duration) {
            self.count = count
            self.window = window
        }
    }

    /// For the SMS of one rule.
    public var caps: [Cap]
    /// For those of all rules together.
    public var pairCaps: [Cap]
    /// The service's own numbers: answering one would be talking to ourselves.
    public var ownNumbers: Set<SMSAddress>
    /// Short codes that may be answered.
    public var answerableShortCodes: Set<String>
    /// For a number of ours. One that is not listed answers everywhere.
    public var replyAreas: [SMSAddress: ReplyArea]
    /// By gateway; one that is not listed has none.
    public var sendingCaps: [String: SendingCaps]

    public func limits(of scope: Breaker.Scope) -> SendingCaps.Limits {
        guard case .gateway(let name) = scope.outlet, let caps = sendingCaps[name] else { return SendingCaps.Limits() }
        return caps.limits(of: scope.part)
    }

    public static let defaultCaps = [Cap(count: 5, window: .seconds(600)), Cap(count: 20, window: .seconds(86_400))]
    public static let defaultPairCaps = [Cap(count: 20, window: .seconds(600)), Cap(count: 60, window: .seconds(86_400))]

    public init(
        caps: [Cap] = Conduct.defaultCaps, pairCaps: [Cap] = Conduct.defaultPairCaps, ownNumbers: Set<SMSAddress> = [],
        answerableShortCodes: Set<String> = [],
        replyAreas: [SMSAddress: ReplyArea] = [:], sendingCaps: [String: SendingCaps] = [:]
    ) {
        self.caps = caps
        self.pairCaps = pairCaps
        self.ownNumbers = ownNumbers
        self.answerableShortCodes = answerableShortCodes
        self.replyAreas = replyAreas
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
        /// How many other SMS of this origin and rule, which messages of the same sender caused, to this recipient from this number began
        /// within each of ``Conduct/caps``' windows.
        public var sentWithin: [Int]
        /// Of those of all rules together, within each of ``Conduct/pairCaps``' windows; none where no rule wrote it.
        public var pairWithin: [Int]

        public init(
            action: NewAction, inboundText: String, isSuspectedDuplicate: Bool, recipientHasOptedOut: Bool, lastAnswer: String?,
            sentWithin: [Int], pairWithin: [Int] = []
        ) {
            self.action = action
            self.inboundText = inboundText
            self.isSuspectedDuplicate = isSuspectedDuplicate
            self.recipientHasOptedOut = recipientHasOptedOut
            self.lastAnswer = lastAnswer
            self.sentWithin = sentWithin
            self.pairWithin = pairWithin
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
        if case .phone(let phone) = action.recipient, let reason = replyAreas[action.number]?.objection(to: phone) { return reason }
        if action.text.isEmpty { return .empty }
        // A confirmation exists only where consent changed: so it answers no repetition, and it is the one SMS that an
        // opted-out sender still gets.
        if circumstances.isSuspectedDuplicate, action.origin == .rule { return .suspectedDuplicate }
        if circumstances.recipientHasOptedOut, action.origin != .consent { return .optedOut }
        // What a person asks for is neither a repetition nor a loop.
        if action.origin == .resend || action.origin == .operator { return nil }
        if let last = circumstances.lastAnswer, repeats(last, circumstances.inboundText) { return .echo }
        if Self.areReached(caps, by: circumstances.sentWithin) { return .loopGuard }
        if Self.areReached(pairCaps, by: circumstances.pairWithin) { return .pairGuard }
        return nil
    }

    private static func areReached(_ caps: [Cap], by sent: [Int]) -> Bool { zip(caps, sent).contains { $1 >= $0.count } }

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
