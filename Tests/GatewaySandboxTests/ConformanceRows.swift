import Testing

@testable import GatewaySandbox

/// One row of the protocol: what is done to a fresh gateway, and what it answers. Fields are by their English names and words.
struct ConformanceRow: Sendable, CustomTestStringConvertible {
    enum Step: Sendable {
        /// A call of `gateway.php`: changes to a send that is taken.
        case call([String: String], String)
        /// A page as a browser asks for it.
        case page(String, String)
        /// Of what begins with `/sandbox/`: a change, or what has to be found there.
        case drive(String, String)
        case find(String, String)
    }

    let name: String
    /// The code that the row is about.
    var code: Int?
    let steps: [Step]
    /// Not made a dry run where a gateway is no sandbox: it takes back what it does.
    var isReal = false

    var testDescription: String { code.map { "\($0): \(name)" } ?? name }

    static func refusal(_ code: Int, _ name: String, _ fields: [String: String] = [:], after steps: [Step] = []) -> ConformanceRow {
        ConformanceRow(name: name, code: code, steps: steps + [.call(fields, "ERROR \(code)"), .find("/sandbox/messages", "[]")])
    }

    static func account(_ form: String) -> Step { .drive("/sandbox/accounts", "user=demo&" + form) }
    static func switched(_ form: String) -> Step { .drive("/sandbox/switches", form) }
    static func after(_ seconds: Int) -> Step { .drive("/sandbox/clock", "advance=\(seconds)") }

    private static let long161 = String(repeating: "a", count: 161)
    private static let long459 = String(repeating: "a", count: 459)

    static let codes: [ConformanceRow] = [
        .refusal(100, "user empty", ["clientuser": ""]), .refusal(101, "password empty", ["clientpwd": ""]),
        .refusal(102, "no content", ["message": ""]), .refusal(103, "no number", ["to": ""]),
        .refusal(104, "no valid combination", ["clientpwd": "wrong"]), .refusal(105, "161 characters", ["message": long161]),
        .refusal(106, "no country code", ["to": "0612345678"]),
        .refusal(107, "a country not served", after: [account("notServed=31,32")]),
        .refusal(108, "no credits left", after: [account("credits=0")]), .refusal(109, "no sender", ["sender": ""]),
        .refusal(110, "a number without +", ["sender": "31612345678"]), .refusal(111, "a name of 12", ["sender": "ABCDEFGHIJKL"]),
        .refusal(112, "no country's code", ["to": "21012345678"]), .refusal(113, "special characters", ["sender": "MY_BANK"]),
        .refusal(114, "a country not permitted", after: [account("notPermitted=31")]),
        .refusal(115, "unpaid", after: [account("unpaid=on")]), .refusal(116, "blocked", after: [account("blocked=on")]),
        .refusal(117, "a name not allowed", after: [account("senders=OTHER")]),
        .refusal(118, "460 characters", ["message": long459 + "a", "type": "long"]),
        .refusal(119, "no long texts there", ["message": long161, "type": "long"], after: [account("withoutLongTexts=31")]),
        .refusal(120, "a problem with the gateway", after: [switched("error120=on")]),
        .refusal(121, "in the past", ["datum": "201510261215"]),
        .refusal(122, "nothing in the outbox", ["action": "verwijderbericht", "id": "1", "to": ""]),
        .refusal(123, "a report without a number", ["action": "rapport"]),
        .refusal(124, "a report of no number", ["action": "rapport", "aantal": "x"]),
        .refusal(125, "no such group", ["to": "groep", "groep": "strangers"]),
        .refusal(126, "an empty group", ["to": "groep", "groep": "nobody"]),
        .refusal(150, "maintenance", after: [switched("maintenance=on")]),
    ]

    static let statuses: [ConformanceRow] = [
        ConformanceRow(
            name: "DELIVERED",
            steps: [
                .call(["delivery": "yes"], "OK 1000001"), .page(report, "SUBMITTED"), after(1), .page(report, "BUFFERED"),
                .page(report + "&datum=ja", "BUFFERED"), after(2), .page(report, "DELIVERED"),
                .page(report + "&datum=ja", "DELIVERED 25/12/2026 13:00:03"), after(86_400),
                .page(report + "&datum=ja", "DELIVERED 25/12/2026 13:00:03"),
            ]),
        ConformanceRow(
            name: "NOT DELIVERED",
            steps: [
                switched("outcome=NOT+DELIVERED"), .call(["delivery": "yes"], "OK 1000001"), after(2), .page(report, "BUFFERED"), after(1),
                .page(report + "&datum=ja", "NOT DELIVERED 25/12/2026 13:00:03"),
            ]),
        ConformanceRow(
            name: "REJECTED",
            steps: [
                switched("outcome=REJECTED"), .call(["delivery": "yes"], "OK 1000001"), .page(report, "SUBMITTED"), after(1),
                .page(report, "REJECTED"), .page(report + "&datum=ja", "REJECTED 25/12/2026 13:00:01"),
            ]),
        ConformanceRow(
            name: "BUFFERED",
            steps: [
                switched("outcome=BUFFERED"), .call(["delivery": "yes"], "OK 1000001"), after(86_400),
                .page(report + "&datum=ja", "BUFFERED"),
            ]),
        ConformanceRow(
            name: "SUBMITTED",
            steps: [
                switched("outcome=SUBMITTED"), .call(["delivery": "yes"], "OK 1000001"), after(86_400),
                .page(report + "&datum=ja", "SUBMITTED"),
            ]),
        ConformanceRow(
            name: "NONE",
            steps: [
                switched("outcome=NONE"), .call(["delivery": "yes"], "OK 1000001"), after(86_400), .page(report + "&datum=ja", "NONE"),
                .page("/module/gatewayrapport.php?smsid=1000002", "NONE"), .page("/module/gatewayrapport.php?smsid=x", "NONE"),
                .page("/module/gatewayrapport.php?smsid=-9223372036854775808", "NONE"), .page("/module/gatewayrapport.php", "NONE"),
            ]),
        ConformanceRow(
            name: "NONE where no report was asked for",
            steps: [.call(["delivery": "no"], "OK"), after(3), .page(report, "NONE"), .find("/sandbox/messages", #""id":1000001,"#)]),
    ]

    private static let report = "/module/gatewayrapport.php?smsid=1000001"

    static let options: [ConformanceRow] = [
        ConformanceRow(name: "a send", steps: [.call([:], "OK"), .find("/sandbox/messages", #""recipient":"+31612345678""#)]),
        ConformanceRow(
            name: "a password as SHA-1", steps: [.call(["clientpwd": "89e495e7941cf9e40e6980d14a16bf023ccd4c91"], "OK")]),
        ConformanceRow(
            name: "many recipients, an id each",
            steps: [.call(["to": "31612345678,46701740605,447012345678", "delivery": "yes"], "OK 1000001 1000002 1000003")]),
        ConformanceRow(name: "a number as the sender", steps: [.call(["sender": "+31612345678"], "OK")]),
        ConformanceRow(
            name: "16 characters of a number", steps: [account("senderLimit=16"), .call(["sender": "+123456789012345"], "OK")]),
        ConformanceRow(
            name: "a long text",
            steps: [
                .call(["message": long459, "type": "long", "delivery": "yes"], "OK 1000001"), .find("/sandbox/messages", #""parts":3"#),
                .call(["action": "credits"], "997"),
            ]),
        ConformanceRow(
            name: "a dry run",
            steps: [
                .call(["test": "yes", "delivery": "yes"], "OK 1000001"), .call(["test": "yes", "message": ""], "ERROR 102"),
                .find("/sandbox/messages", "[]"), .call(["action": "credits"], "1000"), .page(report, "NONE"),
                .call(["test": "no"], "OK"), .call(["action": "credits"], "999"),
            ]),
        ConformanceRow(
            name: "logging",
            steps: [
                .call(["logging": "yes", "message": "kept"], "OK"), .call(["logging": "no"], "OK"), .call([:], "OK"),
                .find("/sandbox/messages?logged=yes&count", #"{"count":1}"#), .find("/sandbox/messages?logged=yes", "kept"),
            ]),
        ConformanceRow(
            name: "a reference of 75, and of 76 cut",
            steps: [
                .call(["referentie": String(repeating: "r", count: 76)], "OK"),
                .find("/sandbox/messages", "\"reference\":\"\(String(repeating: "r", count: 75))\","),
            ]),
        ConformanceRow(name: "credits", steps: [account("credits=476"), .call(["action": "credits"], "476")]),
        ConformanceRow(name: "the last messages, whatever they are", steps: [.call(["action": "rapport", "aantal": "100"], table(""))]),
        ConformanceRow(name: "a report on an id that nobody has", steps: [.page("/module/gatewayrapport.php?smsid=1", "NONE")]),
        ConformanceRow(name: "credits as they are", steps: [.call(["action": "credits"], "1000")]),
        ConformanceRow(
            name: "a schedule taken back by its id",
            steps: [
                .call(["datum": "209512241200", "outboxid": "ja"], "OK 5000001"),
                .call(["action": "verwijderbericht", "id": "5000001", "to": ""], "OK"),
                .call(["action": "verwijderbericht", "id": "5000001", "to": ""], "ERROR 122"),
            ], isReal: true),
        ConformanceRow(
            name: "a group, an id each",
            steps: [
                .call(["to": "groep", "groep": "friends", "delivery": "yes"], "OK 1000001 1000002"),
                .drive("/sandbox/groups", "user=demo&name=three&numbers=%2B31612345671,31612345672,31612345673"),
                .call(["to": "groep", "groep": "three", "delivery": "yes"], "OK 1000003 1000004 1000005"),
                .call(["naar": "groep", "to": "groep", "groep": "three"], "OK"), .call(["action": "credits"], "992"),
            ]),
        ConformanceRow(
            name: "a schedule, sent when its time comes",
            steps: [
                .call(["datum": "202612251400", "delivery": "yes", "referentie": "r"], "OK"), .find("/sandbox/messages", "[]"),
                .find("/sandbox/outbox", #""due":"2026-12-25T13:00:00Z""#), .call(["action": "credits"], "999"), after(3599),
                .find("/sandbox/messages", "[]"), after(1), .find("/sandbox/outbox", "[]"),
                .find("/sandbox/messages", #""takenAt":"2026-12-25T13:00:00Z""#), .find("/sandbox/messages", #""mailed":true"#),
                after(3), .page(report + "&datum=ja", "DELIVERED 25/12/2026 14:00:03"), .call(["action": "credits"], "999"),
            ]),
        ConformanceRow(
            name: "an outbox id, also where ids of messages are asked for",
            steps: [
                .call(["datum": "202612251400", "outboxid": "ja", "delivery": "yes"], "OK 5000001"),
                .call(["datum": "202612251400", "outboxid": "ja", "test": "yes"], "OK 5000002"),
                .call(["datum": "202612251400", "outboxid": "nee"], "OK"), .call(["outboxid": "ja"], "OK"), after(3600),
                .find("/sandbox/messages?count", #"{"count":3}"#), .find("/sandbox/messages", #""outboxId":5000001"#),
            ]),
        ConformanceRow(
            name: "no e-mail after a scheduled send",
            steps: [
                .call(["datum": "202612251400", "emailen": "nee"], "OK"), after(3600), .find("/sandbox/messages", #""mailed":false"#),
            ]),
        ConformanceRow(
            name: "a group with a date",
            steps: [
                .call(["to": "groep", "groep": "friends", "datum": "202612251400", "outboxid": "ja"], "OK 5000001"), after(3600),
                .find("/sandbox/messages?count", #"{"count":2}"#),
            ]),
        ConformanceRow(
            name: "the first of the two hours when winter time begins",
            steps: [.call(["datum": "202710310230"], "OK"), .find("/sandbox/outbox", #""due":"2027-10-31T00:30:00Z""#)]),
        ConformanceRow(
            name: "summer time",
            steps: [.call(["datum": "202707011200"], "OK"), .find("/sandbox/outbox", #""due":"2027-07-01T10:00:00Z""#)]),
        ConformanceRow(
            name: "the outbox by id",
            steps: [
                .call(["datum": "202612251400", "outboxid": "ja"], "OK 5000001"),
                .call(["datum": "202612251400", "outboxid": "ja"], "OK 5000002"),
                .call(["action": "verwijderbericht", "id": "5000001", "to": ""], "OK"),
                .call(["action": "verwijderbericht", "id": "5000001", "to": ""], "ERROR 122"), .find("/sandbox/outbox", "\"id\":5000002"),
                .call(["action": "credits"], "999"), .call(["clientuser": "rich", "action": "verwijderoutbox"], "ERROR 122"),
            ]),
        ConformanceRow(
            name: "the outbox by number, whatever else the same call goes to",
            steps: [
                .call(["datum": "202612251400", "to": "31612345678,31612345679"], "OK"), .call(["datum": "202612251500"], "OK"),
                .call(["action": "verwijderbericht", "naar": "31612345678", "to": "31612345678"], "OK"),
                .call(["action": "verwijderbericht", "naar": "31612345678", "to": "31612345678"], "ERROR 122"),
                .find("/sandbox/outbox", #""recipients":["+31612345679"]"#), .call(["action": "credits"], "999"),
            ]),
        ConformanceRow(
            name: "the outbox emptied",
            steps: [
                .call(["datum": "202612251400"], "OK"), .call(["clientuser": "rich", "datum": "202612251500"], "OK"),
                .call(["action": "verwijderoutbox"], "OK"), .call(["action": "verwijderoutbox"], "ERROR 122"),
                .call(["action": "credits"], "1000"), .find("/sandbox/outbox", #""account":"rich""#),
            ]),
        ConformanceRow(
            name: "the last messages",
            steps: [
                .call(["action": "rapport", "aantal": "100"], table("")), .call(["message": "1"], "OK"),
                .call(["message": "<2 & \"3\">", "delivery": "yes", "referentie": "r"], "OK 1000002"),
                .call(["clientuser": "rich"], "OK"), after(3),
                .call(["action": "rapport", "aantal": "1"], table(second)),
                .call(["action": "rapport", "aantal": "100"], table(second + first)),
                .call(["clientuser": "rich", "action": "credits"], "999999"),
            ]),
    ]

    private static func table(_ rows: String) -> String {
        "<table>\n<tr><th>nummer</th><th>bericht</th><th>referentie</th><th>datum</th><th>status</th></tr>\n" + rows + "</table>\n"
    }

    private static let first =
        "<tr><td>31612345678</td><td>1</td><td></td><td>25/12/2026 13:00:00</td><td>NONE</td></tr>\n"
    private static let second =
        "<tr><td>31612345678</td><td>&lt;2 &amp; &quot;3&quot;&gt;</td><td>r</td><td>25/12/2026 13:00:00</td><td>DELIVERED</td></tr>\n"
}

/// The examples of the documents, with values in the places of their words in capitals; a `name=value` that they show alone is added
/// to the example it belongs to.
enum DocumentExamples {
    static let english: [ConformanceRow] = [
        row("address", [.page(a + "&message=MESSAGE&to=44762345678&sender=SENDER", "OK")]),
        row("several numbers", [.page(a + "&message=MESSAGE&to=44762345678,4476612345677&sender=SENDER", "OK")]),
        row("encoding", [.page(a + "&message=this%20is%20a%20test&to=44762345678&sender=SENDER", "OK"), found]),
        row("logging", [.page(a + "&message=MESSAGE&to=44762345678&sender=SENDER&logging=ja", "OK")]),
        row(
            "delivery",
            [
                .page(a + "&message=MESSAGE&to=44762345678&sender=SENDER&delivery=ja", "OK 1000001"),
                .page("/module/gatewayrapport.php?smsid=1000001", "SUBMITTED"),
            ]),
        row("test", [.page(a + "&message=MESSAGE&to=44762345678&sender=SENDER&test=yes", "OK"), .find("/sandbox/messages", "[]")]),
        row("number", [.page(a + "&message=MESSAGE&to=0701234567&sender=SENDER", "ERROR 106")]),
        row("credits", [ConformanceRow.account("credits=476"), .page(a + "&action=credits", "476")]),
    ]

    static let dutch: [ConformanceRow] = [
        row("address", [.page(b + "&bericht=BERICHT&naar=31612345678&afzender=SENDER", "OK")]),
        row("several numbers", [.page(b + "&bericht=BERICHT&naar=32478123456,31600123456&afzender=SENDER", "OK")]),
        row("encoding", [.page(b + "&bericht=this%20is%20a%20test&naar=31612345678&afzender=SENDER", "OK"), found]),
        row("logging", [.page(b + "&bericht=BERICHT&naar=31612345678&afzender=SENDER&logging=nee", "OK")]),
        row(
            "schedule",
            [
                .drive("/sandbox/clock", "to=2095-10-26T09:00:00Z"),
                .page(b + "&bericht=BERICHT&naar=31612345678&afzender=SENDER&datum=201510261215&outboxid=ja", "ERROR 121"),
                .page(b + "&bericht=BERICHT&naar=31612345678&afzender=SENDER&datum=209510261215&outboxid=ja", "OK 5000001"),
                .page(b + "&action=verwijderbericht&id=5000001", "OK"), .page(b + "&action=verwijderbericht&naar=31612345678", "ERROR 122"),
                .page(b + "&action=verwijderoutbox", "ERROR 122"),
            ]),
        row(
            "words of the other document",
            [
                .page(b + "&bericht=BERICHT&naar=31612345678&afzender=SENDER&delivery=yes&test=no&emailen=no", "OK 1000001"),
                .page(b + "&bericht=BERICHT&naar=31612345678&afzender=SENDER&delivery=no&test=yes&type=LONG", "OK"),
                .find("/sandbox/messages?count", #"{"count":1}"#),
            ]),
        row("group", [.page(b + "&bericht=BERICHT&naar=groep&groep=friends&afzender=SENDER", "OK")]),
        row(
            "reference",
            [
                .page(b + "&bericht=BERICHT&naar=31612345678&afzender=SENDER&referentie=12345678", "OK"),
                .find("/sandbox/messages?reference=12345678&count", #"{"count":1}"#),
            ]),
        row(
            "report with a date",
            [
                .drive("/sandbox/clock", "to=2032-02-01T09:23:07Z"),
                .page(b + "&bericht=BERICHT&naar=31612345678&afzender=SENDER&delivery=ja", "OK 1000001"), ConformanceRow.after(3),
                .page("/module/gatewayrapport.php?smsid=1000001&datum=ja", "DELIVERED 01/02/2032 10:23:10"),
            ]),
        row("group report", [.page(b + "&bericht=BERICHT&naar=groep&groep=friends&afzender=SENDER", "OK"), groupReport]),
        row("credits", [ConformanceRow.account("credits=476"), .page(b + "&action=credits", "476")]),
    ]

    private static let a = "/module/gateway.php?clientuser=demo&clientpwd=demo"
    private static let b = "/module/gateway.php?klantuser=demo&klantpwd=demo"
    private static let found = ConformanceRow.Step.find("/sandbox/messages", #""text":"this is a test""#)
    private static let groupReport = ConformanceRow.Step.find(b + "&action=rapport&aantal=100", "<td>31612345677</td><td>BERICHT</td>")

    private static func row(_ name: String, _ steps: [ConformanceRow.Step]) -> ConformanceRow { ConformanceRow(name: name, steps: steps) }
}
