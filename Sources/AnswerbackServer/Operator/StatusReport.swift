import Journal
import Receiver
import Responder
import SMSMessages

/// What `answerback status` shows.
struct StatusReport: Sendable {
    let version: String
    let startedAt: Timestamp
    let journal: any MessageJournal
    /// What the data file had lost at the start.
    let loss: String?
    let live: LiveRules
    let reloader: Reloader
    let readiness: Readiness
    let numbers: [OperatorReply.Status.Number]
    /// Of channels, by name.
    let channels: [String]
    let passedOver: PassedOver

    func status() async throws -> OperatorReply.Status {
        let counts = try await journal.counts(now: .now)
        let reload = reloader.outcome
        var troubles = await readiness.troubles()
        troubles += try await readiness.warnings()
        troubles += try await breakerTroubles()
        if let loss { troubles.append(loss) }
        if let trouble = ServerClock.shared.trouble { troubles.append(trouble) }
        if counts.guarded > 0 {
            troubles.append(
                "a loop guard has held \(counts.guarded) SMS back in the last hour, as two machines might answer each other: see "
                    + "`answerback inbox --failed`")
        }
        if let refusal = reload.refusal { troubles.append("the last reload was refused, the rules before it go on answering: \(refusal)") }
        if counts.setAside > 0 { troubles.append("\(counts.setAside) set aside: see `answerback inbox --state setAside`") }
        if counts.broadcastsCutShort > 0 {
            troubles.append("a broadcast has ended before everybody got it: see `answerback broadcast list`")
        }
        return OperatorReply.Status(
            version: version, startedAt: startedAt.rfc3339,
            rules: OperatorReply.Status.Rules(
                ruleSet: live.current.hash, summary: reload.summary, liveSince: reload.liveSince.rfc3339, refused: reload.refusal),
            messages: OperatorReply.Status.Messages(
                waiting: counts.waiting, oldestWaiting: counts.oldestWaiting?.rfc3339, setAside: counts.setAside,
                awaitingParts: counts.awaitingParts, undecided: counts.undecided),
            channels: channels.map { OperatorReply.Status.Channel(name: $0, passedOver: passedOver[$0]) },
            gateways: readiness.dispatchers.map { dispatcher in
                OperatorReply.Status.Gateway(
                    name: dispatcher.gateway, due: counts.dueByGateway[dispatcher.gateway] ?? 0,
                    held: counts.heldByGateway[dispatcher.gateway] ?? 0, trouble: dispatcher.trouble)
            },
            numbers: numbers,
            optOuts: counts.optOuts, troubles: troubles, errandsDue: counts.errandsDue, errandsHeld: counts.errandsHeld,
            errandsFailed: counts.errandsFailed, sending: counts.sending, unknown: counts.unknown,
            failed: counts.failed, guarded: counts.guarded, strayNotifications: counts.strayNotifications)
    }

    /// Only here: one block or sender is no reason to take the server for not ready, or whoever pumps could put it out of work.
    private func breakerTroubles() async throws -> [String] {
        try await journal.breakers().filter {
            switch $0.breaker.scope.part {
            case .block, .sender: true
            case .all, .recipient: false
            }
        }.map(\.trouble).shortened(by: "more blocks of numbers or senders are at their cap: see `answerback breaker list`")
    }
}
