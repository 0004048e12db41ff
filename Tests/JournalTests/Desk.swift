import Foundation
import Journal
import JournalSQLite
import SMSMessages
import Synchronization

/// Every journal that must keep the contract.
enum Backend: CaseIterable {
    case model
    case sqlite
}

/// One journal with short words for what a test does to it. Its clock stands at noon unless a call says otherwise.
final class Desk: Sendable {
    static let noon = Timestamp(milliseconds: 1_800_000_000_000)
    let noon = Desk.noon
    let journal: any MessageJournal
    private let folder: JournalFolder

    init(_ backend: Backend) throws {
        folder = try JournalFolder()
        journal =
            switch backend {
            case .model: ModelJournal()
            case .sqlite: try SQLiteJournal(path: folder.file)
            }
    }

    init(_ journal: SQLiteJournal, in folder: JournalFolder) {
        self.folder = folder
        self.journal = journal
    }

    func arrival(
        _ text: String, id: String?, from sender: String = "+31612345678", to number: String = "+31850000000", channel: String = "main",
        consent: ConsentChange? = nil, at instant: Timestamp? = nil
    ) -> Arrival {
        var random = SystemRandomNumberGenerator()
        let message = InboundMessage(
            id: MessageID(at: noon, random: &random), providerID: id, channel: channel, sender: SMSAddress(canonical: sender),
            receiver: SMSAddress(canonical: number), text: text, sentAt: nil, receivedAt: instant ?? noon)
        let confirmation = consent.map { _ in action(1, of: message, "confirmed", origin: .consent) }
        return Arrival(message: message, consent: consent, confirmation: confirmation)
    }

    func action(
        _ ordinal: Int, of message: InboundMessage, _ text: String, origin: NewAction.Origin = .rule, gateway: String = "main"
    ) -> NewAction {
        NewAction(
            id: ActionID(message: message.id, ordinal: ordinal), origin: origin, rule: origin == .rule ? "r" : nil,
            recipient: message.sender, number: message.receiver, sender: message.receiver, gateway: gateway, text: text,
            expiresAt: noon + .seconds(3600))
    }

    @discardableResult
    func accept(
        _ text: String, id: String?, from sender: String = "+31612345678", to number: String = "+31850000000", channel: String = "main",
        consent: ConsentChange? = nil, at instant: Timestamp? = nil
    ) async throws -> Acceptance {
        let arrival = arrival(text, id: id, from: sender, to: number, channel: channel, consent: consent, at: instant)
        return try await journal.accept([arrival])[0]
    }

    func claim(_ limit: Int = 10) async throws -> [MessageID] {
        try await journal.claimMessages(upTo: limit, leasedUntil: noon + .seconds(60), now: noon).messages.map(\.message.id)
    }

    func decide(
        _ id: MessageID, replies: [String] = [], gateway: String = "main", limits: [RuleLimit] = [],
        memberships: [MembershipChange] = [], at instant: Timestamp? = nil
    ) async throws {
        guard let message = try await journal.record(of: id)?.message else { throw JournalFailure.refused("no message \(id)") }
        let actions = replies.enumerated().map { action($0 + 1, of: message, $1, gateway: gateway) }
        let decision = MessageDecision(
            message: id, rules: ["r"], ruleSetHash: "h", actions: actions, limits: limits.map { $0.use(at: message.receivedAt) },
            memberships: memberships)
        try await journal.record([decision], now: instant ?? noon)
    }

    /// Accepted, claimed and decided: its answers are due.
    @discardableResult
    func answered(_ text: String, id: String?, replies: [String], at instant: Timestamp? = nil) async throws -> MessageID {
        let message = try await accept(text, id: id, at: instant).id
        _ = try await claim()
        try await decide(message, replies: replies)
        return message
    }

    func send(
        _ limit: Int = 10, of gateways: Set<String> = ["main"], conduct: Conduct = Conduct(), at instant: Timestamp? = nil
    ) async throws -> ActionClaim {
        let instant = instant ?? noon
        return try await journal.claimActions(
            upTo: limit, gateways: gateways, conduct: conduct, leasedUntil: instant + .seconds(60), now: instant)
    }

    /// Sends what may leave until nothing more may, each SMS with success: so those of one conversation leave one after the other.
    @discardableResult
    func sent(
        of gateways: Set<String> = ["main"], conduct: Conduct = Conduct(), at instant: Timestamp? = nil
    ) async throws -> [ClaimedAction] {
        var sent: [ClaimedAction] = []
        while case let claimed = try await send(500, of: gateways, conduct: conduct, at: instant).actions, !claimed.isEmpty {
            for action in claimed { try await journal.settle(action.id, .sent(ids: []), now: instant ?? noon) }
            sent += claimed
        }
        return sent
    }

    func states(of message: MessageID) async throws -> [ActionState]? {
        try await journal.record(of: message)?.actions.map(\.state)
    }
}

/// A folder of its own for one test, gone with it.
final class JournalFolder: Sendable {
    let path: String
    var file: String { path + "/journal.sqlite" }

    init() throws {
        path = FileManager.default.temporaryDirectory.appending(path: "answerback-journal-\(UUID().uuidString)").path
        try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    }

    deinit {
        // A folder that stays behind in the temporary folder fails no test.
        try? FileManager.default.removeItem(atPath: path)
    }

    /// The database as a killed process would leave it, under a name that nobody holds.
    func copy(of file: String? = nil, to name: String = "twin.sqlite") throws -> String {
        let file = file ?? self.file
        let twin = path + "/" + name
        for suffix in ["", "-wal"] where FileManager.default.fileExists(atPath: file + suffix) {
            try FileManager.default.copyItem(atPath: file + suffix, toPath: twin + suffix)
        }
        return twin
    }
}
