import Journal
import JournalSQLite
import Logging
import Responder
import SMSGateway
import SMSMessages

/// Steps 2, 3, 5 and 7 of a message's path over one journal: the same for `dev` and `serve`.
struct Engine: Sendable {
    struct Gateway: Sendable {
        let name: String
        let client: GatewayClient
        /// One request ends within this.
        let timeout: Duration
        /// SMS under way at once, each on a connection of its own.
        let places: Int
    }

    /// How much longer an SMS is leased than its request can take: for its place in the line and the commit behind it.
    private static let margin = Duration.seconds(90)

    let intake: Intake
    let responder: Responder
    let dispatchers: [Dispatcher]

    init(
        journal: SQLiteJournal, live: LiveRules, gateways: [Gateway], answers: AnswerPolicy,
        conduct: @escaping @Sendable () -> Conduct, keeping: KeepingTimes = KeepingTimes(), logger: Logger
    ) {
        dispatchers = gateways.map { gateway in
            Dispatcher(
                gateway: gateway.name, journal: journal, conduct: conduct,
                settings: Dispatcher.Settings(places: gateway.places, lease: gateway.timeout + Self.margin),
                now: { .now }, logger: logger, send: { await gateway.client.deliver($0) })
        }
        let pollers = gateways.map { DeliveryPoller(gateway: $0.name, client: $0.client, journal: journal, now: { .now }) }
        responder = Responder(
            journal: journal, decider: Decider(journal: journal, rules: live, answers: answers, now: { .now }, logger: logger),
            dispatchers: dispatchers, pollers: pollers, keeping: keeping, now: { .now }, logger: logger)
        intake = Intake(journal: journal, rules: live, answers: answers, logger: logger, onAccepted: responder.messagesWait)
    }
}
