import Hummingbird
import Journal
import JournalSQLite
import Receiver
import Responder
import SMSMessages

/// The operator's side of a running server, wired together: what `dev` and `serve` mount.
struct OperatorInterface: Sendable {
    /// To be run beside the listeners.
    let ring: ChangeRing
    private let routes: OperatorRoutes

    /// - Parameters:
    ///   - numbers: what the configuration lists.
    ///   - passedOver: of each of the channels, what came in and is no SMS.
    ///   - answers: how an SMS that is sent again leaves.
    ///   - conduct: what may be sent.
    init(
        version: String, journal: SQLiteJournal, live: LiveRules, reloader: Reloader, engine: Engine,
        numbers: [OperatorReply.Status.Number], channels: [String], passedOver: PassedOver, answers: AnswerPolicy,
        conduct: @escaping @Sendable () -> Conduct
    ) {
        let startedAt = Timestamp.now
        ring = ChangeRing(epoch: String(startedAt.milliseconds, radix: 36), changes: journal.changes())
        let readiness = Readiness(journal: journal, dispatchers: engine.dispatchers, errands: engine.errands, recipients: engine.recipients)
        routes = OperatorRoutes(
            journal: journal, live: live, archive: engine.archive, reloader: reloader, ring: ring, readiness: readiness,
            statusReport: StatusReport(
                version: version, startedAt: startedAt, journal: journal, loss: journal.loss, live: live, reloader: reloader,
                readiness: readiness,
                numbers: numbers, channels: channels, passedOver: passedOver),
            answers: answers, conduct: conduct, onWork: engine.responder.messagesWait)
    }

    /// Probes ask without a token, and where `sites` guards the rest, by any name.
    func addRoutes<Context: RequestContext>(to router: Router<Context>, token: AccessToken?, sites: SiteGuard<Context>? = nil) {
        routes.addProbes(to: router)
        let operators = router.group()
        if let sites { operators.add(middleware: sites) }
        routes.addRoutes(to: operators.add(middleware: OperatorGuard(token: token)))
    }
}
