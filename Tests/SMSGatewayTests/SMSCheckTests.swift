import SMSGateway
import SMSMessages
import Testing

/// What is refused here, with the gateway's own code, before a request is spent on it.
@Suite struct SMSCheckTests {
    @Test(
        arguments: [
            ("", 102), ("x", nil), (String(repeating: "x", count: 459), nil), (String(repeating: "x", count: 460), 118),
            (String(repeating: "€", count: 228), nil), (String(repeating: "€", count: 230), 118), (String(repeating: "ж", count: 201), nil),
            (String(repeating: "ж", count: 202), 118),
        ] as [(String, Int?)])
    func texts(text: String, code: Int?) async throws {
        try await expect(code, .demo(text))
    }

    @Test(
        arguments: [
            (.alphanumeric(""), 109), (.alphanumeric("   "), 109), (.alphanumeric("ABCDEFGHIJK"), nil),
            (.alphanumeric("ABCDEFGHIJKL"), 111),
            (.alphanumeric("1234567"), 110), (.alphanumeric("12"), 110), (.alphanumeric("1234567A"), nil),
            (.alphanumeric("A&B Co.-1"), nil),
            (.alphanumeric("A_B"), 113), (.alphanumeric("A+B"), 113), (.alphanumeric("Café"), 113), (.alphanumeric("A\nB"), 113),
            (.alphanumeric("A\0"), 113), (.alphanumeric("+0701"), 113), (.shortCode("4040"), nil),
        ] as [(SMSAddress, Int?)])
    func senders(sender: SMSAddress, code: Int?) async throws {
        try await expect(code, .demo(sender: sender))
    }

    @Test(
        arguments: [
            ("+46701740605", 12, nil), ("+467017406051", 12, 111), ("+467017406051", 13, nil), ("+467017406051234", 16, nil),
            ("+467017406051234", 15, 111),
        ] as [(String, Int, Int?)])
    func numbersAsSender(number: String, limit: Int, code: Int?) async throws {
        try await expect(code, .demo(sender: .phone(PhoneNumber(e164: number))), numericSenderLimit: limit)
    }

    @Test func aReferenceOf75CharactersAtMost() async throws {
        try await expect(nil, .demo(reference: String(repeating: "ж", count: 75)))
        let recorder = Recorder("OK 1")
        let failure = try #require(
            await failure(of: .demo(reference: String(repeating: "ж", count: 76)), by: recorder, account: .demo()))
        #expect(failure.kind == .message)
        #expect(failure.code == nil)
        #expect(failure.description.contains("75"))
        #expect(recorder.requests.isEmpty)
    }

    private func expect(_ code: Int?, _ sms: OutboundSMS, numericSenderLimit: Int = 12) async throws {
        let recorder = Recorder("OK 1")
        let account = try GatewayAccount.demo(numericSenderLimit: numericSenderLimit)
        if let code {
            let failure = try #require(await failure(of: sms, by: recorder, account: account))
            #expect(failure.code?.rawValue == code)
            #expect(failure.kind == .message)
            #expect(recorder.requests.isEmpty, "nothing is asked of the gateway")
        } else {
            _ = try await send(sms, by: recorder, account: account)
            #expect(recorder.requests.count == 1)
        }
    }
}
