import SMSMessages
import Testing

@testable import Receiver

/// What no phone can have sent is not taken: it would only cost.
@Suite(.timeLimit(.minutes(10))) struct LongTextTests {
    private static let mapping: ChannelMapping = {
        var mapping = ChannelMapping.generic
        (mapping.reference, mapping.part, mapping.total) = (["ref"], ["part"], ["total"])
        return mapping
    }()

    struct Row {
        let text: String
        var parts: Int?
        let isTaken: Bool
    }

    /// Bytes count, not characters; a part is as long as the whole that parts like it make, but what a phone sends always fits.
    static let rows = [
        Row(text: String(repeating: "x", count: 1000), isTaken: true),
        Row(text: String(repeating: "x", count: 1001), isTaken: false),
        Row(text: String(repeating: "€", count: 333), isTaken: true),
        Row(text: String(repeating: "€", count: 334), isTaken: false),
        Row(text: String(repeating: "x", count: 500), parts: 2, isTaken: true),
        Row(text: String(repeating: "x", count: 501), parts: 2, isTaken: false),
        Row(text: String(repeating: "€", count: 153), parts: 255, isTaken: true),
        Row(text: String(repeating: "€", count: 154), parts: 255, isTaken: false),
    ]

    @Test(arguments: rows.indices) func anSMSHasALength(index: Int) async throws {
        let row = Self.rows[index]
        var limits = ServerLimits()
        limits.maxTextBytes = 1000
        let channel = Channel(name: "main", mapping: Self.mapping, numbers: NumberReading(), access: .anybody)
        try await RunningReceiver.run(channels: [channel], limits: limits) { (server) async throws in
            let parts = row.parts.map { "&ref=7&part=1&total=\($0)" } ?? ""
            let answer = try await server.ask(Ask.post("/in/main", DecodingTests.numbers + "&text=\(row.text)" + parts))
            #expect(answer?.status == (row.isTaken ? 200 : 413))
            #expect(server.inbox.messages.map(\.text) == (row.isTaken ? [row.text] : []))
            let bytes = row.text.utf8.count
            let whole = row.parts.map { "one of \($0) parts has \(bytes)" } ?? "this one has \(bytes)"
            let line = "the text of an SMS may have 1000 bytes, \(whole): that is no SMS (`receiver.max_text`)\n"
            if !row.isTaken { #expect(answer?.body == line) }
        }
    }

    @Test func oneOfManyThatIsTooLongKeepsNoOtherOut() async throws {
        let json = """
            [{"from":"+31612345678","to":"4040","text":"short","id":"1"},
            {"from":"+31612345678","to":"4040","text":"\(String(repeating: "x", count: 10_241))","id":"2"}]
            """
        try await RunningReceiver.run { (server) async throws in
            let answer = try await server.ask(Ask.post("/in/main", type: "application/json", json))
            #expect(answer?.status == 400 && answer?.body.contains("SMS 2 of 2 cannot be read") == true)
            #expect(server.inbox.messages.map(\.text) == ["short"])
        }
    }
}
