import Hummingbird
import Journal
import Responder
import SMSMessages

/// The operator interface's word for whatever is to be done again: `/v1/retry/…`.
struct RetryRoutes: Sendable {
    let journal: any MessageJournal
    /// How an SMS that is sent again leaves.
    let answers: AnswerPolicy
    /// Called when there is something to do at once.
    let onWork: @Sendable () -> Void

    func addRoutes(to router: some RouterMethods<some RequestContext>) {
        router.post("/v1/retry/:id") { request, context in
            let id = context.parameters.get("id") ?? ""
            let again = parameter("again", request) == "true"
            // Of several SMS some may be due, whatever becomes of the others.
            defer { onWork() }
            guard let message = MessageID(id) else { return try Response.json(try await retry(ActionID(id), again: again)) }
            if again { throw OperatorTrouble(.badRequest, "`again` is for one SMS: name it, as \(message)-1") }
            return try Response.json(try await retryAll(of: message))
        }
    }

    /// What failed of a message, or the message itself where it was set aside.
    private func retryAll(of message: MessageID) async throws -> OperatorReply.Retried {
        guard let record = try await journal.record(of: message) else { throw OperatorTrouble.noSuchAction }
        if try await journal.decideAgain(message, now: .now) {
            return OperatorReply.Retried(id: message.description, sentence: "\(message) is decided again")
        }
        if record.state == .setAside { throw OperatorTrouble.textIsGone(message.description) }
        var retried = OperatorReply.Retried(id: message.description, sentence: "")
        var isTextGone = false
        for sms in record.actions where sms.state.isTrouble {
            switch try await resend(sms.action, again: false) {
            case .made(let copy): retried.sms.append(copy.text)
            case .textGone: isTextGone = true
            case .notFound, .notEnded, .covered: break
            }
        }
        for errand in record.errands where errand.state.isTrouble && errand.errand.kind != .fetch {
            switch try await journal.retry(errand.errand.id, now: .now) {
            case .made: retried.others.append(errand.errand.id.text)
            case .textGone: isTextGone = true
            case .notFound, .notPossible: break
            }
        }
        retried.sentence = ([retried.sms, retried.others].filter { !$0.isEmpty }).isEmpty ? "" : sentence(retried)
        guard retried.sentence.isEmpty else { return retried }
        if isTextGone { throw OperatorTrouble.textIsGone(message.description) }
        guard record.broadcasts.isEmpty else {
            throw OperatorTrouble(
                .conflict, "of a broadcast each SMS is sent again by itself: `answerback queue list --failed` shows their ids")
        }
        throw OperatorTrouble(
            .conflict,
            "nothing of this message has failed that is not under way again; to send one of its SMS once more even so, name it: "
                + "`answerback retry \(message)-1 --again`")
    }

    private func sentence(_ retried: OperatorReply.Retried) -> String {
        let sms = retried.sms.isEmpty ? [] : ["sent again, as " + retried.sms.joined(separator: ", ")]
        let others = retried.others.isEmpty ? [] : ["tried now: " + retried.others.joined(separator: ", ")]
        return (sms + others).joined(separator: "; ")
    }

    private func retry(_ id: ActionID, again: Bool) async throws -> OperatorReply.Retried {
        guard let entry = try await journal.queue(QueueQuery(id: id, limit: 1)).first else { throw OperatorTrouble.noSuchAction }
        switch entry.work {
        case .sms(let record) where record.state.hasEnded: return try await sendAgain(record.action, again: again)
        case .sms(let record):
            if case .held = record.state {
                throw OperatorTrouble(.conflict, "\(id) is held by a breaker; see `answerback breaker list`")
            }
            try await tryNow(id)
            return OperatorReply.Retried(
                id: id.text, sentence: "\(id) is tried now, or as soon as those written before it to the same phone have gone")
        case .errand(let record) where record.errand.kind == .fetch:
            throw OperatorTrouble(
                .conflict, "a fetch is made once, when its SMS comes: the rule waits for it now, or has gone on; let the sender text again")
        case .errand(let record):
            if case .held = record.state {
                throw OperatorTrouble(.conflict, "\(id) is held by a breaker; see `answerback breaker list`")
            }
            try await tryNow(id)
            let kind = record.errand.kind == .email ? "e-mail" : "webhook"
            return OperatorReply.Retried(id: id.text, others: [id.text], sentence: "the \(kind) \(id) is tried now")
        }
    }

    private func tryNow(_ id: ActionID) async throws {
        switch try await journal.retry(id, now: .now) {
        case .made: break
        case .notFound: throw OperatorTrouble.noSuchAction
        case .notPossible: throw OperatorTrouble(.conflict, "\(id) is under way, or has been done")
        case .textGone: throw OperatorTrouble.textIsGone(id.text)
        }
    }

    private func sendAgain(_ action: NewAction, again: Bool) async throws -> OperatorReply.Retried {
        let id = action.id
        switch try await resend(action, again: again) {
        case .made(let copy): return OperatorReply.Retried(id: id.text, sms: [copy.text], sentence: "\(id) is sent again, as \(copy)")
        case .notFound: throw OperatorTrouble.noSuchAction
        case .notEnded: throw OperatorTrouble(.conflict, "\(id) is still under way; wait until it has come to an end")
        case .textGone: throw OperatorTrouble.textIsGone(id.text)
        case .covered(by: id): throw OperatorTrouble(.conflict, "\(id) went out; with --again it is sent once more even so")
        case .covered(let copy):
            throw OperatorTrouble(
                .conflict, "\(id) was sent again as \(copy), which went out or is about to; with --again it is sent once more even so")
        }
    }

    private func resend(_ action: NewAction, again: Bool) async throws -> Resend {
        guard let route = answers.route(action.number) else {
            throw OperatorTrouble(.conflict, "\(action.number.text) has no gateway; write it under `numbers:` with its `gateway:`")
        }
        return try await journal.resend(
            action.id, again: again, gateway: route.gateway, sender: route.sender, expiresAt: .now + answers.lifetime, now: .now)
    }
}

extension OperatorTrouble {
    static func textIsGone(_ id: String) -> OperatorTrouble {
        OperatorTrouble(.conflict, "what \(id) was about has been deleted, as its time was over")
    }
}
