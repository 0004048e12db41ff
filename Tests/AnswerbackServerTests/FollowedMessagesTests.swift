import SMSMessages
import Testing

@testable import AnswerbackServer

/// So that expectations may change it.
private final class Follower {
    private var followed = FollowedMessages()

    func note(_ id: MessageID, at now: Timestamp) { followed.note(id, at: now) }
    func toLookAt(at now: Timestamp, isLast: Bool = false) -> [MessageID] { followed.toLookAt(at: now, isLast: isLast) }
    func seen(_ id: MessageID, isOver: Bool, mayGoOn: Bool = false, at now: Timestamp) -> Bool {
        followed.seen(id, isOver: isOver, mayGoOn: mayGoOn, at: now)
    }
    func countOfOthers(at now: Timestamp) -> Int { followed.countOfOthers(at: now) }
}

@Suite struct FollowedMessagesTests {
    private static let begin = Timestamp(milliseconds: 1_790_000_000_000)

    /// Received so many milliseconds after the beginning.
    private func id(_ number: Int, at milliseconds: Int64 = 0) -> MessageID {
        MessageID(high: UInt64(Self.begin.milliseconds + milliseconds) << 16, low: UInt64(number))
    }

    @Test func eachIsToldOfOnceItIsOver() {
        let followed = Follower()
        let now = Self.begin
        followed.note(id(1), at: now)
        #expect(followed.toLookAt(at: now) == [id(1)])
        #expect(!followed.seen(id(1), isOver: false, at: now))
        #expect(followed.toLookAt(at: now).isEmpty, "nothing has changed")
        followed.note(id(1), at: now)
        followed.note(id(1), at: now)
        #expect(followed.toLookAt(at: now) == [id(1)])
        #expect(followed.seen(id(1), isOver: true, at: now))
        followed.note(id(1), at: now)
        #expect(followed.toLookAt(at: now).isEmpty, "what changes later is no news")
    }

    @Test func oneThatTakesLongIsToldOfThenAndWhenItIsOver() {
        let followed = Follower()
        followed.note(id(1), at: Self.begin)
        _ = followed.toLookAt(at: Self.begin)
        let later = Self.begin + FollowedMessages.patience
        #expect(followed.toLookAt(at: Self.begin + .seconds(5)).isEmpty)
        #expect(followed.toLookAt(at: later) == [id(1)], "though nothing has changed")
        #expect(followed.seen(id(1), isOver: false, at: later))
        #expect(followed.toLookAt(at: later + .seconds(60)).isEmpty, "once")
        followed.note(id(1), at: later + .seconds(90))
        #expect(!followed.seen(id(1), isOver: false, at: later + .seconds(90)))
        followed.note(id(1), at: later + .seconds(99))
        #expect(followed.toLookAt(at: later + .seconds(99)) == [id(1)])
        #expect(followed.seen(id(1), isOver: true, at: later + .seconds(99)))
    }

    /// What is held, or failed, is told of again when somebody has it sent.
    @Test func oneThatGoesOnAfterItsEndIsToldOfAgain() {
        let followed = Follower()
        for (instant, mayGoOn) in [(Self.begin, true), (Self.begin + .seconds(3600), false)] {
            followed.note(id(1), at: instant)
            #expect(followed.toLookAt(at: instant) == [id(1)])
            #expect(followed.seen(id(1), isOver: true, mayGoOn: mayGoOn, at: instant))
        }
        followed.note(id(1), at: Self.begin + .seconds(7200))
        #expect(followed.toLookAt(at: Self.begin + .seconds(7200)).isEmpty)
    }

    /// Three thousand in a second, each with the four changes that it takes: some are told of, the others counted once.
    @Test func whatIsTooMuchIsCounted() {
        let followed = Follower()
        for _ in 0..<4 { for number in 0..<3000 { followed.note(id(number), at: Self.begin) } }
        #expect(followed.toLookAt(at: Self.begin).count == FollowedMessages.perSecond)
        #expect(followed.countOfOthers(at: Self.begin + .seconds(1)) == 3000 - FollowedMessages.perSecond)
        for number in 0..<3000 { followed.note(id(number), at: Self.begin + .seconds(1)) }
        #expect(followed.countOfOthers(at: Self.begin + .seconds(2)) == 0)
        for number in 3000..<3010 { followed.note(id(number, at: 2000), at: Self.begin + .seconds(2)) }
        #expect(followed.toLookAt(at: Self.begin + .seconds(2)).count >= 10, "and then each again")
    }

    /// Reports of deliveries that come when their messages are forgotten.
    @Test func changesOfOldMessagesAreNotCounted() {
        let followed = Follower()
        let later = Self.begin + FollowedMessages.youth
        for number in 0..<1000 { followed.note(id(number), at: later) }
        #expect(followed.countOfOthers(at: later + .seconds(1)) == 0)
    }

    @Test func asManyAreRememberedHoweverLongTheyTake() {
        let followed = Follower()
        var now = Self.begin
        for second in 0..<60 {
            for number in 0..<FollowedMessages.perSecond { followed.note(id(number, at: Int64(second) * 1000), at: now) }
            for id in followed.toLookAt(at: now) { _ = followed.seen(id, isOver: false, at: now) }
            now = now + .seconds(1)
        }
        #expect(followed.toLookAt(at: now + .seconds(60), isLast: true).count <= FollowedMessages.most)
        followed.note(id(1, at: 60_000), at: now)
        #expect(followed.toLookAt(at: now).contains(id(1, at: 60_000)), "for a new one, one that takes long is forgotten")
    }
}
