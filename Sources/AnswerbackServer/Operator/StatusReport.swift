import Journal
import Responder
import SMSMessages

/// What `answerback status` shows.
struct StatusReport: Sendable {
    let version: String
    let startedAt: Timestamp
    let journal: any MessageJournal
    let live: LiveRules
    let reloader: Reloader
    let readiness: Readiness
    let numbers: [OperatorReply.Status.Number]

    func status() async throws -> OperatorReply.Status {
        let counts = try await journal.counts(now: .now)
        let reload = reloader.outcome
        var troubles = await readiness.troubles()
        if let refusal = reload.refusal { troubles.append("the last reload was refused, the rules before it go on answering: \(refusal)") }
        if counts.setAside > 0 { troubles.append("\(counts.setAside) set aside: see `answerback inbox --state setAside`") }
        return OperatorReply.Status(
            version: version, startedAt: startedAt.rfc3339,
            rules: OperatorReply.Status.Rules(
                ruleSet: live.current.hash, summary: reload.summary, liveSince: reload.liveSince.rfc3339, refused: reload.refusal),
            messages: OperatorReply.Status.Messages(
                waiting: counts.waiting, oldestWaiting: counts.oldestWaiting?.rfc3339, setAside: counts.setAside),
            gateways: readiness.dispatchers.map { dispatcher in
                OperatorReply.Status.Gateway(
                    name: dispatcher.gateway, due: counts.dueByGateway[dispatcher.gateway] ?? 0, trouble: dispatcher.trouble)
            },
            numbers: numbers,
            optOuts: counts.optOuts, troubles: troubles, sending: counts.sending, unknown: counts.unknown,
            failed: counts.failed, strayNotifications: counts.strayNotifications)
    }
}
