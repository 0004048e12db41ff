import Journal
import SMSMessages
import Testing

/// What every journal promises of long SMS that come in parts.
@Suite struct PartsConformanceTests {
    private func permutations(_ numbers: [Int]) -> [[Int]] {
        if numbers.isEmpty { return [[]] }
        return numbers.flatMap { first in permutations(numbers.filter { $0 != first }).map { [first] + $0 } }
    }

    @Test(arguments: Backend.allCases, [2, 3, 4]) func anyOrderMakesOneMessage(backend: Backend, total: Int) async throws {
        for order in permutations(Array(1...total)) {
            let desk = try Desk(backend)
            var ids: Set<MessageID> = []
            for (place, number) in order.enumerated() {
                let part = desk.part("«\(number)»", number, of: total, id: "p\(number)", after: .seconds(place))
                let acceptance = try await desk.take(part)[0]
                #expect(acceptance.kind == (place == total - 1 ? .new : .part), "\(order)")
                ids.insert(acceptance.id)
                #expect(try await desk.journal.counts(now: desk.noon).awaitingParts == (place == total - 1 ? 0 : 1))
            }
            let message = try #require(try await desk.journal.messages(MessageQuery()).first?.message)
            #expect(try await desk.texts() == [(1...total).map { "«\($0)»" }.joined()], "\(order)")
            #expect(ids == [message.id], "each part was told the id that the message has")
            #expect(message.parts?.held == Array(1...total))
            #expect(message.receivedAt == desk.noon + .seconds(total - 1), "received with the last")
            #expect(message.providerID == "p1")
            #expect(try await desk.claim() == [message.id])
            #expect(try await desk.end() == [])
        }
    }

    @Test(arguments: Backend.allCases) func allPartsInOneCallMakeTheMessage(backend: Backend) async throws {
        let desk = try Desk(backend)
        let kinds = try await desk.take(desk.part("b", 2, of: 2), desk.part("a", 1, of: 2), desk.part("x", 1, of: 2)).map(\.kind)
        #expect(kinds == [.part, .new, .part])
        #expect(try await desk.texts() == ["ab"])
    }

    /// - Parameter again: how the second delivery names the part.
    @Test(arguments: Backend.allCases, [("1", "1"), (nil, nil), ("1", nil), (nil, "1"), ("1", "another")] as [(String?, String?)])
    func aPartThatComesTwiceIsOnePart(backend: Backend, row: (id: String?, again: String?)) async throws {
        let desk = try Desk(backend)
        let first = try await desk.take(desk.part("a", 1, of: 2, id: row.id))[0]
        #expect(try await desk.take(desk.part("a", 1, of: 2, id: row.again)) == [Acceptance(kind: .repeated, id: first.id)])
        #expect(try await desk.take(desk.part("b", 2, of: 2, id: "2")).map(\.kind) == [.new])
        // Whole now: what the provider tells apart by ids is another SMS.
        let isAnother = row.id != nil && row.again != nil && row.id != row.again
        let last = try await desk.take(desk.part("a", 1, of: 2, id: row.again))[0]
        #expect(last.kind == (isAnother ? .part : .repeated))
        #expect((last.id == first.id) == !isAnother)
        #expect(try await desk.texts() == ["ab"])
    }

    @Test(arguments: Backend.allCases) func aPartIsKnownByItsIDLongAfterwards(backend: Backend) async throws {
        let desk = try Desk(backend)
        let id = try await desk.take(desk.part("one, ", 1, of: 2, id: "1"), desk.part("two", 2, of: 2, id: "2"))[1].id
        #expect(try await desk.end(after: .seconds(7200)) == [])
        for part in [desk.part("one, ", 1, of: 2, id: "1"), desk.part("two", 2, of: 2, id: "2")] {
            #expect(try await desk.take(part) == [Acceptance(kind: .repeated, id: id)])
        }
        #expect(try await desk.take(desk.part("three", 2, of: 2, id: "2")).map(\.kind) == [.part], "an id that is used anew")
        #expect(try await desk.take(desk.part("two", 1, of: 2, id: "2", from: "+31699999999")).map(\.kind) == [.part])
        #expect(try await desk.accept("one, two", id: "9").kind == .new, "it has no id of the whole")
    }

    /// As a provider does that names the SMS and not its parts.
    @Test(arguments: Backend.allCases) func allPartsMayHaveOneID(backend: Backend) async throws {
        let desk = try Desk(backend)
        #expect(try await desk.take(desk.part("a", 1, of: 3, id: "1"), desk.part("ab", 3, of: 3, id: "1")).map(\.kind) == [.part, .part])
        let incomplete = try await desk.end()
        #expect(try await desk.texts() == ["aab"])
        #expect(try await desk.take(desk.part("ab", 3, of: 3, id: "1")) == [Acceptance(kind: .repeated, id: incomplete[0])])
        #expect(try await desk.take(desk.part("a", 2, of: 3, id: "1")).map(\.kind) == [.part], "its text alone is in there already")
    }

    @Test(arguments: Backend.allCases) func whatDiffersInOneMarkIsNotJoined(backend: Backend) async throws {
        let desk = try Desk(backend)
        try await desk.take(desk.part("a", 1, of: 2))
        let others = [
            desk.part("b", 2, of: 2, reference: "8"), desk.part("b", 2, of: 2, from: "+31699999999"),
            desk.part("b", 2, of: 2, to: "+31850000009"), desk.part("b", 2, of: 2, channel: "other"), desk.part("b", 2, of: 3),
        ]
        for other in others { #expect(try await desk.take(other).map(\.kind) == [.part]) }
        #expect(try await desk.texts() == [])
        #expect(try await desk.take(desk.part("b", 2, of: 2)).map(\.kind) == [.new])
    }

    // MARK: A reference that comes again

    @Test(arguments: Backend.allCases) func theSamePlaceWithAnotherTextBeginsAnotherMessage(backend: Backend) async throws {
        let desk = try Desk(backend)
        try await desk.take(desk.part("lost ", 1, of: 2))
        try await desk.take(desk.part("new ", 1, of: 2, after: .seconds(60)))
        #expect(try await desk.journal.counts(now: desk.noon).awaitingParts == 2)
        #expect(try await desk.take(desk.part("text", 2, of: 2, after: .seconds(61))).map(\.kind) == [.new])
        #expect(try await desk.texts() == ["new text"], "somebody writes one after the other")
        #expect(try await desk.take(desk.part("and found", 2, of: 2, after: .seconds(62))).map(\.kind) == [.new])
        #expect(try await desk.texts() == ["new text", "lost and found"])
    }

    // MARK: Time

    @Test(arguments: Backend.allCases) func afterHalfAnHourWhatIsThereIsAccepted(backend: Backend) async throws {
        let desk = try Desk(backend)
        let id = try await desk.take(desk.part("c", 3, of: 3, id: "3"))[0].id
        try await desk.take(desk.part("a", 1, of: 3, id: "1", after: .seconds(1700)))
        #expect(try await desk.end(after: Desk.halfAnHour - .milliseconds(1)) == [])
        #expect(try await desk.journal.record(of: id) == nil)
        #expect(try await desk.claim() == [])
        var changes = desk.journal.changes().makeAsyncIterator()
        #expect(try await desk.end() == [id])
        #expect(await changes.next() == id)
        #expect(try await desk.end() == [])
        let record = try #require(try await desk.journal.record(of: id))
        #expect(record.message.text == "ac")
        #expect(record.message.parts == MessageParts(reference: "7", total: 3, held: [1, 3]))
        #expect(record.message.parts?.missing == [2])
        #expect(record.message.receivedAt == desk.noon + .seconds(1700))
        #expect(record.acceptance == .new)
        let claim = try await desk.journal.claimMessages(upTo: 9, leasedUntil: desk.noon + .seconds(60), now: desk.noon)
        #expect(claim.messages.map(\.message) == [record.message], "and the rules see it as it is shown")
        #expect(try await desk.take(desk.part("a", 1, of: 3, id: "1", after: .seconds(1801))) == [Acceptance(kind: .repeated, id: id)])
    }

    @Test(arguments: Backend.allCases, [true, false]) func aLatePartIsAMessageOfItsOwn(backend: Backend, isEnded: Bool) async throws {
        let desk = try Desk(backend)
        let first = try await desk.take(desk.part("a", 1, of: 2))[0].id
        // Also where nobody has watched the time yet, as right after a start.
        if isEnded { #expect(try await desk.end() == [first]) }
        let late = try await desk.take(desk.part("b", 2, of: 2, after: Desk.halfAnHour))[0]
        #expect(late.kind == .part && late.id != first)
        #expect(try await desk.end(after: Desk.halfAnHour * 2) == (isEnded ? [late.id] : [first, late.id]))
        #expect(try await desk.texts() == ["a", "b"])
        #expect(try await desk.journal.record(of: late.id)?.message.parts?.held == [2])
    }

    // MARK: What a joined message is

    @Test(arguments: Backend.allCases) func stopInTwoPartsIsStop(backend: Backend) async throws {
        let desk = try Desk(backend)
        try await desk.take(desk.part("OP", 2, of: 2), desk.part("ST", 1, of: 2))
        let number = try await desk.journal.export(SMSAddress(canonical: "+31612345678"))
        #expect(number.optOuts.count == 1)
        #expect(number.messages.map(\.state) == [.consent])
        #expect(number.messages.first?.actions.map(\.action.text) == ["confirmed"])
        #expect(try await desk.claim() == [])
    }

    @Test(arguments: Backend.allCases) func anIncompleteStopIsStop(backend: Backend) async throws {
        let desk = try Desk(backend)
        try await desk.take(desk.part("STOP", 1, of: 2))
        let id = try await desk.end()[0]
        #expect(try await desk.journal.record(of: id)?.state == .consent)
    }

    @Test(arguments: Backend.allCases, [(nil, 59_999, Acceptance.Kind.suspectedDuplicate), (nil, 60_000, .new), ("2", 0, .new)])
    func withoutIDsAnEqualOneWithinAMinuteIsSuspected(
        backend: Backend, row: (id: String?, apart: Int, kind: Acceptance.Kind)
    ) async throws {
        let desk = try Desk(backend)
        try await desk.take(desk.part("a", 1, of: 2), desk.part("b", 2, of: 2))
        let later = Duration.milliseconds(row.apart)
        let second = try await desk.take(
            desk.part("a", 1, of: 2, id: row.id, reference: "8", after: later), desk.part("b", 2, of: 2, reference: "8", after: later))
        #expect(second.map(\.kind) == [.part, row.kind])
        #expect(try await desk.journal.record(of: second[1].id)?.acceptance == row.kind)
    }

    @Test func theBytesAndTimesOfPartsAreJoined() throws {
        let times = [nil, Timestamp(milliseconds: 5), Timestamp(milliseconds: 4)]
        let raws: [[UInt8]?] = [nil, [0xFF], nil]
        let parts = [3, 1, 2].map { number in
            InboundMessage(
                id: MessageID(high: 0, low: 1), providerID: number == 1 ? nil : "\(number)", channel: "main",
                sender: .shortCode("4040"), receiver: .shortCode("4041"), text: "\(number)", rawText: raws[number - 1],
                sentAt: times[number - 1], receivedAt: Timestamp(milliseconds: Int64(number)), hops: number % 3,
                parts: MessageParts(reference: "7", number: number, of: 3))
        }
        let id = MessageID(high: 0, low: 2)
        let joined = try #require(InboundMessage(joining: parts, as: id))
        #expect(joined.id == id && joined.text == "123" && joined.providerID == "2")
        #expect(joined.rawText == [0x31, 0xFF, 0x33])
        #expect(joined.sentAt == Timestamp(milliseconds: 4) && joined.receivedAt == Timestamp(milliseconds: 3))
        #expect(joined.hops == 2, "the most that any of them has come round")
        #expect(InboundMessage(joining: [], as: id) == nil)
        #expect(InboundMessage(joining: [parts[0]], as: id)?.rawText == nil)
    }

    struct Cut: Sendable {
        let head: [UInt8]
        let tail: [UInt8]
        /// How many U+FFFD stand at the end of the first text, and how many begin the next.
        let lost: (before: Int, after: Int)
        var text = "a 😀 b"

        static func utf8(_ head: [UInt8], _ tail: [UInt8], _ after: Int, _ text: String = "a 😀 b") -> Cut {
            Cut(head: Array("a ".utf8) + head, tail: tail + Array(" b".utf8), lost: (1, after), text: text)
        }
    }

    /// 😀 in two parts: in JSON, in UTF-8, in UTF-16; and what only looks like it.
    static let cuts: [Cut] = [
        Cut(head: Array(#"a \ud83d"#.utf8), tail: Array(#"\ude00 b"#.utf8), lost: (1, 1)),
        .utf8([0xF0], [0x9F, 0x98, 0x80], 3), .utf8([0xF0, 0x9F], [0x98, 0x80], 2), .utf8([0xF0, 0x9F, 0x98], [0x80], 1),
        .utf8([0xC3], [0xA9], 1, "a é b"),
        Cut(head: [0x00, 0x61, 0x00, 0x20, 0xD8, 0x3D], tail: [0xDE, 0x00, 0x00, 0x20, 0x00, 0x62], lost: (1, 1)),
        .utf8([0xF0, 0x9F], Array(#"\ude00"#.utf8), 1, "a \u{FFFD}\u{FFFD} b"), .utf8([0xFF], [0x80], 1, "a \u{FFFD}\u{FFFD} b"),
    ]

    @Test(arguments: Backend.allCases, cuts.indices) func aCharacterCutInTwoIsPutTogether(backend: Backend, index: Int) async throws {
        let cut = Self.cuts[index]
        let desk = try Desk(backend)
        let before = "a " + String(repeating: "\u{FFFD}", count: cut.lost.before)
        let after = String(repeating: "\u{FFFD}", count: cut.lost.after) + " b"
        let parts = [desk.part(before, 1, of: 2, id: "1", raw: cut.head), desk.part(after, 2, of: 2, id: "2", raw: cut.tail)]
        try await desk.take(parts[1])
        let id = try await desk.take(parts[0])[0].id
        let message = try #require(try await desk.journal.record(of: id)?.message)
        #expect(message.text == cut.text)
        #expect((message.rawText == nil) == !cut.text.contains("\u{FFFD}"))
        for part in parts { #expect(try await desk.take(part) == [Acceptance(kind: .repeated, id: id)], "known when it comes again") }
    }

    @Test(arguments: [
        (1, 2, true), (255, 255, true), (2, 2, true), (1, 1, false), (0, 2, false), (3, 2, false), (1, 256, false), (-1, 2, false),
    ])
    func aPartIsOneOfTwoTo255(row: (number: Int, total: Int, isPart: Bool)) {
        #expect((MessageParts(reference: "7", number: row.number, of: row.total) != nil) == row.isPart)
    }

    // MARK: One number, and what is forgotten

    @Test(arguments: Backend.allCases) func waitingPartsOfANumberAreShownAndErased(backend: Backend) async throws {
        let desk = try Desk(backend)
        let number = SMSAddress(canonical: "+31612345678")
        let whole = try await desk.take(desk.part("x", 1, of: 2), desk.part("y", 2, of: 2))[1].id
        try await desk.take(desk.part("c", 3, of: 3, id: "3", reference: "8"), desk.part("a", 1, of: 2, reference: "9"))
        let waiting = try await desk.take(desk.part("a", 1, of: 3, id: "1", reference: "8"))[0].id
        let exported = try await desk.journal.export(number)
        #expect(exported.waitingParts.map(\.text) == ["c", "a", "a"], "in the order they came")
        #expect(exported.waitingParts.map(\.parts?.number) == [3, 1, 1])
        #expect(exported.waitingParts.first?.id == waiting)
        #expect(exported.messages.map(\.message.id) == [whole])

        #expect(try await desk.journal.erase(number, now: desk.noon) == Erased(messages: 1, actions: 0, parts: 3))
        #expect(try await desk.journal.export(number).waitingParts.isEmpty)
        #expect(try await desk.journal.counts(now: desk.noon).awaitingParts == 0)
        #expect(try await desk.end() == [])
        #expect(try await desk.take(desk.part("a", 1, of: 3, id: "1", reference: "8")) == [Acceptance(kind: .repeated, id: waiting)])
    }

    @Test(arguments: Backend.allCases) func theTextOfALongSMSGoesAndItsPartsAreKnown(backend: Backend) async throws {
        let desk = try Desk(backend)
        let id = try await desk.take(desk.part("x", 1, of: 2, id: "1"), desk.part("y", 2, of: 2, id: "2"))[1].id
        _ = try await desk.claim()
        try await desk.decide(id)
        _ = try await desk.end()
        while try await desk.journal.forget(KeepingTimes(), now: desk.noon + KeepingTimes.days(30)) {}
        let record = try #require(try await desk.journal.record(of: id))
        #expect(record.textIsGone && record.message.parts?.isComplete == true)
        #expect(try await desk.take(desk.part("x", 1, of: 2, id: "1")) == [Acceptance(kind: .repeated, id: id)])
    }
}
