import HTTPTypes
import Hummingbird
import Journal
import Responder
import SMSMessages

/// SMS by people and programs.
struct SendRoutes: Sendable {
    let journal: any MessageJournal
    let answers: AnswerPolicy
    let conduct: @Sendable () -> Conduct
    let ours: @Sendable () -> OurNumbers
    let onWork: @Sendable () -> Void

    /// Source: draft-ietf-httpapi-idempotency-key-header.
    private static var keyHeader: HTTPField.Name? { HTTPField.Name("Idempotency-Key") }

    func addRoutes(to router: some RouterMethods<some RequestContext>) {
        router.post("/v1/send") { request, _ in try await send(request) }
    }

    private func send(_ request: Request) async throws -> Response {
        let key = try key(of: request)
        let asked = try await request.json(SendRequest.self)
        var random = SystemRandomNumberGenerator()
        let now = Timestamp.now
        let order = try order(asked, key: key, message: MessageID(at: now, random: &random), now: now)
        let message: MessageID
        switch try await journal.send(order, now: now) {
        case .made:
            onWork()
            message = order.message
        case .repeated(let first): message = first
        case .keyReused:
            throw OperatorTrouble(.unprocessableContent, "this Idempotency-Key was sent with another SMS: take a new one for a new SMS")
        case .optedOut(let since):
            throw OperatorTrouble(
                .conflict, "nothing is sent: \(order.action.recipient) has opted out of \(order.action.number.text), since \(since.rfc3339)"
            )
        }
        return try Response.json(
            OperatorReply.Sent(
                id: ActionID(message: message, ordinal: 1).text, message: message.description, parts: SMSLength(asked.text).parts))
    }

    private func key(of request: Request) throws -> String {
        let shown = Self.keyHeader.flatMap { request.headers[$0] } ?? ""
        guard !shown.isEmpty else {
            throw OperatorTrouble(
                .badRequest, "send a header Idempotency-Key with a value of your own for each SMS: asked for again with it, it is sent once"
            )
        }
        guard shown.utf8.count <= SendOrder.longestKey, shown.utf8.allSatisfy({ (0x20...0x7E).contains($0) }) else {
            throw OperatorTrouble(.badRequest, "an Idempotency-Key is at most \(SendOrder.longestKey) printable ASCII characters")
        }
        return shown
    }

    private func order(_ asked: SendRequest, key: String, message: MessageID, now: Timestamp) throws -> SendOrder {
        let recipient = SMSAddress.phone(try OperatorTrouble.phone(asked.to, as: "to"))
        let number = try ours().oneNumber(asked.from)
        guard (asked.reference ?? "").utf8.count <= SendOrder.longestKey else {
            throw OperatorTrouble(.badRequest, "`reference` is longer than \(SendOrder.longestKey) bytes")
        }
        guard let route = answers.route(number) else {
            throw OperatorTrouble(.conflict, "\(number.text) has no gateway; write it under `numbers:` with its `gateway:`")
        }
        let length = SMSLength(asked.text)
        guard length.parts <= SMSLimit().parts else {
            throw OperatorTrouble(
                .unprocessableContent,
                "the text would take \(length.parts) SMS, and a gateway takes at most \(SMSLimit().parts): shorten it")
        }
        let action = NewAction(
            id: ActionID(message: message, ordinal: 1), origin: .operator, rule: nil, recipient: recipient, number: number,
            sender: route.sender, gateway: route.gateway, text: asked.text, expiresAt: now + answers.lifetime)
        if let objection = conduct().objection(
            to: Conduct.Circumstances(
                action: action, inboundText: "", isSuspectedDuplicate: false, recipientHasOptedOut: false, lastAnswer: nil, sentWithin: []))
        {
            let reason = objection == .empty ? "the text is empty" : objection.explanation
            throw OperatorTrouble(.unprocessableContent, "nothing is sent: \(reason)")
        }
        return SendOrder(message: message, key: key, reference: asked.reference, action: action)
    }
}
