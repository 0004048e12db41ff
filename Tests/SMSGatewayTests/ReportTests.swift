import Outbound
import SMSMessages
import Testing

@testable import SMSGateway

/// Statuses, dates and the table of the last messages, read tolerantly.
@Suite struct ReportTests {
    @Test(arguments: DeliveryStatus.allCases)
    func everyStatusWithAndWithoutADate(status: DeliveryStatus) async throws {
        #expect(try await report("\(status.rawValue)") == DeliveryReport(status: status))
        #expect(try await report(" \(status.rawValue.lowercased())\r\n") == DeliveryReport(status: status))
        let dated = DeliveryReport(status: status, at: Timestamp(rfc3339: "2012-02-01T09:23:10Z"))
        #expect(try await report("\(status.rawValue) 01/02/2012 10:23:10") == dated)
    }

    @Test(
        arguments: [
            ("NOT  DELIVERED", .notDelivered), ("NOT_DELIVERED", .notDelivered), ("NOTDELIVERED", .notDelivered),
            ("not-delivered 01/02/2012", .notDelivered), ("\u{FEFF}DELIVERED", .delivered), ("DELIVERED, thanks", .delivered),
            ("DELIVEREDX", nil), ("NOT", nil), ("UNDELIVERED", nil), ("", nil), ("OK", nil), ("<b>DELIVERED</b>", nil), ("NONESUCH", nil),
        ] as [(String, DeliveryStatus?)])
    func byTheKnownWord(answer: String, status: DeliveryStatus?) async throws {
        if let status {
            #expect(try await report(answer).status == status)
        } else {
            let failure = await #expect(throws: SendFailure.self) { try await report(answer) }
            #expect(failure?.kind == .nothingLeft)
        }
    }

    private func report(_ answer: String) async throws(SendFailure) -> DeliveryReport {
        let client: GatewayClient
        do { client = try Recorder(answer).client(.demo()) } catch { preconditionFailure("the account of the tests") }
        return try await client.report(id: "1234567", withDate: true)
    }

    @Test(
        arguments: [
            ("01/02/2012 10:23:10", "2012-02-01T09:23:10Z"), ("1/2/2012 10:23", "2012-02-01T09:23:00Z"),
            ("01-07-2012 10:23:10", "2012-07-01T08:23:10Z"), ("2012-02-01 10:23:10", "2012-02-01T09:23:10Z"),
            ("2012-02-01T10:23:10", "2012-02-01T09:23:10Z"), ("20120201102310", "2012-02-01T09:23:10Z"),
            ("201202011023", "2012-02-01T09:23:00Z"), ("29/02/2012 00:00:00", "2012-02-28T23:00:00Z"),
            // The hour that comes twice, and the one that never comes.
            ("25/10/2026 02:30:00", "2026-10-25T00:30:00Z"), ("29/03/2026 02:30:00", nil), ("29/03/2026 03:00:00", "2026-03-29T01:00:00Z"),
            ("29/02/2013 00:00:00", nil), ("31/04/2012 00:00:00", nil), ("01/13/2012 00:00:00", nil), ("01/02/2012 24:00:00", nil),
            ("01/02/2012 10:60:00", nil), ("01/02/2012", nil), ("", nil), ("1 Feb 2012 10:23:10", nil), ("01/02/12 10:23:10", nil),
            ("99999999999999", nil), ("01/02/2012 99999999999999999999:00", nil), ("2012020110231", nil),
        ] as [(String, String?)])
    func dates(text: String, instant: String?) {
        #expect(Timestamp(gatewayDate: text.utf8, zone: .amsterdam)?.rfc3339 == instant)
    }

    static let row = ["31612345678", "Hi", "01JD-1", "01/02/2012 10:23:10", "DELIVERED"]
    static let message = SentMessage(
        recipient: try? PhoneNumber(e164: "+31612345678"), text: "Hi", reference: "01JD-1",
        time: Timestamp(rfc3339: "2012-02-01T09:23:10Z"),
        status: .delivered)

    private static func table(_ rows: [String]..., cell: String = "td") -> String {
        "<table>" + rows.map { "<tr>" + $0.map { "<\(cell)>\($0)</\(cell)>" }.joined() + "</tr>" }.joined() + "</table>"
    }

    @Test(arguments: [
        table(row), "<html><body><h1>1 < 2 & 3</h1>" + table(row) + "</body></html>", table(row, cell: "th"),
        table(row, cell: "TD class='a>b'").replacing("</TD class='a>b'>", with: "</TD>"),
        table(["Number", "Text", "Reference", "Time", "Status"], row),
        table(["Status", "Datum", "Referentie", "Bericht", "Nummer"], row.reversed()), table(["The last 1 messages"], row, ["Total", "1"]),
        "<table><tr><td>31612345678<td> Hi\n<td>01JD-1<td>01/02/2012&nbsp;10:23:10<td><font color=red>Delivered</font><tr></table>",
        "<tr><td>+31612345678</td><td>H&#105;</td><td>01JD-1</td><td>01/02/2012 10:23:10</td><td>DELIVERED</td>",
        "<SCRIPT>if (1<2) s = '<tr><td>31600000000</td></tr>'</Script>" + table(row), "<!-- <tr><td>31600000000 -->" + table(row),
    ])
    func oneMessageHoweverItIsMarkedUp(page: String) async throws {
        #expect(try await Recorder(page).client(.demo()).lastMessages(10) == [Self.message])
    }

    @Test func whatARowDoesNotSayIsNil() async throws {
        let page = Self.table(
            ["31612345678", "", "", "yesterday", "PENDING"], ["nobody", "Hi", "r", "", "NOT DELIVERED"],
            ["31612345678", "Hi", "20120201102310", "NONE"])
        let messages = try await Recorder(page).client(.demo()).lastMessages(10)
        let number = Self.message.recipient
        #expect(
            messages == [
                SentMessage(recipient: number, text: "", reference: nil, time: nil, status: nil),
                SentMessage(recipient: nil, text: "Hi", reference: "r", time: nil, status: .notDelivered),
                SentMessage(recipient: number, text: "Hi", reference: nil, time: Self.message.time, status: .noReport),
            ])
    }

    @Test(arguments: [
        ("a &lt;b&gt; &amp;lt; &quot;&apos;&#39;&#x27;&euro;", "a <b> &lt; \"'''€"), ("1 < 2", "1 < 2"), ("a<br>b<br/>c", "a\nb\nc"),
        ("&nosuch; & &; &#xD800; &#9999999999;", "&nosuch; & &; &#xD800; &#9999999999;"), ("  a \n\t b ", "a b"),
        ("<b>a</b><i>b</i>", "ab"),
        ("héé 👋", "héé 👋"),
    ])
    func textsInCells(cell: String, text: String) async throws {
        var row = Self.row
        row[1] = cell
        #expect(try await Recorder(Self.table(row)).client(.demo()).lastMessages(1).first?.text == text)
    }

    @Test(arguments: ["<table></table>", "<table><tr><th>Nummer</th><th>Status</th></tr></table>"])
    func noMessages(page: String) async throws {
        #expect(try await Recorder(page).client(.demo()).lastMessages(1) == [])
    }

    @Test(arguments: ["", "no table", "<html><body>Maintenance</body></html>", "<table><tr><td>Please log in</td></tr></table>", "OK"])
    func noTable(page: String) async throws {
        let failure = await #expect(throws: SendFailure.self) { try await Recorder(page).client(.demo()).lastMessages(1) }
        #expect(failure?.kind == .nothingLeft)
    }

    /// Cut anywhere, the page is read as far as it goes.
    @Test func aCutPageIsReadAsFarAsItGoes() {
        let page = Array(("<!-- x -->" + Self.table(Self.row, Self.row) + "&#x27;<td class=\"a").utf8)
        for length in 0...page.count {
            let messages = SentMessage.all(inPage: Array(page.prefix(length)), zone: .amsterdam)
            #expect((messages ?? []).count <= 2)
        }
        #expect(SentMessage.all(inPage: page, zone: .amsterdam) == [Self.message, Self.message])
    }

    @Test func neitherTextNorNumberIsShown() {
        var shown = "\(Self.message) \(String(reflecting: Self.message))"
        dump(Self.message, to: &shown)
        #expect(!shown.contains("Hi") && !shown.contains("31612345678"))
    }
}
