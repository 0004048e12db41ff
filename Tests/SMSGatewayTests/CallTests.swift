import Outbound
import SMSGateway
import SMSMessages
import Testing

/// The calls that are not a send: what is asked, and what is made of the answer.
@Suite struct CallTests {
    typealias Call = @Sendable (GatewayClient) async throws -> String

    static let calls: [(name: String, call: Call, fields: String, answer: String, result: String)] = [
        ("credits", { "\(try await $0.credits())" }, "action=credits", "476\n", "476"),
        ("last messages", { "\(try await $0.lastMessages(100).count)" }, "action=rapport&aantal=100", "<table></table>", "0"),
        (
            "delete by number", { "\(try await $0.deleteScheduled(for: .demo))" }, "action=verwijderbericht&naar=46701740605", "OK", "()"
        ),
        ("delete by id", { "\(try await $0.deleteScheduled(id: "77 a"))" }, "action=verwijderbericht&id=77%20a", "OK\r\n", "()"),
        ("empty the outbox", { "\(try await $0.emptyOutbox())" }, "action=verwijderoutbox", "ok", "()"),
    ]

    @Test(arguments: calls.indices)
    func asItIsAskedInBothDialects(row: Int) async throws {
        let (name, call, fields, answer, result) = Self.calls[row]
        for method in [GatewayAccount.Method.post, .get] {
            for (dialect, prefix) in [(Dialect.sms1609, "client"), (.sms1601, "klant")] {
                let recorder = Recorder(answer)
                #expect(try await call(recorder.client(.demo(dialect, method: method))) == result, "\(name)")
                #expect(try recorder.form() == "\(prefix)user=de%20mo&\(prefix)pwd=\(RequestTests.sha1)&\(fields)", "\(name)")
                #expect(recorder.requests.first?.url.hasPrefix("https://gateway.example/module/gateway.php") == true)
            }
        }
    }

    @Test(arguments: [(false, "smsid=1234567"), (true, "smsid=1234567&datum=ja")])
    func aReportIsAskedWithoutCredentials(withDate: Bool, query: String) async throws {
        for dialect in Dialect.allCases {
            let recorder = Recorder("NONE")
            _ = try await recorder.client(.demo(dialect, baseURL: "https://gateway.example/sms")).report(id: "1234567", withDate: withDate)
            let request = try #require(recorder.requests.first)
            #expect(request.method == .get)
            #expect(request.url == "https://gateway.example/sms/module/gatewayrapport.php?" + query)
            #expect(request.body == nil)
        }
    }

    @Test func anIDIsEscaped() async throws {
        let recorder = Recorder("NONE")
        _ = try await recorder.client(.demo()).report(id: "1&datum=ja#")
        #expect(try recorder.form() == "smsid=1%26datum%3Dja%23")
    }

    @Test(
        arguments: [
            ("476", 476), (" 476 \r\n", 476), ("\u{FEFF}476", 476), ("0", 0), ("-5", -5), ("00476", 476), ("476\nthanks", 476), ("", nil),
            ("476.5", nil), ("1.000", nil), ("4 76", nil), ("credits: 476", nil), ("OK", nil), ("OK 476", nil),
            ("99999999999999999999", nil),
            ("<b>476</b>", nil),
        ] as [(String, Int?)])
    func credits(answer: String, credits: Int?) async throws {
        let recorder = Recorder(answer)
        if let credits {
            #expect(try await recorder.client(.demo()).credits() == credits)
        } else {
            let failure = await #expect(throws: SendFailure.self) { try await recorder.client(.demo()).credits() }
            #expect(failure?.kind == .nothingLeft)
            #expect(failure?.description == "no answer from the gateway: the answer cannot be read")
        }
    }

    /// For each call, what its caller can do about a failure, and that the sentence fits it.
    @Test(
        arguments: [
            ("ERROR 104", 200, .account, .account, "the gateway refuses our account"), ("ERROR 108", 200, .credits, .credits, "no credits"),
            ("ERROR 122", 200, .call, .call, "the gateway refuses the request"), ("ERROR 123", 200, .call, .call, "refuses the request"),
            ("ERROR 124", 200, .call, .call, "refuses the request"), ("ERROR 106", 200, .message, .message, "refuses the request"),
            ("ERROR 150", 200, .nothingLeft, .nothingLeft, "150"), ("ERROR 120", 200, .nothingLeft, .nothingLeft, "120"),
            ("", 404, .account, .unknown, "404"), ("", 503, .nothingLeft, .unknown, "503"),
            ("<html>", 200, .nothingLeft, .unknown, "cannot be read"), ("ERROR 999", 200, .nothingLeft, .unknown, "999"),
        ] as [(String, Int, SendFailure.Kind, SendFailure.Kind, String)])
    func failures(answer: String, status: Int, question: SendFailure.Kind, change: SendFailure.Kind, word: String) async throws {
        let questions: [Call] = [
            { "\(try await $0.credits())" }, { "\(try await $0.report(id: "1"))" }, { "\(try await $0.lastMessages(1))" },
        ]
        let changes: [Call] = [
            { "\(try await $0.emptyOutbox())" }, { "\(try await $0.deleteScheduled(id: "1"))" },
            { "\(try await $0.deleteScheduled(for: .demo))" },
        ]
        for (calls, kind) in [(questions, question), (changes, change)] {
            for call in calls {
                let client = try Recorder(answer, status: status).client(.demo())
                let failure = await #expect(throws: SendFailure.self) { try await call(client) }
                #expect(failure?.kind == kind)
                #expect(failure?.description.contains(word) == true)
                #expect(failure?.description.contains("SMS went out") == false)
                #expect(failure?.description.contains("nothing was sent") == false)
            }
        }
    }

    @Test func aLostAnswerToADeletionIsNotKnown() async throws {
        let lost = TransportFailure(.connectionLost, mayHaveLeft: true, detail: "")
        let change = await #expect(throws: SendFailure.self) { try await Recorder(.failure(lost)).client(.demo()).emptyOutbox() }
        #expect(change?.kind == .unknown)
        #expect(change?.description.hasPrefix("not known whether anything was deleted") == true)
        let question = await #expect(throws: SendFailure.self) { try await Recorder(.failure(lost)).client(.demo()).credits() }
        #expect(question?.kind == .nothingLeft)
    }

    private static let senseless: [(name: String, call: Call, code: Int?)] = [
        ("no count", { "\(try await $0.lastMessages(0))" }, 124), ("less than none", { "\(try await $0.lastMessages(-1))" }, 124),
        ("no outbox id", { "\(try await $0.deleteScheduled(id: ""))" }, 122), ("no id", { "\(try await $0.report(id: ""))" }, nil),
    ]

    @Test(arguments: senseless.indices)
    func whatMakesNoSenseIsNotAsked(row: Int) async throws {
        let (name, call, code) = Self.senseless[row]
        let recorder = Recorder("OK")
        let failure = await #expect(throws: SendFailure.self) { try await call(recorder.client(.demo())) }
        #expect(failure?.kind == .call, "\(name)")
        #expect(failure?.code?.rawValue == code, "\(name)")
        #expect(recorder.requests.isEmpty)
    }
}
