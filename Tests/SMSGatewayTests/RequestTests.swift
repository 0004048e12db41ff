import Outbound
import SMSGateway
import SMSMessages
import Testing

/// What goes over the wire, byte by byte.
@Suite struct RequestTests {
    /// `printf 'hunter2&é' | sha1sum`
    static let sha1 = "139f91201649c5176e1fd4dfe0a0b210a154ac8c"

    static let text = "Your%20route%3A%20left%20%26%20right"

    static let bodies: [(name: String, dialect: Dialect, options: SendOptions, body: String)] = [
        (
            "English names, no reference", .sms1609, SendOptions(),
            "clientuser=de%20mo&clientpwd=\(sha1)&message=\(text)&to=46701740605&sender=MYBANK&delivery=yes"
        ),
        (
            "Dutch names", .sms1601, SendOptions(),
            "klantuser=de%20mo&klantpwd=\(sha1)&bericht=\(text)&naar=46701740605&afzender=MYBANK"
                + "&delivery=ja&referentie=01JD-1"
        ),
        (
            "English options", .sms1609, SendOptions(deliveryReport: false, isDryRun: true, isLogged: true),
            "clientuser=de%20mo&clientpwd=\(sha1)&message=\(text)&to=46701740605&sender=MYBANK&logging=yes&test=yes"
        ),
        (
            "English names cannot say no", .sms1609, SendOptions(deliveryReport: false, isLogged: false),
            "clientuser=de%20mo&clientpwd=\(sha1)&message=\(text)&to=46701740605&sender=MYBANK"
        ),
        (
            "Dutch options", .sms1601, SendOptions(deliveryReport: false, isDryRun: true, isLogged: false),
            "klantuser=de%20mo&klantpwd=\(sha1)&bericht=\(text)&naar=46701740605&afzender=MYBANK"
                + "&referentie=01JD-1&logging=nee&test=ja"
        ),
    ]

    @Test(arguments: bodies.indices)
    func aPostCarriesAllInItsBody(row: Int) async throws {
        let (name, dialect, options, body) = Self.bodies[row]
        let recorder = Recorder("OK 1")
        _ = try await send(.demo(), by: recorder, account: .demo(dialect), options: options)
        let request = try #require(recorder.requests.first)
        #expect(request.method == .post)
        #expect(request.url == "https://gateway.example/module/gateway.php")
        #expect(request.body.map { String(decoding: $0, as: UTF8.self) } == body, "\(name)")
        #expect(request.connection == .reused)
        #expect(request.headers.map(\.name) == ["Content-Type"])
        #expect(request.headers.map(\.value) == ["application/x-www-form-urlencoded; charset=UTF-8"])
    }

    @Test func aGetCarriesAllInItsURLOnAFreshConnection() async throws {
        let recorder = Recorder("OK 1")
        _ = try await send(.demo(), by: recorder, account: .demo(.sms1609, method: .get))
        let request = try #require(recorder.requests.first)
        #expect(request.method == .get)
        #expect(request.url == "https://gateway.example/module/gateway.php?" + Self.bodies[0].body)
        #expect(request.body == nil)
        #expect(request.headers.isEmpty)
        #expect(request.connection == .fresh)
    }

    @Test func thePasswordAsItIsOnRequest() async throws {
        #expect(try await field("klantpwd", passwordForm: .plain) == "hunter2%26%C3%A9")
        #expect(try await field("klantpwd", passwordForm: .sha1) == Self.sha1)
    }

    @Test(arguments: [
        ("plain-text_1.0~", "plain-text_1.0~"), ("a b", "a%20b"), ("100% + 1", "100%25%20%2B%201"), ("a=b&c", "a%3Db%26c"),
        ("höjd €5", "h%C3%B6jd%20%E2%82%AC5"), ("👋🏽", "%F0%9F%91%8B%F0%9F%8F%BD"), ("l1\r\nl2\t", "l1%0D%0Al2%09"), ("nul\0!", "nul%00%21"),
        ("*'()", "%2A%27%28%29"),
    ])
    func aTextIsEscaped(text: String, escaped: String) async throws {
        #expect(try await field("bericht", of: .demo(text)) == escaped)
    }

    @Test(arguments: [
        (SMSAddress.alphanumeric("A.b-C & 1"), "A.b-C%20%26%201"), (.shortCode("0800"), "%2B0800"), (.alphanumeric("MYBANK"), "MYBANK"),
        (SMSAddress(canonical: "+46701740605"), "%2B46701740605"),
    ])
    func aSenderThatIsANumberBeginsWithPlus(sender: SMSAddress, spelling: String) async throws {
        #expect(try await field("afzender", of: .demo(sender: sender)) == spelling)
    }

    @Test(
        arguments: [
            ("x", 160, nil), ("x", 161, "long"), ("x", 459, "long"), ("é", 160, nil), ("€", 80, nil), ("€", 81, "long"), ("ж", 70, nil),
            ("ж", 71, "long"), ("ж", 201, "long"), ("👋", 35, nil), ("👋", 36, "long"),
        ] as [(String, Int, String?)])
    func aTextOfSeveralPartsIsSentAsALongOne(character: String, count: Int, type: String?) async throws {
        #expect(try await field("type", of: .demo(String(repeating: character, count: count))) == type)
    }

    /// - Returns: the value of a request's field, still escaped.
    private func field(
        _ name: String, of sms: OutboundSMS? = nil, passwordForm: GatewayAccount.PasswordForm = .sha1
    ) async throws -> String? {
        let recorder = Recorder("OK 1")
        _ = try await send(sms ?? .demo(), by: recorder, account: .demo(passwordForm: passwordForm))
        let body = try #require(recorder.requests.first?.body)
        let fields = String(decoding: body, as: UTF8.self).split(separator: "&").map {
            $0.split(separator: "=", omittingEmptySubsequences: false)
        }
        return fields.first { $0[0] == name }.map { String($0[1]) }
    }
}
