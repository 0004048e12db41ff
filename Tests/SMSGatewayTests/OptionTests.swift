import SMSGateway
import SMSMessages
import Testing

/// Every option of both documents, as it stands in the request.
@Suite struct OptionTests {
    typealias Row = (name: String, sms: SMS, options: SendOptions, english: String, dutch: String)

    private static let two = SMS(to: .numbers([.demo, .other]), sender: .alphanumeric("Shop"), text: "Hi")
    private static let one = SMS(to: .numbers([.other]), sender: .alphanumeric("Shop"), text: "Hi")
    private static let plain = SendOptions(deliveryReport: false)

    private static func scheduled(
        _ text: String, outboxID: Bool = false, email: Bool = true, deliveryReport: Bool = false, isDryRun: Bool = false
    ) throws -> SendOptions {
        SendOptions(
            deliveryReport: deliveryReport, isDryRun: isDryRun,
            schedule: try Schedule(text, wantsOutboxID: outboxID, confirmsByEmail: email))
    }

    static func rows() throws -> [Row] {
        let group = SMS("Hi", toGroup: "my friends", sender: "Shop")
        var reference = one
        reference.reference = "01JD&1"
        var long = one
        long.text = String(repeating: "x", count: 161)
        var typographic = one
        typographic.text = "It’s…"
        let christmas = "2026-12-24T09:00"
        let ours = "message=Hi&to=31612345678&sender=Shop"
        let theirs = "bericht=Hi&naar=31612345678&afzender=Shop"
        let xs = String(repeating: "x", count: 161)
        return [
            ("nothing asked for", one, plain, ours, theirs),
            (
                "many", two, plain, "message=Hi&to=46701740605%2C31612345678&sender=Shop",
                "bericht=Hi&naar=46701740605%2C31612345678&afzender=Shop"
            ),
            (
                "a group", group, plain, "message=Hi&to=groep&groep=my%20friends&sender=Shop",
                "bericht=Hi&naar=groep&groep=my%20friends&afzender=Shop"
            ),
            ("delivery", one, SendOptions(), ours + "&delivery=yes", theirs + "&delivery=ja"),
            (
                "long", long, plain, "message=\(xs)&to=31612345678&sender=Shop&type=long",
                "bericht=\(xs)&naar=31612345678&afzender=Shop&type=long"
            ),
            ("reference", reference, plain, ours, theirs + "&referentie=01JD%261"),
            ("logging", one, SendOptions(deliveryReport: false, isLogged: true), ours + "&logging=yes", theirs + "&logging=ja"),
            ("no logging", one, SendOptions(deliveryReport: false, isLogged: false), ours, theirs + "&logging=nee"),
            ("dry run", one, SendOptions(deliveryReport: false, isDryRun: true), ours + "&test=yes", theirs + "&test=ja"),
            ("scheduled", one, try scheduled(christmas), ours + "&datum=202612240900", theirs + "&datum=202612240900"),
            (
                "with an outbox id", one, try scheduled(christmas, outboxID: true), ours + "&datum=202612240900&outboxid=ja",
                theirs + "&datum=202612240900&outboxid=ja"
            ),
            (
                "without an e-mail", one, try scheduled(christmas, email: false), ours + "&datum=202612240900&emailen=nee",
                theirs + "&datum=202612240900&emailen=nee"
            ),
            (
                "a group, scheduled", group, try scheduled(christmas),
                "message=Hi&to=groep&groep=my%20friends&sender=Shop&datum=202612240900",
                "bericht=Hi&naar=groep&groep=my%20friends&afzender=Shop&datum=202612240900"
            ),
            (
                "all at once", reference, try scheduled(christmas, outboxID: true, email: false, deliveryReport: true, isDryRun: true),
                ours + "&delivery=yes&datum=202612240900&outboxid=ja&emailen=nee&test=yes",
                theirs + "&delivery=ja&referentie=01JD%261&datum=202612240900&outboxid=ja&emailen=nee&test=ja"
            ),
            (
                "typography as it is", typographic, plain, "message=It%E2%80%99s%E2%80%A6&to=31612345678&sender=Shop",
                "bericht=It%E2%80%99s%E2%80%A6&naar=31612345678&afzender=Shop"
            ),
            (
                "typography as a typewriter has it", typographic, SendOptions(deliveryReport: false, transliterates: true),
                "message=It%27s...&to=31612345678&sender=Shop", "bericht=It%27s...&naar=31612345678&afzender=Shop"
            ),
        ]
    }

    @Test func asItIsSent() async throws {
        for row in try Self.rows() {
            for method in [GatewayAccount.Method.post, .get] {
                let english = "clientuser=de%20mo&clientpwd=\(RequestTests.sha1)&" + row.english
                #expect(try await sent(row, .sms1609, method) == english, "\(row.name), \(method)")
                let dutch = "klantuser=de%20mo&klantpwd=\(RequestTests.sha1)&" + row.dutch
                #expect(try await sent(row, .sms1601, method) == dutch, "\(row.name), \(method)")
            }
        }
    }

    private func sent(_ row: Row, _ dialect: Dialect, _ method: GatewayAccount.Method) async throws -> String {
        let recorder = Recorder("OK 1")
        _ = try await recorder.client(.demo(dialect, method: method)).send(row.sms, options: row.options)
        return try recorder.form()
    }

    @Test(
        arguments: [
            ("OK", SendOptions(), SendReceipt(ids: [])), ("OK 1 2", SendOptions(), SendReceipt(ids: ["1", "2"])),
            ("OK 7", SendOptions(schedule: christmas()), SendReceipt(ids: [], outboxID: "7")),
            ("OK", SendOptions(schedule: christmas()), SendReceipt(ids: [])),
            ("OK 7", SendOptions(schedule: christmas(outboxID: false)), SendReceipt(ids: ["7"])),
        ] as [(String, SendOptions, SendReceipt)])
    func whatTheAnswerMeans(answer: String, options: SendOptions, receipt: SendReceipt) async throws {
        #expect(try await Recorder(answer).client(.demo()).send(Self.two, options: options) == receipt)
    }

    private static func christmas(outboxID: Bool = true) -> Schedule {
        Schedule(at: Timestamp(milliseconds: 1_798_099_200_000), wantsOutboxID: outboxID)
    }

    @Test(
        arguments: [
            (.numbers([]), 103, "recipient is missing"), (.numbers(Array(repeating: .demo, count: 101)), nil, "101 recipients"),
            (.group(""), 125, "group"), (.group(" "), 125, "group"),
        ] as [(SMS.Recipients, Int?, String)])
    func recipientsThatWillNotDo(recipients: SMS.Recipients, code: Int?, word: String) async throws {
        let recorder = Recorder("OK")
        let failure = await #expect(throws: SendFailure.self) {
            try await recorder.client(.demo()).send(SMS(to: recipients, sender: .alphanumeric("Shop"), text: "Hi"))
        }
        #expect(failure?.kind == .message)
        #expect(failure?.code?.rawValue == code)
        #expect(failure?.description.contains(word) == true)
        #expect(recorder.requests.isEmpty)
    }

    @Test func aHundredAreTaken() async throws {
        let recorder = Recorder("OK")
        _ = try await recorder.client(.demo()).send(
            SMS(to: .numbers(Array(repeating: .demo, count: 100)), sender: .alphanumeric("Shop"), text: "Hi"))
        #expect(recorder.requests.count == 1)
    }

    @Test func aGroupMayAnswerWithThousandsOfIDs() async throws {
        let recorder = Recorder("OK" + String(repeating: " 1234567", count: 20_000))
        let receipt = try await recorder.client(.demo()).send(SMS("Hi", toGroup: "all", sender: "Shop"))
        #expect(receipt.ids.count == 20_000)
        #expect(try #require(recorder.requests.first).maxResponseBytes > 8 * 20_000)
    }

    @Test(arguments: ["+31612345678", "31612345678", "0031 6 1234 5678", "+31 (0)6-12345678"])
    func numbersAsPeopleWriteThem(text: String) throws {
        #expect(try SMS("Hi", to: text, sender: "Shop").recipients == .numbers([.other]))
    }

    @Test(arguments: ["", "Shop", "4040", "0612345678", "+", "+31612345678901234"])
    func oneThatIsNoNumberRefusesAll(text: String) {
        let failure = #expect(throws: SendFailure.self) { try SMS("Hi", to: ["+31612345678", text], sender: "Shop") }
        #expect(failure?.code == .recipientInvalid)
    }

    @Test(
        arguments: [("Shop", .alphanumeric("Shop")), ("4040", .shortCode("4040")), ("+31612345678", .phone(.other))]
            as [(String, SMSAddress)])
    func senders(text: String, sender: SMSAddress) throws {
        #expect(try SMS("Hi", to: "+31612345678", sender: text).sender == sender)
    }

    @Test func nothingOfAnSMSIsShown() throws {
        var shown = ""
        for sms in [Self.one, Self.two, SMS("Hi", toGroup: "all", sender: "Shop")] {
            print(sms, String(reflecting: sms), to: &shown)
            dump(sms, to: &shown)
        }
        for secret in ["Hi", "31612345678", "all"] { #expect(!shown.contains(secret)) }
    }
}
