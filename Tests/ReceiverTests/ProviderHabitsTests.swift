import Logging
import SMSMessages
import Testing

@testable import Receiver

/// What providers write that is no fault of the SMS: over a real server, from raw bytes.
@Suite(.timeLimit(.minutes(1))) struct ProviderHabitsTests {
    struct Row: Sendable {
        let name: String
        var mapping = Self.plain
        let request: [UInt8]
        var text = "Hi"
        var receiver = "4041"
        var id: String?

        static let plain = ChannelMapping(sender: ["f"], receiver: ["t"], text: ["m"], id: ["i"])
    }

    private static func mapping(_ change: (inout ChannelMapping) -> Void) -> ChannelMapping {
        var mapping = Row.plain
        change(&mapping)
        return mapping
    }

    private static func json(_ body: String, type: String = "application/json") -> [UInt8] { Ask.post("/in/p", type: type, body) }

    private static let mark = "\u{FEFF}"
    private static let byDefault = mapping { $0.defaultReceiver = "4041" }
    private static let bySlot = mapping { $0.receivers = ["sim1": "4041", "sim 2": "4042"] }

    static let empty: [Row] = [
        Row(name: "no field for the text", request: Ask.post("/in/p", "f=4040&t=4041"), text: ""),
        Row(name: "a text that is null", request: json(#"{"f":"4040","t":"4041","m":null}"#), text: ""),
        Row(name: "no member for the text", request: json(#"{"f":"4040","t":"4041"}"#), text: ""),
        Row(name: "an empty receiver", mapping: byDefault, request: Ask.post("/in/p", "f=4040&t=&m=Hi")),
        Row(name: "a blank receiver", mapping: byDefault, request: Ask.post("/in/p", "f=4040&t=+&m=Hi")),
        Row(name: "an empty receiver in JSON", mapping: byDefault, request: json(#"{"f":"4040","t":"","m":"Hi"}"#)),
        Row(
            name: "only the default receiver", mapping: ChannelMapping(sender: ["f"], receiver: [], text: ["m"], defaultReceiver: "4041"),
            request: Ask.post("/in/p", "f=4040&m=Hi")),
        Row(
            name: "the first that is not empty", mapping: mapping { $0.text = ["clean", "m"] },
            request: Ask.post("/in/p", "f=4040&t=4041&clean=&m=Hi")),
        Row(
            name: "the body's empty id and the query's", mapping: Row.plain, request: Ask.post("/in/p?i=7", "f=4040&t=4041&m=Hi&i="),
            id: "7"),
    ]

    static let bodies: [Row] = [
        Row(name: "a byte-order mark before a form", request: Ask.post("/in/p", mark + "f=4040&t=4041&m=Hi")),
        Row(name: "a byte-order mark before JSON", request: json(mark + #"{"f":"4040","t":"4041","m":"Hi"}"#)),
        Row(name: "text/json", request: json(#"{"f":"4040","t":"4041","m":"Hi"}"#, type: "text/json; charset=utf-8")),
        Row(name: "+json", request: json(#"{"f":"4040","t":"4041","m":"Hi"}"#, type: "application/cloudevents+json")),
        Row(name: "parts of a form", request: multipart([("f", "4040"), ("t", "4041"), ("m", "Hi")])),
        Row(
            name: "parts of a form with a picture", request: multipart([("f", "4040"), ("t", "4041"), ("m", "Hi")], fileOf: 200_000)),
        Row(
            name: "lines and dashes in a part", request: multipart([("f", "4040"), ("t", "4041"), ("m", "--\r\n--x\r\n")]),
            text: "--\r\n--x\r\n"),
        Row(
            name: "as many parts as are read",
            request: multipart([("f", "4040"), ("t", "4041"), ("m", "Hi")] + (0..<97).map { ("f\($0)", "x") })),
        Row(
            name: "JSON in a string", mapping: mapping { $0.messages = "Message" },
            request: json(#"{"Type":"Notification","Message":"{\"f\":\"4040\",\"t\":\"4041\",\"m\":\"Hi\"}"}"#)),
        Row(
            name: "a path through JSON in a string", mapping: mapping { $0.text = ["a.b.c"] },
            request: json(#"{"f":"4040","t":"4041","a":"{\"b\":\"[1]\",\"b\":{}}","m":"no"}"#), text: ""),
        Row(
            name: "a list in a string", mapping: mapping { $0.messages = "list" },
            request: json(#"{"list":"[{\"f\":\"4040\",\"t\":\"4041\",\"m\":\"Hi\"}]"}"#)),
    ]

    private static let hex = mapping {
        $0.textEncoding = .hex
        $0.charset = .utf16BigEndian
    }

    static let charsets: [Row] = [
        Row(
            name: "a charset in a field", mapping: mapping { $0.charsetField = ["c"] },
            request: Array(Ask.get("/in/p?f=4040&t=4041&m=%00H%20%AC&c=UTF-16BE").utf8), text: "H€"),
        Row(
            name: "a charset in a field behind the text, in a form", mapping: mapping { $0.charsetField = ["c"] },
            request: Ask.post("/in/p", "f=4040&t=4041&m=caf%E9&c=ISO-8859-1"), text: "café"),
        Row(
            name: "a charset that nobody knows", mapping: mapping { $0.charsetField = ["c"] },
            request: Ask.post("/in/p", "f=4040&t=4041&m=caf%C3%A9&c=x-y"), text: "café"),
        Row(
            name: "a charset in the Content-Type",
            request: Ask.post("/in/p", type: "application/x-www-form-urlencoded; charset=ISO-8859-15", "f=4040&t=4041&m=caf%E9+%A4"),
            text: "café €"),
        Row(
            name: "a Content-Type that is wrong",
            request: Ask.post("/in/p", type: "application/x-www-form-urlencoded; charset=ISO-8859-1", "f=4040&t=4041&m=caf%C3%A9"),
            text: "café"),
        Row(name: "hex", mapping: hex, request: json(#"{"f":"4040","t":"4041","m":"0048006920AC"}"#), text: "Hi€"),
        Row(name: "hex in a form", mapping: hex, request: Ask.post("/in/p", "f=4040&t=4041&m=d83dDE00"), text: "😀"),
        Row(name: "a text where hex is expected", mapping: hex, request: json(#"{"f":"4040","t":"4041","m":"Hi"}"#)),
        Row(
            name: "percent signs in JSON, charset in a field",
            mapping: mapping {
                $0.textEncoding = .percent
                $0.charsetField = ["c"]
            },
            request: json(#"{"f":"4040","t":"4041","m":"%00H%00%ED","c":"UTF-16BE"}"#), text: "Hí"),
    ]

    static let words: [Row] = [
        Row(name: "a SIM's slot", mapping: bySlot, request: json(#"{"f":"4040","t":"SIM1","m":"Hi"}"#)),
        Row(name: "another slot", mapping: bySlot, request: Ask.post("/in/p", "f=4040&t=Sim+2+&m=Hi"), receiver: "4042"),
        Row(name: "a number all the same", mapping: bySlot, request: Ask.post("/in/p", "f=4040&t=4043&m=Hi"), receiver: "4043"),
        Row(
            name: "an id of two fields", mapping: mapping { $0.idParts = ["print", "status"] },
            request: json(#"{"f":"4040","t":"4041","m":"Hi","print":"a1","status":"resolved"}"#), id: "a1 resolved"),
        Row(
            name: "an id of which half is there", mapping: mapping { $0.idParts = ["print", "status"] },
            request: json(#"{"f":"4040","t":"4041","m":"Hi","print":"a1"}"#), id: "a1 "),
        Row(
            name: "another id where none of them is there", mapping: mapping { $0.idParts = ["print", "status"] },
            request: json(#"{"f":"4040","t":"4041","m":"Hi","i":"7"}"#), id: "7"),
    ]

    @Test(arguments: [empty, bodies, charsets, words].flatMap { $0 }.map(\.name))
    func itIsReadAllTheSame(name: String) async throws {
        let row = try #require([Self.empty, Self.bodies, Self.charsets, Self.words].flatMap { $0 }.first { $0.name == name })
        try await MappingTests.server(row.mapping) { (server) async throws in
            let answer = try #require(try await server.ask(row.request))
            let message = try #require(server.inbox.messages.first, "\(answer)")
            #expect(answer.status == 200 && server.inbox.messages.count == 1)
            #expect(message.text == row.text && message.rawText == nil)
            #expect(message.sender == .shortCode("4040") && message.receiver.text == row.receiver && message.providerID == row.id)
        }
    }

    // MARK: What is no SMS

    static let telnyx = ChannelMapping(
        bodies: [.json], messages: "data.payload", sender: ["from.phone_number"], receiver: ["to.0.phone_number"], text: ["text"],
        only: [
            .init(field: "data.event_type", values: ["message.received"]), .init(field: "direction", values: ["in", "inbound"]),
        ], answer: .init(status: 202, body: "taken {id}"))

    private static func event(_ type: String, _ direction: String = "inbound") -> [UInt8] {
        json(
            #"{"data":{"event_type":"\#(type)","payload":{"direction":"\#(direction)","from":{"phone_number":"+31611111111"},"to":[{"phone_number":"+31850000000"}],"text":"Hi"}}}"#
        )
    }

    @Test func eventsThatAreNoSMSAreAcknowledgedAndCounted() async throws {
        let log = RecordedLog()
        let counted = PassedOver()
        try await MappingTests.server(Self.telnyx, logger: log.logger, passedOver: counted) { (server) async throws in
            for request in [Self.event("message.finalized"), Self.event("message.received", "outbound")] {
                let answer = try await server.ask(request)
                #expect(answer?.status == 202 && answer?.body == "taken ")
            }
            #expect(server.inbox.messages.isEmpty && counted["p"] == 2 && log.lines.isEmpty)
            #expect(try await server.ask(Self.event("message.received"))?.status == 202)
            #expect(server.inbox.messages.map(\.text) == ["Hi"] && counted["p"] == 2)
            // Where nothing tells, the mapping may be wrong, and no SMS would ever be taken.
            #expect(try await server.ask(Self.json(#"{"data":{"payload":{"text":"Hi"}}}"#))?.status == 202)
            #expect(server.inbox.messages.count == 1 && counted["p"] == 3)
        }
        #expect(log.lines.count == 1 && log.lines[0].contains("data.event_type"))
    }

    /// `true` is a word, and of several in one request each is judged by itself.
    @Test func eachOfSeveralIsJudged() async throws {
        var mapping = Row.plain
        mapping.only = [.init(field: "inbound", values: ["true"])]
        let counted = PassedOver()
        try await MappingTests.server(mapping, passedOver: counted) { (server) async throws in
            let list =
                #"[{"inbound":true,"f":"4040","t":"4041","m":"one"},{"inbound":false},{"inbound":"true","f":"4040","t":"4041","m":"two"}]"#
            #expect(try await server.ask(Self.json(list))?.status == 200)
            #expect(try await server.ask(Ask.post("/in/p", "inbound=true&f=4040&t=4041&m=three"))?.status == 200)
            #expect(server.inbox.messages.map(\.text) == ["one", "two", "three"] && counted["p"] == 1)
        }
    }

    @Test(arguments: [[.get], [.post]] as [Set<ChannelMapping.Method>]) func aURLThatIsOnlyTriedIsThere(methods: Set<ChannelMapping.Method>)
        async throws
    {
        var mapping = Row.plain
        mapping.methods = methods
        try await MappingTests.server(mapping) { (server) async throws in
            for target in ["/in/p", "/in/p?"] {
                let answer = try await server.ask(Ask.get(target))
                #expect(answer?.status == 200 && answer?.body == "this is the channel p: SMS can be sent here; this request was none\n")
                let connection = try server.connect()
                try connection.send("HEAD \(target) HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n")
                #expect(await connection.untilClosed().hasPrefix("HTTP/1.1 200 "))
            }
            #expect(server.inbox.messages.isEmpty)
        }
    }

    @Test func anSMSWithoutTheFieldForItsTextIsSpokenOf() async throws {
        let log = RecordedLog()
        try await MappingTests.server(Row.plain, logger: log.logger) { (server) async throws in
            for _ in 0..<3 { _ = try await server.ask(Ask.post("/in/p", "f=4040&t=4041")) }
            #expect(server.inbox.messages.count == 3)
        }
        #expect(log.lines.count == 1 && log.lines[0].contains("came without a text"))
    }

    // MARK: What is not read

    static let refused: [(name: String, request: [UInt8], status: Int)] = [
        ("gzip", Ask.post("/in/p", headers: "Content-Encoding: gzip\r\n", "x"), 415),
        ("no boundary", Ask.post("/in/p", type: "multipart/form-data", "x"), 400),
        ("another boundary", Ask.post("/in/p", type: "multipart/form-data; boundary=y", "--x\r\n\r\n--x--"), 400),
        (
            "cut off",
            Ask.post("/in/p", type: "multipart/form-data; boundary=x", "--x\r\nContent-Disposition: form-data; name=f\r\n\r\n4040"), 400
        ),
        ("a megabyte", multipart([("f", "4040")], fileOf: 1024 * 1024), 413),
        ("101 parts", multipart((0..<101).map { ("f\($0)", "4040") }), 400),
        ("XML", Ask.post("/in/p", type: "text/xml", "<f>4040</f>"), 415),
    ]

    @Test(arguments: refused.map(\.name)) func whatIsNotReadIsToldSo(name: String) async throws {
        let row = try #require(Self.refused.first { $0.name == name })
        try await MappingTests.server(Row.plain) { (server) async throws in
            #expect(try await server.ask(row.request)?.status == row.status)
            #expect(server.inbox.messages.isEmpty)
        }
    }

    /// Else a SIM that was swapped or renamed would lose its SMS unseen.
    @Test func aReceiverThatIsNotListedIsToldSo() async throws {
        try await MappingTests.server(Self.bySlot) { (server) async throws in
            let answer = try #require(try await server.ask(Ask.post("/in/p", "f=4040&t=sim3&m=Hi")))
            #expect(answer.status == 400 && answer.body.contains("`receivers` does not list it"), "\(answer)")
            #expect(server.inbox.messages.isEmpty)
        }
    }

    private static func multipart(_ fields: [(String, String)], fileOf size: Int? = nil) -> [UInt8] {
        var body = fields.map { "--=-b 1\r\nContent-Disposition: form-data; name=\"\($0)\"\r\n\r\n\($1)\r\n" }.joined()
        if let size {
            let file = "--=-b 1\r\nContent-Type: image/png\r\nContent-Disposition: form-data; name=\"m\"; filename=\"a;b.png\"\r\n\r\n"
            body = file + String(repeating: "x", count: size) + "\r\n" + body
        }
        return Ask.post("/in/p", type: "multipart/form-data; boundary=\"=-b 1\"", body + "--=-b 1--\r\n")
    }
}
