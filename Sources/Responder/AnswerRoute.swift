public import Journal
public import SMSMessages

/// By which gateway, and under which sender, the answers of one of our numbers leave.
public struct AnswerRoute: Sendable, Equatable {
    public var gateway: String
    public var sender: SMSAddress

    public init(gateway: String, sender: SMSAddress) {
        self.gateway = gateway
        self.sender = sender
    }
}

/// How answers are made out of decisions.
public struct AnswerPolicy: Sendable {
    /// Nil for a number that no gateway sends for.
    public var route: @Sendable (_ number: SMSAddress) -> AnswerRoute?
    /// An answer that could not be sent for so long is not sent any more.
    public var lifetime: Duration

    /// An SMS that is passed on, a mail or a webhook is worth more trouble than an answer, which only confuses hours later.
    public static let errandLifetime = Duration.seconds(3 * 86_400)
    /// For the last portion of a broadcast to begin.
    public static let broadcastLifetime = Duration.seconds(86_400)

    public init(lifetime: Duration = .seconds(3600), route: @escaping @Sendable (SMSAddress) -> AnswerRoute?) {
        self.lifetime = lifetime
        self.route = route
    }
}

extension AnswerPolicy {
    /// An SMS that a message brings about, from the number it came to; cut to what a gateway takes.
    ///
    /// - Parameter recipient: the message's sender, or somebody it is sent on to.
    public func action(
        _ id: ActionID, to recipient: SMSAddress, because message: InboundMessage, origin: NewAction.Origin, rule: String?, text: String
    ) -> NewAction {
        let route = route(message.receiver)
        return NewAction(
            id: id, origin: origin, rule: rule, recipient: recipient, number: message.receiver,
            sender: route?.sender ?? message.receiver, gateway: route?.gateway ?? "", text: text.cut(toFit: SMSLimit()),
            expiresAt: message.receivedAt + (recipient == message.sender ? lifetime : Self.errandLifetime),
            heldBack: route == nil ? .noGateway : nil)
    }

    /// One SMS to each of many.
    func broadcast(
        _ id: ActionID, to recipients: [SMSAddress], audiences: [String], because message: InboundMessage, rule: String, text: String
    ) -> NewBroadcast {
        let route = route(message.receiver)
        return NewBroadcast(
            id: id, rule: rule, recipients: recipients, audiences: audiences, number: message.receiver,
            sender: route?.sender ?? message.receiver, gateway: route?.gateway ?? "", text: text.cut(toFit: SMSLimit()),
            lifetime: lifetime, expiresAt: message.receivedAt + Self.broadcastLifetime, heldBack: route == nil ? .noGateway : nil)
    }
}
