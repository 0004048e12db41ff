import Journal
import JournalSQLite
import Logging
import Responder
import RuleLanguage
import SMSGateway
import SMSMessages

/// Steps 2, 3, 5 and 7 of a message's path over one journal: the same for `dev` and `serve`.
struct Engine: Sendable {
    struct Gateway: Sendable {
        let name: String
        let client: GatewayClient
        /// SMS under way at once, each on a connection of its own.
        let connections: Int

        /// Longer than an SMS can take: its request, a worker, and the commit behind it.
        var lease: Duration { client.account.timeout + .seconds(60) }
    }

    let intake: Intake
    let responder: Responder
    let dispatchers: [Dispatcher]
    let errands: [ErrandDispatcher]
    let archive: RuleArchive
    let recipients: RecipientWatch

    init(
        journal: SQLiteJournal, live: LiveRules, gateways: [Gateway], outside: Outside, answers: AnswerPolicy,
        conduct: @escaping @Sendable () -> Conduct, ownNumbers: @escaping @Sendable (CheckedRules) -> Set<SMSAddress>,
        keeping: KeepingTimes = KeepingTimes(), logger: Logger
    ) {
        dispatchers = gateways.map { gateway in
            Dispatcher(
                gateway: gateway.name, journal: journal, conduct: conduct,
                settings: Dispatcher.Settings(
                    places: gateway.connections, lease: gateway.lease, perSecond: gateway.client.account.perSecond),
                now: { .now }, logger: logger,
                send: { [client = gateway.client.withoutPace] in await client.deliver($0) })
        }
        errands = outside.dispatchers(journal, logger)
        let archive = RuleArchive(journal: journal, ownNumbers: ownNumbers)
        self.archive = archive
        let waiting = Wakeup()
        let waitingRules = WaitingRules(rules: live, answers: answers) { hash throws(JournalFailure) in try await archive.ruleSet(hash) }
        let pollers = gateways.map { DeliveryPoller(gateway: $0.name, client: $0.client, journal: journal, now: { .now }) }
        responder = Responder(
            journal: journal,
            decider: Decider(
                journal: journal, rules: live, answers: answers, now: { .now }, stopwatch: { .ofThisThread }, logger: logger),
            dispatchers: dispatchers, errands: errands,
            fetcher: outside.fetcher(journal, waitingRules, patience: answers.lifetime, logger, onEnd: waiting.signal), pollers: pollers,
            waiting: waiting, keeping: keeping, now: { .now }, logger: logger)
        let recipients = RecipientWatch(journal: journal, live: live, logger: logger)
        self.recipients = recipients
        intake = Intake(
            journal: journal, rules: live, answers: answers, logger: logger, onAccepted: responder.messagesWait,
            onRecipientsStop: recipients.wakeup.signal)
    }
}
