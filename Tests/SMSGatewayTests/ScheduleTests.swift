import Outbound
import SMSGateway
import SMSMessages
import Testing

/// When the gateway is told to send, by its clocks.
@Suite struct ScheduleTests {
    @Test(
        arguments: [
            ("2026-12-24T09:00", "Europe/Amsterdam", "202612240900"), ("2026-12-24 09:00", "Europe/Amsterdam", "202612240900"),
            ("2026-12-24T09:00:00", "Europe/Amsterdam", "202612240900"), ("2026-12-24T09:00", "America/New_York", "202612240900"),
            ("2028-02-29T23:59", "Europe/Amsterdam", "202802292359"),
            // With a zone of its own it is an instant, winter and summer.
            ("2026-12-24T09:00Z", "Europe/Amsterdam", "202612241000"), ("2026-07-24T09:00:00Z", "Europe/Amsterdam", "202607241100"),
            ("2026-12-24T09:00+01:00", "Europe/Amsterdam", "202612240900"), ("2026-12-31T23:30:00Z", "Europe/Amsterdam", "202701010030"),
            ("2026-12-24T09:00Z", "UTC", "202612240900"), ("2026-12-24T09:00Z", "Asia/Kathmandu", "202612241445"),
            // Never earlier than asked for.
            ("2026-12-24T09:00:01Z", "UTC", "202612240901"), ("2026-12-24T08:59:59.001Z", "UTC", "202612240900"),
            // The hour that comes twice, the last minute before the one that never comes, and the first after it.
            ("2026-10-25T02:30", "Europe/Amsterdam", "202610250230"), ("2026-10-25T00:30Z", "Europe/Amsterdam", "202610250230"),
            ("2026-03-29T01:59", "Europe/Amsterdam", "202603290159"), ("2026-03-29T03:00", "Europe/Amsterdam", "202603290300"),
            ("2026-10-25T03:00", "Europe/Amsterdam", "202610250300"), ("2026-10-25T02:00Z", "Europe/Amsterdam", "202610250300"),
        ])
    func datum(text: String, zone: String, datum: String) async throws {
        let recorder = Recorder("OK")
        _ = try await send(Schedule(text), by: recorder, zone: zone)
        let form = try recorder.form()
        #expect(form.contains("&datum=\(datum)&outboxid=ja"), "\(form)")
    }

    @Test(
        arguments: [
            ("2026-03-29T02:00", "Europe/Amsterdam", "skip"), ("2026-03-29T02:59", "Europe/Amsterdam", "2026-03-29 02:59 never comes"),
            ("2027-03-14T02:30", "America/New_York", "America/New_York"), ("2011-12-30T12:00", "Pacific/Apia", "never comes"),
            // The second of two: the gateway would send at the first, an hour early.
            ("2026-10-25T01:00Z", "Europe/Amsterdam", "twice"), ("2026-10-25T01:59:59Z", "UTC", nil),
            ("2026-10-25T01:30:00Z", "Europe/Amsterdam", "twice"),
        ] as [(String, String, String?)])
    func whatTheClocksDoNotShow(text: String, zone: String, word: String?) async throws {
        let recorder = Recorder("OK")
        guard let word else {
            _ = try await send(Schedule(text), by: recorder, zone: zone)
            return
        }
        let failure = await #expect(throws: SendFailure.self) { try await send(Schedule(text), by: recorder, zone: zone) }
        #expect(failure?.code == .scheduleInvalid)
        #expect(failure?.kind == .message)
        #expect(failure?.description.contains(word) == true, "\(failure as Any)")
        #expect(recorder.requests.isEmpty)
    }

    @Test(arguments: [
        "", "tomorrow", "2026-12-24", "2026-02-29T09:00", "2026-13-01T09:00", "2026-12-24T24:00", "2026-12-24T9:00", "24-12-2026 09:00",
        "202612240900", "2026-12-24T09:00:30", "2026-12-24T09:00 CET", "2026-12-24T09:00+25:00", "2026-12-24T09:00:",
    ])
    func whatIsNoTime(text: String) {
        let failure = #expect(throws: SendFailure.self) { try Schedule(text) }
        #expect(failure?.code == .scheduleInvalid)
        #expect(failure?.description.contains("2026-12-24T09:00") == true)
    }

    @Test func thePastIsTheGatewaysToRefuse() async throws {
        let failure = await #expect(throws: SendFailure.self) {
            try await send(Schedule("2001-01-01T00:00"), by: Recorder("ERROR 121"), zone: "UTC")
        }
        #expect(failure?.code == .scheduleInvalid)
    }

    @Test(arguments: ["", "CET", "Europe/Nowhere", "Amsterdam", "Europe/Amsterdam\0", "/"])
    func noZone(identifier: String) {
        #expect(GatewayZone(identifier: identifier) == nil)
    }

    @Test func theDefaultIsAmsterdam() throws {
        #expect(GatewayZone.amsterdam.identifier == "Europe/Amsterdam")
        #expect(try GatewayAccount.demo().zone == .amsterdam)
    }

    private func send(_ schedule: Schedule, by recorder: Recorder, zone: String) async throws -> SendReceipt {
        let account = try GatewayAccount(
            baseURL: "https://gateway.example", user: "demo", password: Secret("demo"), dialect: .sms1601,
            zone: try #require(GatewayZone(identifier: zone)))
        return try await recorder.client(account).send(
            SMS("Hi", to: "+31612345678", sender: "Shop"), options: SendOptions(schedule: schedule))
    }
}
