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
    public var route: @Sendable (_ number: SMSAddress) -> AnswerRoute
    /// An answer that could not be sent for so long is not sent any more.
    public var lifetime: Duration

    public init(lifetime: Duration = .seconds(3600), route: @escaping @Sendable (SMSAddress) -> AnswerRoute) {
        self.lifetime = lifetime
        self.route = route
    }
}
