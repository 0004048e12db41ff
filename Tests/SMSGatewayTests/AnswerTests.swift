import Outbound
import SMSMessages
import Testing

@testable import SMSGateway

@Suite struct AnswerTests {
    @Test(
        arguments: [
            ("OK", []), ("ok", []), ("Ok\n", []), ("OK 1234567", ["1234567"]), ("OK1234567", ["1234567"]),
            ("  OK\t1234567\r\n", ["1234567"]),
            ("\u{FEFF}OK 1", ["1"]), ("\r\n\r\nOK 1", ["1"]), ("OK 1 2 3", ["1", "2", "3"]), ("OK 1, 2,3", ["1", "2", "3"]),
            ("OK 007", ["007"]), ("OK 12ab-9", ["12ab-9"]), ("OK 1\nOK 2", ["1"]), ("OK 1\nno error", ["1"]),
            ("OK 1\nError reports: none", ["1"]), ("OK 1 without errors", ["1"]), ("OK 123<br>", ["123"]), ("OK 123 ", ["123"]),
            ("OK 123<BR/>\n", ["123"]), ("OK 1 2<br />OK 3", ["1", "2"]), ("<br>OK 1", ["1"]), ("OK<br>", []), ("OK 1<br", ["1"]),
            ("OK your text message was sent", []), ("OK 5 sent successfully", ["5"]), ("OK 1 <br>", ["1"]),
        ] as [(String, [String])])
    func taken(body: String, ids: [String]) {
        #expect(GatewayAnswer(Array(body.utf8)) == .ok(ids: ids))
    }

    @Test(arguments: [
        ("ERROR 104", 104), ("error 104", 104), ("Error: 104", 104), ("ERROR104", 104), ("ERROR   104\n", 104), ("\tERROR\t104", 104),
        ("ERROR 1.0.4", 104), ("ERROR 0104", 104), ("ERROR 000104", 104), ("ERROR 104.", 104), ("ERROR 104 No valid username", 104),
        ("ERROR 104, see 105", 104), ("ERROR 104 this is not ok", 104), ("ERROR 104 ok?", 104), ("ERROR 104\nERROR 105", 104),
        ("ERROR 104\nOkay?", 104), ("ERROR 104<br>", 104),
        ("\u{FEFF}ERROR 104", 104), ("ERROR 1045", 1045),
        ("ERROR 0", 0), ("ERROR 99", 99),
    ])
    func refused(body: String, code: Int) {
        #expect(GatewayAnswer(Array(body.utf8)) == .error(code: code))
    }

    @Test(arguments: [
        "", " ", "\n", "O", "OKAY", "OK<b>1</b>", "OKÉ", "NOK", "KO", "ERROR", "ERROR ", "ERROR .", "ERROR -104", "ERROR x104",
        "ERROR 99999999999999999999",
        "ERR 104", "104", "476", "<html>OK 1</html>", "<!DOCTYPE html>", "Warning: OK 1", "\u{0}OK", "{\"status\":\"OK\"}",
    ])
    func unreadable(body: String) {
        #expect(GatewayAnswer(Array(body.utf8)) == .unreadable)
    }

    /// It may have been taken, and may have been refused.
    @Test(arguments: [
        "OK\nERROR 105", "OK 1\rERROR 104", "OK 1<br>ERROR 105", "OK 1\n\n  error: 1.0.5 too long", "OK ERROR 105", "OK 1 Error 105",
        "ERROR 105\nOK 123", "ERROR 120 OK 55", "error 120: queued, ok 55", "ERROR 105<br>OK", "ERROR 105\r\n\r\nok 1",
    ])
    func whatSaysTwoThingsSaysNothing(body: String) async throws {
        #expect(GatewayAnswer(Array(body.utf8)) == .unreadable)
        let failure = await #expect(throws: SendFailure.self) { try await send(.demo(), by: Recorder(body), account: .demo()) }
        #expect(failure?.kind == .unknown)
    }

    @Test func bytesThatAreNoText() {
        #expect(GatewayAnswer([0xFF, 0xFE, 0x4F, 0x4B]) == .unreadable)
        #expect(GatewayAnswer(Array("OK 1".utf8) + [0xFF]) == .ok(ids: []))
    }

    @Test func theReceiptHoldsTheIDs() async throws {
        #expect(try await send(.demo(), by: Recorder("OK 1234567\n"), account: .demo()) == SendReceipt(ids: ["1234567"]))
    }
}
