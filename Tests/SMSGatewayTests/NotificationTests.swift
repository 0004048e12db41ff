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

@Suite struct EarlyNotificationTests {
    private let noon = Timestamp(milliseconds: 1_800_000_000_000)
    private static func notification(_ id: String?, _ reference: String?, _ status: DeliveryStatus = .delivered) -> DeliveryNotification {
        DeliveryNotification(id: id, reference: reference, status: status, at: nil)
    }

    @Test func waitsForItsSendByIDOrReference() {
        var early = EarlyNotifications()
        let all = [
            Self.notification("1", nil, .buffered), Self.notification("2", "r"), Self.notification(nil, "r"), Self.notification("1", "s"),
        ]
        for notification in all { early.keep(notification, now: noon) }
        #expect(early.claim(ids: ["9"], reference: nil, now: noon) == [])
        #expect(early.claim(ids: ["1"], reference: nil, now: noon) == [all[0], all[3]])
        #expect(early.claim(ids: ["1"], reference: nil, now: noon) == [], "handed out once")
        #expect(early.claim(ids: [], reference: "r", now: noon) == [all[1], all[2]])
        #expect(early.unclaimed == 0)
    }

    @Test(arguments: [(599, 1, 0), (600, 0, 1)])
    func forTenMinutes(seconds: Int, claimed: Int, unclaimed: Int) {
        var early = EarlyNotifications()
        early.keep(Self.notification("1", nil), now: noon)
        #expect(early.claim(ids: ["1"], reference: nil, now: noon + .seconds(seconds)).count == claimed)
        #expect(early.unclaimed == unclaimed)
    }

    @Test func thereIsRoomForSoManyOnly() {
        var early = EarlyNotifications()
        for id in 0...EarlyNotifications.most { early.keep(Self.notification("\(id)", nil), now: noon) }
        #expect(early.unclaimed == 1)
        early.keep(Self.notification("late", nil), now: noon + .seconds(600))
        #expect(early.unclaimed == EarlyNotifications.most + 1)
        #expect(early.claim(ids: ["late"], reference: nil, now: noon + .seconds(601)).count == 1)
    }
}
