import SMSGateway
import SMSMessages
import Testing

@testable import Actions

@Suite struct WebhookSignatureTests {
    static let key = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLASw"

    /// What the official Python library 1.1.0 makes of it.
    @Test func aKnownExample() throws {
        let signature = WebhookSignature(keys: [try SigningKey(Secret(Self.key))])
        let headers = signature.headers(
            id: "msg_p5jXN8AQM9LWM0D4loKWxJek", at: Timestamp(milliseconds: 1_614_265_330_999), body: Array(#"{"test": 2432232314}"#.utf8))
        #expect(headers.map(\.name) == ["webhook-id", "webhook-timestamp", "webhook-signature"])
        #expect(
            headers.map(\.value) == [
                "msg_p5jXN8AQM9LWM0D4loKWxJek", "1614265330", "v1,hn6gPDuvthHWWsZDuMjgwyc63ajzh5ywzvy1quoqxtk=",
            ])
    }

    @Test func withoutAKeyNothingIsSigned() {
        let headers = WebhookSignature(keys: []).headers(id: "a", at: Timestamp(milliseconds: 0), body: [])
        #expect(headers.map(\.name) == ["webhook-id", "webhook-timestamp"])
    }

    @Test(arguments: [
        ("", SigningKey.Malformed.prefix), ("MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLASw", .prefix),
        ("WHSEC_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLASw", .prefix),
        ("whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLAS", .base64), ("whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLA w", .base64),
        ("whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLAé", .base64), ("whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaL===", .base64),
        ("whsec_MfKQ=r8GKYqrTwjUPD8ILPZIo2LaLASw", .base64), (" whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLASw", .prefix),
        ("whsec_", .length(0)), ("whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLAA=", .length(23)),
        ("whsec_" + String(repeating: "AAAA", count: 21) + "AAA=", .length(65)),
    ])
    func malformedKeys(text: String, why: SigningKey.Malformed) {
        #expect(throws: why) { try SigningKey(Secret(text)) }
    }

    @Test func theLongestKeyFits() throws {
        _ = try SigningKey(Secret("whsec_" + String(repeating: "AAAA", count: 21) + "AA=="))
    }

    @Test func aKeyIsNeverShown() throws {
        let key = try SigningKey(Secret(Self.key))
        var shown = "\(key) \([key]) \(String(reflecting: key)) \(WebhookSignature(keys: [key]))"
        dump(key, to: &shown)
        dump(WebhookSignature(keys: [key]), to: &shown)
        // Its first bytes, as text and as numbers.
        #expect(!shown.contains("MfKQ") && !shown.contains("49") && !shown.contains("242"))
    }

    @Test(arguments: 0...70)
    func base64ThereAndBack(count: Int) {
        let bytes = (0..<count).map { UInt8(truncatingIfNeeded: $0 &* 37 &+ count) }
        #expect(Base64.decode(Base64.encode(bytes)) == bytes)
    }
}
