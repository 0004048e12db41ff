import Journal
import Responder
import SMSMessages
import ServiceLifecycle
import Synchronization

/// What `serve` and `dev` tell of SMS as they go.
public enum SMSNews: Sendable {
    case sms(OperatorReply.SMSLine)
    /// There were so many at once that these are not told of one by one.
    case more(Int)
}

/// Tells of each message once it is known what came of it. It reads by the connection that only reads, a few messages a second, so that it
/// holds nothing up.
final class MessageTeller: Service {
    private let changes: AsyncStream<MessageID>
    private let record: @Sendable (MessageID) async throws(JournalFailure) -> MessageRecord?
    private let showsTexts: Bool
    private let now: @Sendable () -> Timestamp
    private let tell: @Sendable (SMSNews) -> Void
    private let followed = Mutex(FollowedMessages())
    private let wakeup = Wakeup()

    /// - Parameters:
    ///   - showsTexts: and numbers, not masked: where all of it is one's own.
    ///   - tell: must not wait.
    init(
        journal: any MessageJournal, showsTexts: Bool, now: @escaping @Sendable () -> Timestamp, tell: @escaping @Sendable (SMSNews) -> Void
    ) {
        changes = journal.changes()
        record = { id throws(JournalFailure) in try await journal.record(of: id) }
        self.showsTexts = showsTexts
        self.now = now
        self.tell = tell
    }

    func run() async throws {
        await cancelWhenGracefulShutdown {
            await withDiscardingTaskGroup { group in
                group.addTask {
                    for await id in self.changes {
                        self.followed.withLock { $0.note(id, at: self.now()) }
                        self.wakeup.signal()
                    }
                }
                // Also where nothing changes, some may take long.
                group.addTask { while (try? await Task.sleep(for: .seconds(1))) != nil { self.wakeup.signal() } }
                group.addTask { for await _ in self.wakeup.signals { await self.look() } }
            }
        }
        await look(isLast: true)
    }

    private func look(isLast: Bool = false) async {
        for id in followed.withLock({ $0.toLookAt(at: now(), isLast: isLast) }) {
            // What was erased meanwhile is not told of; that the file can't be read, others tell.
            guard let record = try? await record(id) else {
                followed.withLock { $0.forget(id) }
                continue
            }
            let isNews = followed.withLock { $0.seen(id, isOver: record.isOver, mayGoOn: record.mayGoOn, at: now()) }
            if isNews, !record.wasOver(before: now() - FollowedMessages.youth) {
                tell(.sms(OperatorReply.SMSLine(record, showsTexts: showsTexts)))
            }
        }
        let others = followed.withLock { $0.countOfOthers(at: now(), isLast: isLast) }
        if others > 0 { tell(.more(others)) }
    }
}

extension MessageRecord {
    /// Nothing more comes of it by itself; broadcasts have their own list.
    var isOver: Bool {
        state != .waiting && state != .fetching && !actions.contains(where: \.state.isOnItsWay)
            && !errands.contains(where: \.state.isOnItsWay)
    }

    /// Held until a person releases it, or something that `retry` does again.
    var mayGoOn: Bool {
        state == .setAside || actions.contains { [.failed, .unknown, .expired].contains($0.state) || $0.state.isHeld }
            || errands.contains { $0.state.isTrouble || $0.state.isHeld }
    }

    /// What has changed since is something else, such as a report of a delivery.
    func wasOver(before instant: Timestamp) -> Bool {
        guard isOver else { return false }
        let ends = [decidedAt] + actions.map(\.endedAt) + errands.map(\.endedAt)
        return ends.compactMap(\.self).max().map { $0 < instant } ?? false
    }
}

extension ActionState {
    fileprivate var isHeld: Bool { if case .held = self { true } else { false } }

    fileprivate var isOnItsWay: Bool {
        switch self {
        case .due, .sending: true
        case .held, .sent, .failed, .unknown, .suppressed, .expired, .dropped: false
        }
    }
}

extension ErrandState {
    fileprivate var isHeld: Bool { if case .held = self { true } else { false } }

    fileprivate var isOnItsWay: Bool {
        switch self {
        case .due, .making: true
        case .held, .done, .failed, .excused, .expired, .dropped: false
        }
    }
}
