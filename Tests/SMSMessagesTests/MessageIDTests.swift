import SMSMessages
import Testing

@Suite struct MessageIDTests {
    /// The example of the ULID specification.
    @Test(arguments: ["01ARZ3NDEKTSV4RRFFQ69G5FAV", "00000000000000000000000000", "7ZZZZZZZZZZZZZZZZZZZZZZZZZ"])
    func readsAndWrites(text: String) throws {
        #expect(try #require(MessageID(text)).description == text)
        #expect(MessageID(text.lowercased()) == MessageID(text))
    }

    @Test(arguments: [
        "", "01ARZ3NDEKTSV4RRFFQ69G5FA", "01ARZ3NDEKTSV4RRFFQ69G5FAVV", "80000000000000000000000000", "01ARZ3NDEKTSV4RRFFQ69G5FAI",
        "01ARZ3NDEKTSV4RRFFQ69G5FAU", "01ARZ3NDEKTSV4RRFFQ69G5FA\u{16}", "01ARZ3NDEKTSV4RRFFQ69G5Fé", "01ARZ3NDEKTSV4RRFFQ69G5FA-",
    ])
    func refuses(text: String) {
        #expect(MessageID(text) == nil)
    }

    @Test func holdsTheTimeAndThenRandomBits() {
        var ones = Constant(value: .max)
        let id = MessageID(at: Timestamp(milliseconds: 1_469_918_176_385), random: &ones)
        #expect(id.description == "01ARYZ6S41ZZZZZZZZZZZZZZZZ")
        var zeros = Constant(value: 0)
        #expect(MessageID(at: Timestamp(milliseconds: 1_469_918_176_386), random: &zeros) > id)
        #expect(MessageID(at: Timestamp(milliseconds: -1), random: &zeros).description == "00000000000000000000000000")
    }

    @Test func ordersLikeItsText() {
        let ids = [(0, 0), (0, 1), (1, 0)].map { MessageID(high: $0, low: $1) }
        #expect(ids.sorted() == ids)
        #expect(ids.map(\.description).sorted() == ids.map(\.description))
    }

    private struct Constant: RandomNumberGenerator {
        let value: UInt64
        mutating func next() -> UInt64 { value }
    }
}
