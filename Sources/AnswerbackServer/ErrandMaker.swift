import Actions
import Journal
import Outbound
import Responder
import RuleLanguage
import RuleMatcher
import SMSGateway
import SMSMessages

/// Step 6 of a message's path for e-mails and calls: puts the secrets in, hands over, and says in the responder's terms what came of it.
struct ErrandMaker: Sendable {
    /// By the names that rules call them.
    let secrets: [String: Secret]
    /// On threads of their own: what waits for nobody must not hold up what is waited for.
    let fetching: WebCaller
    let calling: WebCaller
    /// Nil where there is no mail server.
    let mailer: Mailer?
    /// What to say then.
    let noMailServer: String
    let now: @Sendable () -> Timestamp

    func webhook(_ claimed: ClaimedErrand) async -> ErrandResult {
        let call: OutgoingCall
        do { call = try filled(claimed) } catch { return .failed(reason: "\(error)") }
        switch await calling.deliver(call, id: claimed.errand.id.text, hops: claimed.message.hops, at: now()) {
        case .done(let status): return .done(reply: "HTTP \(status)")
        case .again(let failure, let asked): return .again(after: asked, reason: failure.description)
        case .refused(let failure): return .failed(reason: failure.description)
        }
    }

    func fetch(_ claimed: ClaimedErrand) async -> FetchResult {
        do {
            let call = try filled(claimed)
            return .brought(try await fetching.fetch(call, id: claimed.errand.id.text, hops: claimed.message.hops))
        } catch {
            return .failed(reason: "\(error)")
        }
    }

    private func filled(_ claimed: ClaimedErrand) throws -> OutgoingCall {
        let call = try RenderedCall(content: claimed.errand.content).filled { secrets[$0]?.revealed }
        return OutgoingCall(
            call.method.ofHTTP, call.url, headers: call.headers.map { ($0.name, $0.value) },
            body: call.body.map { Array($0.utf8) }, timeout: .seconds(call.timeout))
    }

    func email(_ claimed: ClaimedErrand) async -> ErrandResult {
        guard let mailer else { return .closed(reason: noMailServer) }
        let kept: KeptMail
        let mail: Mail
        let remaining: [MailAddress]?
        do {
            kept = try KeptMail(content: claimed.errand.content)
            mail = try Mail(
                id: claimed.errand.id.text, recipients: kept.email.recipients, subject: kept.email.subject, body: kept.email.body,
                thread: "\(claimed.message.sender.text) \(claimed.message.receiver.text)", date: claimed.message.clockTime)
            remaining = try kept.remaining?.map { try MailAddress($0) }
        } catch {
            return .failed(reason: "\(error)")
        }
        switch await mailer.send(mail, to: remaining) {
        case .accepted(let refused): return .done(reply: Self.sentence(kept.refused + refused.map(\.description)))
        case .refused(let refused):
            let all = kept.refused + refused.map(\.description)
            // Those before have got it.
            let isForAll = all.count >= kept.email.recipients.count
            return isForAll ? .failed(reason: Self.sentence(all) ?? "") : .done(reply: Self.sentence(all))
        case .later(let trouble, _, _) where trouble.concernsAccount: return .closed(reason: trouble.description)
        case .later(let trouble, let remaining, let refused):
            var rest = kept
            rest.remaining = remaining.map(\.text)
            rest.refused += refused.map(\.description)
            return .again(reason: trouble.description, content: rest.content)
        }
    }

    private static func sentence(_ refused: [String]) -> String? {
        refused.isEmpty ? nil : "refused: " + refused.joined(separator: "; ")
    }
}

extension Call.Method {
    fileprivate var ofHTTP: HTTPRequest.Method {
        switch self {
        case .get: .get
        case .post: .post
        case .put: .put
        case .delete: .delete
        }
    }
}
