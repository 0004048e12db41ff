import SMSGateway
import SMSMessages
import Testing

@Suite struct NotificationTests {
    private static let at = Timestamp(rfc3339: "2012-02-01T09:23:10Z")

    @Test(
        arguments: [
            ("smsid=1234567&datum=20120201102310&status=DELIVERED&referentie=01JD-1", "1234567", "01JD-1", .delivered, at),
            ("referentie=01JD-1&status=delivered&datum=20120201102310&smsid=1234567", "1234567", "01JD-1", .delivered, at),
            ("smsid=1&datum=20120201102310&status=NOT%20DELIVERED&referentie=", "1", nil, .notDelivered, at),
            ("smsid=1&datum=20120201102310&status=NOT+DELIVERED", "1", nil, .notDelivered, at),
            ("smsid=1&status=BUFFERED&referentie=a+b", "1", "a b", .buffered, nil), ("smsid=1&status=BUFFERED", "1", nil, .buffered, nil),
            ("smsid=1&status=SUBMITTED&datum=", "1", nil, .submitted, nil),
            ("smsid=1&status=REJECTED&datum=yesterday", "1", nil, .rejected, nil), ("smsid=1&status=NONE", "1", nil, .noReport, nil),
            ("smsid=&referentie=r&status=DELIVERED", nil, "r", .delivered, nil),
            ("smsid=1&referentie=a%26b%3Dc%2B%C3%A9&status=DELIVERED", "1", "a&b=c+é", .delivered, nil),
            ("smsid=1&referentie=100%&status=DELIVERED&x", "1", "100%", .delivered, nil),
            ("smsid=1&referentie=%zz%4&status=DELIVERED", "1", "%zz%4", .delivered, nil),
            ("smsid=1&smsid=2&status=BUFFERED&status=DELIVERED", "2", nil, .delivered, nil),
            ("&&smsid=1&=&status=DELIVERED&", "1", nil, .delivered, nil),
            ("smsid=1&referentie=a=b&status=DELIVERED", "1", "a=b", .delivered, nil),
        ] as [(String, String?, String?, DeliveryStatus, Timestamp?)])
    func read(query: String, id: String?, reference: String?, status: DeliveryStatus, at: Timestamp?) throws {
        let notification = DeliveryNotification(id: id, reference: reference, status: status, at: at)
        #expect(try DeliveryNotification(query: query) == notification)
    }

    @Test(
        arguments: [
            ("", .namesNoSMS), ("status=DELIVERED", .namesNoSMS), ("smsid=&referentie=&status=DELIVERED", .namesNoSMS),
            ("smsid=1", .statusMissing), ("smsid=1&status=", .statusMissing), ("smsid=1&status=PENDING", .statusUnknown),
            ("smsid=1&status=DELIVERED%20today", .statusUnknown), ("SMSID=1&status=DELIVERED", .namesNoSMS),
        ] as [(String, DeliveryNotification.Unreadable)])
    func unreadable(query: String, why: DeliveryNotification.Unreadable) {
        #expect(throws: why) { try DeliveryNotification(query: query) }
    }

    @Test func theDateIsOfTheGatewaysClocks() throws {
        let query = "smsid=1&status=DELIVERED&datum=20120201102310"
        let zone = try #require(GatewayZone(identifier: "America/New_York"))
        #expect(try DeliveryNotification(query: query, zone: zone).at?.rfc3339 == "2012-02-01T15:23:10Z")
    }
}
