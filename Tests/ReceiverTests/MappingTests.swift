import Logging
import SMSMessages
import Testing

@testable import Receiver

/// Providers that nobody here knows, each by a mapping alone: over a real server, from raw bytes.
@Suite(.timeLimit(.minutes(10))) struct MappingTests {
    struct Row: Sendable {
        let name: String
        let mapping: ChannelMapping
        let request: [UInt8]
        var sender = "+447700900001"
        var receiver = "+447700900000"
        var text = "Ack 17"
        var id: String? = "m-1"
        var sentAt: String? = "2026-11-21T09:00:00Z"
        var answer = RawBody(status: 200, type: "text/plain; charset=utf-8", body: "OK {id}\n")
    }

    struct RawBody: Sendable { let status: Int, type: String, body: String }

    static let vonage = ChannelMapping(
        sender: ["msisdn"], receiver: ["to"], text: ["text"], id: ["messageId"], time: ["message-timestamp"],
        timeFormat: .pattern("yyyy-MM-dd HH:mm:ss", zone: nil), answer: .init(status: 204, body: ""))
    static let vonageFields = "msisdn=447700900001&to=447700900000&text=Ack+17&messageId=m-1&message-timestamp=2026-11-21+09%3A00%3A00"
    static let noContent = RawBody(status: 204, type: "text/plain; charset=utf-8", body: "")

    static let rows: [Row] = [
        Row(name: "Vonage GET", mapping: vonage, request: Array(Ask.get("/in/p?" + vonageFields).utf8), answer: noContent),
        Row(name: "Vonage form", mapping: vonage, request: Ask.post("/in/p", vonageFields), answer: noContent),
        Row(
            name: "Vonage JSON", mapping: vonage,
            request: Ask.post(
                "/in/p", type: "application/json",
                #"{"msisdn":"447700900001","to":"447700900000","text":"Ack 17","messageId":"m-1","message-timestamp":"2026-11-21 09:00:00"}"#
            ),
            answer: noContent),
        Row(
            name: "Infobip",
            mapping: ChannelMapping(
                methods: [.post], bodies: [.json], messages: "results", sender: ["from"], receiver: ["to"], text: ["text"],
                id: ["messageId"], time: ["receivedAt"]),
            request: Ask.post(
                "/in/p", type: "application/json",
                #"{"results":[{"messageId":"m-1","from":"447700900001","to":"447700900000","text":"Ack 17","receivedAt":"2026-11-21T10:00:00.000+0100","cleanText":"17","keyword":"ACK"}],"messageCount":1}"#
            )),
        Row(
            name: "Bandwidth",
            mapping: ChannelMapping(
                bodies: [.json], sender: ["message.from"], receiver: ["to"], text: ["message.text"], id: ["message.id"],
                time: ["message.time"]),
            request: Ask.post(
                "/in/p", type: "application/json",
                #"[{"type":"message-received","to":"+447700900000","message":{"id":"m-1","time":"2026-11-21T09:00:00Z","from":"+447700900001","text":"Ack 17"}}]"#
            )),
        Row(
            name: "Telnyx",
            mapping: ChannelMapping(
                bodies: [.json], messages: "data.payload", sender: ["from.phone_number"], receiver: ["to.0.phone_number"], text: ["text"],
                id: ["id"], time: ["received_at"], answer: .init(contentType: "application/json", body: #"{"id":"{id}"}"#)),
            request: Ask.post(
                "/in/p", type: "application/json",
                #"{"data":{"id":"e-1","payload":{"id":"m-1","from":{"phone_number":"+447700900001"},"to":[{"phone_number":"+447700900000"}],"text":"Ack 17","received_at":"2026-11-21T09:00:00Z"}}}"#
            ), answer: RawBody(status: 200, type: "application/json", body: #"{"id":"{id}"}"#)),
        Row(
            name: "Kannel",
            mapping: ChannelMapping(
                methods: [.get], sender: ["p"], receiver: ["P"], text: ["a"], id: ["I"], time: ["T"], timeFormat: .unixSeconds,
                answer: .init(status: 202, body: "")),
            request: Array(Ask.get("/in/p?p=%2B447700900001&P=%2B447700900000&a=Ack+17&I=m-1&T=1795251600").utf8),
            answer: RawBody(status: 202, type: "text/plain; charset=utf-8", body: "")),
        Row(
            name: "46elks",
            mapping: ChannelMapping(
                methods: [.post], bodies: [.form], sender: ["from"], receiver: ["to"], text: ["message"], id: ["id"], time: ["created"],
                timeFormat: .pattern("yyyy-MM-ddTHH:mm:ss", zone: "Europe/Stockholm")),
            request: Ask.post(
                "/in/p", "direction=incoming&id=m-1&from=%2B447700900001&to=%2B447700900000&created=2026-11-21T10:00:00&message=Ack%2017")),
        Row(
            name: "SMS Gate",
            mapping: ChannelMapping(
                bodies: [.json], sender: ["payload.sender", "payload.phoneNumber"], receiver: ["payload.recipient"],
                text: ["payload.message"], id: ["payload.messageId", "id"], time: ["payload.receivedAt"], defaultReceiver: "+447700900000"),
            request: Ask.post(
                "/in/p", type: "application/json",
                #"{"id":"m-1","event":"sms:received","payload":{"phoneNumber":"+447700900001","message":"Ack 17","receivedAt":"2026-11-21T10:00:00.000+01:00"}}"#
            )),
        Row(
            name: "JSON as plain text",
            mapping: ChannelMapping(
                methods: [.post], bodies: [.json], sender: ["originationNumber"], receiver: ["destinationNumber"], text: ["messageBody"],
                id: ["inboundMessageId"], time: ["at"], timeFormat: .unixMilliseconds),
            request: Ask.post(
                "/in/p", type: "text/plain; charset=UTF-8",
                #"{"originationNumber":"+447700900001","destinationNumber":"+447700900000","messageBody":"Ack 17","inboundMessageId":"m-1","at":1795251600000}"#
            )),
        Row(
            name: "Latin-9",
            mapping: ChannelMapping(sender: ["f"], receiver: ["t"], text: ["m"], charset: .latin9),
            request: Array(Ask.get("/in/p?f=447700900001&t=447700900000&m=caf%E9+%A4").utf8), text: "café €", id: nil, sentAt: nil),
        Row(
            name: "UTF-16",
            mapping: ChannelMapping(sender: ["f"], receiver: ["t"], text: ["m"], charset: .utf16BigEndian),
            request: Array(Ask.get("/in/p?f=447700900001&t=447700900000&m=%00A%20%AC%D8%3D%DE%00").utf8), text: "A€😀", id: nil,
            sentAt: nil),
    ]

    @Test(arguments: rows.indices)
    func aProviderIsReadByItsMapping(index: Int) async throws {
        let row = Self.rows[index]
        try await Self.server(row.mapping) { (server) async throws in
            let answer = try #require(try await server.ask(row.request))
            let message = try #require(server.inbox.messages.first, "\(row.name): \(answer)")
            #expect(server.inbox.messages.count == 1)
            #expect(message.sender.text == row.sender && message.receiver.text == row.receiver, "\(row.name)")
            #expect(message.text == row.text && message.rawText == nil, "\(row.name)")
            #expect(message.providerID == row.id && message.sentAt?.rfc3339 == row.sentAt, "\(row.name)")
            #expect(answer.status == row.answer.status && answer.header("content-type") == row.answer.type, "\(row.name)")
            #expect(answer.body == row.answer.body.replacing("{id}", with: message.id.description), "\(row.name)")
        }
    }

    static let parts: [(query: String, parts: MessageParts?)] = [
        ("concat-ref=78&concat-part=2&concat-total=3", MessageParts(reference: "78", total: 3, held: [2])),
        ("concat-ref=a%00b&concat-part=255&concat-total=255", MessageParts(reference: "a\u{FFFD}b", total: 255, held: [255])),
        ("", nil), ("concat-part=1&concat-total=2", nil), ("concat-ref=78&concat-total=2", nil), ("concat-ref=78&concat-part=1", nil),
        ("concat-ref=&concat-part=1&concat-total=2", nil), ("concat-ref=78&concat-part=1&concat-total=1", nil),
        ("concat-ref=78&concat-part=0&concat-total=2", nil), ("concat-ref=78&concat-part=3&concat-total=2", nil),
        ("concat-ref=78&concat-part=1&concat-total=256", nil), ("concat-ref=78&concat-part=-1&concat-total=2", nil),
        ("concat-ref=78&concat-part=one&concat-total=2", nil), ("concat-ref=78&concat-part=1&concat-total=99999999999999999999", nil),
    ]

    /// Whatever the marks are, the text is taken.
    @Test(arguments: parts.indices) func whatMakesSenseIsAPart(index: Int) async throws {
        let row = Self.parts[index]
        let mapping = ChannelMapping(
            sender: ["f"], receiver: ["t"], text: ["m"], reference: ["concat-ref"], part: ["concat-part"], total: ["concat-total"])
        try await Self.server(mapping) { (server) async throws in
            #expect(try await server.ask(Ask.get("/in/p?f=4040&t=4041&m=text&\(row.query)"))?.status == 200)
            #expect(server.inbox.messages.map(\.text) == ["text"], "\(row.query)")
            #expect(server.inbox.messages.map(\.parts) == [row.parts], "\(row.query)")
        }
    }

    @Test func partsInJSONStandWhereTheMappingSays() async throws {
        let mapping = ChannelMapping(
            bodies: [.json], messages: "list", sender: ["f"], receiver: ["t"], text: ["m"], reference: ["udh.ref"], part: ["udh.part"],
            total: ["udh.total"])
        let body = #"{"list":[{"f":"4040","t":"4041","m":"a","udh":{"ref":7,"part":"2","total":2}},{"f":"4040","t":"4041","m":"b"}]}"#
        try await Self.server(mapping) { (server) async throws in
            #expect(try await server.ask(Ask.post("/in/p", type: "application/json", body))?.status == 200)
            #expect(server.inbox.messages.map(\.parts) == [MessageParts(reference: "7", total: 2, held: [2]), nil])
        }
    }

    /// Ours names them; the gateway's form has none.
    @Test func profilesKnowPartsWhereTheirProvidersHaveThem() async throws {
        for (mapping, sender) in [(ChannelMapping.generic, "from=4040&to=4041&text=a"), (.sms1609, "sender=4040&to=4041&message=a")] {
            try await Self.server(mapping) { (server) async throws in
                #expect(try await server.ask(Ask.post("/in/p", sender + "&reference=7&part=1&total=2"))?.status == 200)
                let isOurs = mapping == .generic
                #expect(server.inbox.messages.map(\.parts) == [isOurs ? MessageParts(reference: "7", total: 2, held: [1]) : nil])
            }
        }
    }

    static let damaged: [(request: [UInt8], text: String, raw: [UInt8]?)] = [
        (Ask.post("/in/p", "f=4040&t=4040&m=caf%E9!"), "caf\u{FFFD}!", Array("caf".utf8) + [0xE9, 0x21]),
        (Ask.post("/in/p", "f=4040&t=4040&m=a%00b"), "a\0b", nil),
        (Ask.post("/in/p", type: "application/json", #"{"f":"4040","t":"4040","m":"\uD83D!"}"#), "\u{FFFD}!", Array(#"\uD83D!"#.utf8)),
    ]

    @Test(arguments: damaged.indices)
    func whatSomebodyTextedIsNeverAReasonToRefuse(index: Int) async throws {
        let row = Self.damaged[index]
        try await Self.server(ChannelMapping(sender: ["f"], receiver: ["t"], text: ["m"])) { (server) async throws in
            #expect(try await server.ask(row.request)?.status == 200)
            #expect(server.inbox.messages.map(\.text) == [row.text])
            #expect(server.inbox.messages.map(\.rawText) == [row.raw])
        }
    }

    /// A 2xx would say that all of it is on disk.
    @Test func oneThatCannotBeReadIsToldAndDoesNotHoldUpItsNeighbours() async throws {
        let log = RecordedLog()
        let mapping = ChannelMapping(bodies: [.json], messages: "list", sender: ["f"], receiver: ["t"], text: ["m"], id: ["i"])
        let canary = #"{"f":"+0","t":"4041","m":"canary","i":"b"}"#
        let body = #"{"list":[{"f":"4040","t":"4041","m":"one","i":"a"},\#(canary),{"f":"4040","t":"4041","m":"two","i":"c"}]}"#
        try await Self.server(mapping, logger: log.logger) { (server) async throws in
            let answer = try await server.ask(Ask.post("/in/p", type: "application/json", body))
            #expect(answer?.status == 400)
            #expect(server.inbox.messages.map(\.text) == ["one", "two"])
            #expect(answer?.body.hasPrefix("SMS 2 of 3 cannot be read; the field f: this is not a phone number") == true)
            #expect(answer?.body.hasSuffix("; the others were taken, and are known if they come again\n") == true)
            // Without ids a repetition of the readable ones could not be told.
            let nameless = #"{"list":[{"f":"4040","t":"4041","m":"three"},\#(canary)]}"#
            #expect(try await server.ask(Ask.post("/in/p", type: "application/json", nameless))?.status == 400)
            #expect(server.inbox.messages.count == 2)
            #expect(try await server.ask(Ask.post("/in/p", type: "application/json", #"{"list":[]}"#))?.status == 200)
            #expect(try await server.ask(Ask.post("/in/p", type: "application/json", #"{"list":[{"m":"x"}]}"#))?.status == 400)
            #expect(try await server.ask(Ask.post("/in/p", type: "application/json", #"{"other":[]}"#))?.status == 400)
            let many = #"{"list":["# + Array(repeating: #"{"f":"4040"}"#, count: 1001).joined(separator: ",") + "]}"
            #expect(try await server.ask(Ask.post("/in/p", type: "application/json", many))?.status == 413)
        }
        #expect(log.lines.count == 1)
        #expect(log.lines.allSatisfy { $0.contains("was not understood") && $0.contains("SMS 2 of 3") && !$0.contains("canary") })
    }

    @Test func onlyTheMethodsOfTheMappingAreTaken() async throws {
        let mapping = ChannelMapping(methods: [.get], sender: ["f"], receiver: ["t"], text: ["m"])
        try await Self.server(mapping) { (server) async throws in
            let answer = try await server.ask(Ask.post("/in/p", "f=4040&t=4040&m="))
            #expect(answer?.status == 405)
            #expect(answer?.header("allow") == "GET")
            #expect(try await server.ask(Ask.get("/in/p?f=4040&t=4040&m="))?.status == 200)
        }
    }

    static let times: [(format: ChannelMapping.TimeFormat, text: String, time: String?)] = [
        (.unixSeconds, "1795251600", "2026-11-21T09:00:00Z"), (.unixSeconds, "1795251600.5", "2026-11-21T09:00:00.500Z"),
        (.unixSeconds, "-1", nil), (.unixSeconds, "nan", nil), (.unixSeconds, "1e300", nil),
        (.unixMilliseconds, "1795251600250", "2026-11-21T09:00:00.250Z"), (.unixMilliseconds, "soon", nil),
        (.rfc3339(zone: nil), "2026-11-21T10:00:00+01:00", "2026-11-21T09:00:00Z"), (.rfc3339(zone: nil), "21.11.2026", nil),
        (.rfc3339(zone: nil), "2026-11-21T09:00:00.000+0000", "2026-11-21T09:00:00Z"),
        (.rfc3339(zone: nil), "2026-11-21T10:00:00+01", "2026-11-21T09:00:00Z"),
        (.rfc3339(zone: nil), "2026-11-21T10:00:00 0100", "2026-11-21T09:00:00Z"),
        (.rfc3339(zone: nil), "2026-11-21T04:00:00.123456789-05:00", "2026-11-21T09:00:00.123Z"),
        (.rfc3339(zone: nil), "2026-11-21 10:00:00,5 +0100", "2026-11-21T09:00:00.500Z"),
        (.rfc3339(zone: nil), "2026-11-21T09:00:00.741000", nil), (.rfc3339(zone: nil), "2026-11-21T09:00:00+00000", nil),
        (.rfc3339(zone: "Europe/Amsterdam"), "2026-11-21T10:00:00.741000", "2026-11-21T09:00:00.741Z"),
        (.rfc3339(zone: "Europe/Amsterdam"), "2026-07-01T11:00:00", "2026-07-01T09:00:00Z"),
        (.rfc3339(zone: "Europe/Amsterdam"), "2026-07-01T11:00:00Z", "2026-07-01T11:00:00Z"),
        (.pattern("yyyy-MM-dd HH:mm:ss", zone: nil), "2026-11-21 09:00:00.741000", "2026-11-21T09:00:00Z"),
        (.pattern("yyyy-MM-dd HH:mm:ss", zone: "Europe/Amsterdam"), "2026-11-21 04:00:00.5-0500", "2026-11-21T09:00:00Z"),
        (.pattern("HH:mm dd-MM-yyyy", zone: nil), "09:00 21-11-2026", "2026-11-21T09:00:00Z"),
        (.pattern("yyyyMMddTHH:mm:ssZ", zone: "Europe/Amsterdam"), "20261121T10:00:00Z", "2026-11-21T09:00:00Z"),
        (.pattern("dd.MM.yyyy HH:mm", zone: nil), "21.11.2026 09:00", "2026-11-21T09:00:00Z"),
        (.pattern("yyMMddHHmmss", zone: nil), "261121090000", "2026-11-21T09:00:00Z"),
        (.pattern("yyyyMMddHHmmss", zone: "Europe/Amsterdam"), "20260701110000", "2026-07-01T09:00:00Z"),
        (.pattern("yyyyMMddHHmmss", zone: "Europe/Amsterdam"), "202611211000", "2026-11-21T09:00:00Z"),
        (.pattern("yyyyMMddHHmmss", zone: nil), "20260231000000", nil), (.pattern("yyyyMMddHHmmss", zone: nil), "2026112109", nil),
    ]

    @Test(arguments: times.indices)
    func timesAreReadByTheirFormat(index: Int) {
        let row = Self.times[index]
        #expect(TimeReader(row.format).time(row.text)?.rfc3339 == row.time, "\(row)")
    }

    static func server(
        _ mapping: ChannelMapping, logger: Logger = .silent, passedOver: PassedOver = PassedOver(),
        _ body: (RunningReceiver) async throws -> Void
    ) async throws {
        let channel = Channel(name: "p", mapping: mapping, numbers: NumberReading(), access: .anybody)
        try await RunningReceiver.run(channels: [channel], logger: logger, passedOver: passedOver, body)
    }
}
