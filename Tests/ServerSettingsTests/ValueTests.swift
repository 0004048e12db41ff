import Actions
import Outbound
import Receiver
import SMSGateway
import SMSMessages
import Testing

@testable import ServerSettings

/// What a setting's text becomes.
@Suite struct ValueTests {
    static let full = """
        receiver:
          listen: "[::1]:8000"
          trusted_proxies: [127.0.0.1, "2001:db8::/32"]
        operator:
          listen: 10.0.0.1:0
          token: operator-token-0123456789
          hosts: SMS.example.com
        data: /var/lib/a.sqlite
        rules: [/etc/a, b]
        log_level: Debug
        channels:
          first:
            token: channel-token-0123456789
            token_in: header X-Token
            sources: 192.0.2.0/24
            country_code: +31
            methods: POST
            body: json
            messages: results
            sender: from
            receiver: [to, destination]
            text: message.text
            id: messageId
            reference: concat-ref
            part: concat-part
            total: [concat-total, parts]
            time: receivedAt
            time_format: yyyyMMddHHmmss
            time_zone: Europe/Amsterdam
            charset: UTF-8
            default_receiver: +31612345678
            answer: {status: 202, type: text/xml, body: "<ok/>\\n"}
          second:
            profile: 1609sms
            insecure: true
            sources: [192.0.2.1]
            time_zone: Europe/Brussels
        gateways:
          main:
            url: https://gateway.example
            user: shop
            password: password-0123
            dialect: 1609sms
            method: get
            password_form: plain
            numeric_sender_limit: 16
            connect_timeout: 500ms
            timeout: 1m
            connections: 8
            dlr_token: dlr-token-0123456
            per_second: 25
            time_zone: Europe/Lisbon
            caps: {hour: 7000, day: 9000, block_hour: off, block_day: 70, recipient_hour: 30}
        numbers:
          +31612345678: {gateway: main}
          0800: {gateway: main, sender: Shop, reply_to: [+31, +32], own: no}
          "4040": {gateway: main, sender: +31600000000, country: 31}
          +4915112345678: {gateway: main, reply_to: +}
          +12025550123: {gateway: main, reply_to: []}
        calls:
          allow: [10.1.0.0/16, "CRM.internal:8443"]
          at_once: 64
          per_host: 8
          signing_keys: whsec_AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8= whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLASw
        keep: {texts: 2w, records: 365d, ids: 36h, consent: 36525d}
        conduct: {caps: 3 per 5m, pair_caps: 9 per 5m, answer_within: 90s}
        """

    @Test func everythingAtOnce() throws {
        let outcome = load(Self.full)
        #expect(
            outcome.told.map { $0.prefix { $0 != "," } } == [
                "answerback.yaml:5:11: warning: operator.listen: 10.0.0.1 is beyond this machine"
            ])
        let settings = try #require(outcome.settings)
        #expect(settings.receiver == Listener(host: "::1", port: 8000))
        #expect(settings.trustedProxies == [AddressRange("127.0.0.1"), AddressRange("2001:db8::/32")])
        #expect(settings.operatorListener == Listener(host: "10.0.0.1", port: 0))
        #expect(settings.operatorToken.admits("operator-token-0123456789"))
        #expect(settings.operatorHosts == ["sms.example.com", "localhost", "127.0.0.1", "::1"])
        #expect(settings.data == "/var/lib/a.sqlite")
        #expect(settings.rules == ["/etc/a", "b"])
        #expect(settings.logLevel == "debug")
        #expect(
            settings.keep
                == Keep(
                    texts: .seconds(14 * 86_400), records: .seconds(365 * 86_400), ids: .seconds(36 * 3600),
                    consent: .seconds(36_525 * 86_400)))
        #expect(settings.caps == [Cap(count: 3, window: .seconds(300))])
        #expect(settings.pairCaps == [Cap(count: 9, window: .seconds(300))])
        #expect(settings.answerWithin == .seconds(90))
    }

    @Test func channels() throws {
        let channels = try #require(load(Self.full).settings).channels
        try #require(channels.map(\.name) == ["first", "second"])
        #expect(
            channels[0].mapping
                == ChannelMapping(
                    methods: [.post], bodies: [.json], messages: "results", sender: ["from"], receiver: ["to", "destination"],
                    text: ["message.text"], id: ["messageId"], reference: ["concat-ref"], part: ["concat-part"],
                    total: ["concat-total", "parts"],
                    time: ["receivedAt"], timeFormat: .pattern("yyyyMMddHHmmss", zone: "Europe/Amsterdam"), charset: .utf8,
                    defaultReceiver: "+31612345678",
                    answer: .init(status: 202, contentType: "text/xml", body: "<ok/>\n")))
        #expect(channels[0].access.token?.admits("channel-token-0123456789") == true)
        #expect(channels[0].access.place == .header("X-Token"))
        #expect(channels[0].access.sources == [try #require(AddressRange("192.0.2.0/24"))])
        #expect(try channels[0].numbers.address("0612345678").text == "+31612345678")
        #expect(!channels[0].isInsecure)
        var second = ChannelMapping.sms1609
        second.timeFormat = .pattern("yyyyMMddHHmmss", zone: "Europe/Brussels")
        #expect(channels[1].mapping == second)
        #expect(channels[1].access.token == nil && channels[1].isInsecure)
    }

    @Test(arguments: [("generic", ChannelMapping.generic), ("1609sms", .sms1609)])
    func aProfileIsItsMapping(name: String, mapping: ChannelMapping) throws {
        let settings = try #require(load(Sample.text(7, "    profile: \(name)")).settings)
        #expect(settings.channels.map(\.mapping) == [mapping])
    }

    @Test func fieldsWithoutAProfile() throws {
        let settings = try #require(load(Sample.text(7, "    sender: a\n    receiver: b\n    text: \"no\"")).settings)
        #expect(settings.channels.map(\.mapping) == [ChannelMapping(sender: ["a"], receiver: ["b"], text: ["no"])])
    }

    @Test func gateways() throws {
        let gateways = try #require(load(Self.full).settings).gateways
        let account = try #require(gateways.first).account
        #expect(gateways.map(\.name) == ["main"] && gateways[0].connections == 8)
        #expect(gateways[0].notificationToken?.admits("dlr-token-0123456") == true)
        #expect(gateways[0].notificationSecret?.revealed == "dlr-token-0123456")
        #expect(account.description == "1609sms account at https://gateway.example/module/gateway.php")
        #expect(account.method == .get)
        #expect(account.numericSenderLimit == 16)
        #expect(gateways[0].caps == GatewayCaps(hour: 7000, day: 9000, blockHour: nil, blockDay: 70, recipientHour: 30))
        #expect(account.connectTimeout == .milliseconds(500) && account.timeout == .seconds(60))
        #expect(account.perSecond == 25 && account.zone.identifier == "Europe/Lisbon")
    }

    @Test func numbers() throws {
        let numbers = try #require(load(Self.full).settings).numbers
        #expect(numbers.map(\.number.text) == ["+31612345678", "0800", "4040", "+4915112345678", "+12025550123"])
        #expect(numbers.map(\.sender.text) == ["+31612345678", "Shop", "+31600000000", "+4915112345678", "+12025550123"])
        #expect(numbers.map(\.replyPrefixes) == [["31"], ["31", "32"], ["31"], [""], []])
        #expect(numbers.map(\.replyTerritory) == ["NL", nil, nil, nil, nil])
        #expect(numbers.map(\.isOwn) == [true, false, true, true, true])
        #expect(numbers.allSatisfy { $0.gateway == "main" })
    }

    @Test func calls() throws {
        let calls = try #require(load(Self.full).settings).calls
        #expect(calls.allowed == [.range(try #require(AddressRange("10.1.0.0/16"))), .host("crm.internal", port: 8443)])
        #expect(calls.atOnce == 64 && calls.perHost == 8)
        let first = try SigningKey(Secret("whsec_AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8="))
        #expect(calls.signingKeys == [first, try SigningKey(Secret("whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLASw"))])
    }

    @Test func defaults() throws {
        let settings = try #require(load(Sample.text(4, "")).settings)
        #expect(settings.calls.allowed.isEmpty && settings.calls.signingKeys.isEmpty)
        #expect(settings.calls.extraCAFile == nil)
        #expect(settings.calls.atOnce == 512 && settings.calls.perHost == 4)
        #expect(settings.receiver == Listener(host: "127.0.0.1", port: 8080))
        #expect(settings.operatorListener == Listener(host: "127.0.0.1", port: 8081))
        #expect(settings.operatorHosts == ["localhost", "127.0.0.1", "::1"])
        #expect(settings.trustedProxies.isEmpty && settings.logLevel == "notice" && settings.maxTextBytes == 10_240)
        #expect(settings.data == "/var/lib/answerback/answerback.sqlite")
        #expect(settings.caps == [Cap(count: 5, window: .seconds(600)), Cap(count: 20, window: .seconds(86_400))])
        #expect(settings.pairCaps == [Cap(count: 20, window: .seconds(600)), Cap(count: 60, window: .seconds(86_400))])
        #expect(settings.mailCaps == ErrandCaps(hour: 5000, day: 20_000, senderHour: 60, senderDay: 200))
        #expect(settings.calls.caps == ErrandCaps(hour: 20_000, day: 100_000, senderHour: 120, senderDay: 500))
        #expect(settings.answerWithin == .seconds(3600))
        #expect(settings.gateways.map(\.connections) == [32])
        let account = try #require(settings.gateways.first).account
        #expect(account.perSecond == nil && account.zone == .amsterdam)
        #expect(settings.gateways.map(\.caps) == [GatewayCaps(hour: 10_000, day: 20_000, blockHour: 60, blockDay: 200, recipientHour: 60)])
        #expect(settings.channels.map(\.access.place) == [.path])
    }

    @Test(arguments: [
        ("127.0.0.1:8081", []), ("0.0.0.0:8081", []),
        ("\"[::]:8081\"", []), ("SMS.local:8081", ["sms.local"]),
        ("\"[::1]:8081\"", []),
    ])
    func hostsFollowTheListener(listen: String, hosts: [String]) throws {
        let settings = try #require(load(Sample.text(2, "  token: operator-token-0123456789\n  listen: \(listen)")).settings)
        #expect(settings.operatorHosts == Set(["localhost", "127.0.0.1", "::1"] + hosts))
    }

    @Test(arguments: [
        ("etc/answerback.yaml", "etc/rules", "etc/db.sqlite"), ("answerback.yaml", "rules", "db.sqlite"),
        ("/etc/answerback.yaml", "/etc/rules", "/etc/db.sqlite"),
    ])
    func pathsBeginAtTheFile(file: String, rules: String, data: String) throws {
        let bytes = Array(Sample.text.utf8)
        let settings = try #require(ServerSettings.load(SettingsSources(file: (file, bytes))).settings)
        #expect(settings.rules == [rules] && settings.data == data)
        let fromElsewhere = ServerSettings.load(
            SettingsSources(file: (file, bytes), environment: ["ANSWERBACK_RULES": "here"], flags: ["data": "there"]))
        #expect(fromElsewhere.settings?.rules == ["here"] && fromElsewhere.settings?.data == "there")
    }

    @Test(arguments: [("true", true), ("YES", true), ("on", true), ("false", false), ("No", false), ("off", false), ("\"no\"", false)])
    func truths(text: String, value: Bool) throws {
        #expect(load(Sample.text(16, "    gateway: main\n    own: \(text)")).settings?.numbers.map(\.isOwn) == [value])
    }

    @Test(arguments: ["1", "y", "ja", "0", ""])
    func noTruths(text: String) throws {
        #expect(throws: Unfit.self) { try Bool(setting: text) }
    }

    @Test(arguments: [
        ("1ms", Duration.milliseconds(1)), ("5s", .seconds(5)), ("10m", .seconds(600)), ("1h", .seconds(3600)),
        ("30d", .seconds(2_592_000)),
        ("2w", .seconds(1_209_600)), ("36525d", .seconds(36_525 * 86_400)),
    ])
    func durations(text: String, duration: Duration) throws {
        #expect(try Duration(setting: text) == duration)
    }

    @Test(arguments: [
        "", "5", "s", "0s", "-1s", "+1s", "1.5h", "1 h", "1H", "1hs", "36526d", "999999999999999999999s", "9223372036854775807w", "٣s",
        "²s", "1mo",
    ])
    func noDurations(text: String) {
        #expect(throws: Unfit.self) { try Duration(setting: text) }
    }

    @Test(arguments: [
        ("localhost:80", "localhost", 80), ("[::1]:0", "::1", 0), ("0.0.0.0:65535", "0.0.0.0", 65_535),
        ("a_b-c.example:1", "a_b-c.example", 1),
    ])
    func listeners(text: String, host: String, port: Int) throws {
        #expect(try Listener(setting: text) == Listener(host: host, port: port))
    }

    @Test(arguments: [
        "", ":", ":80", "80", "localhost", "localhost:", "localhost:65536", "localhost:-1", "localhost:+1", "::1:80", "[::1]", "[::1:80",
        "[1]:80",
        "[::1/64]:80", "[127.0.0.1]:80", "a b:80", "http://a:80", "a/b:80", "é:80",
    ])
    func noListeners(text: String) {
        #expect(throws: Unfit.self) { try Listener(setting: text) }
    }

    @Test(arguments: [
        ("rfc3339", "rfc3339", true), ("unix", "unix", true), ("yyyy-MM-dd HH:mm:ss", "", true), ("yyyyMMdd'T'HHmm", "", true),
        ("dd/MM/yyyy HH.mm", "", true), ("yyyy-MM-ddTHH:mm:ssZ", "", true), ("", "", false), ("yy-MM-dd HH:mm", "", false),
        ("yyyy-MM-dd hh:mm", "", false), ("yyyy-MM-dd", "", false), ("yyyy-MM-dd HH:mm:ss.SSS", "", false), ("rfc3340", "", false),
        ("yyyyMMdd yyyy HHmm", "", false),
    ])
    func timeFormats(text: String, name: String, isOne: Bool) {
        let outcome = load(Sample.text(8, "    token: channel-token-0123456789\n    time_format: \"\(text)\""))
        #expect((outcome.settings != nil) == isOne, "\(outcome.told)")
        if isOne, name.isEmpty { #expect(outcome.settings?.channels.map(\.mapping.timeFormat) == [.pattern(text, zone: nil)]) }
    }

    @Test func aMappingHoldsWhatTheFileSays() throws {
        let lines = """
                token: channel-token-0123456789
                only: {data.event_type: [message.received, sms], inbound: true}
                id: {all_of: [fingerprint, status]}
                receivers: {Sim1: "+31850000000"}
                charset_field: charset
                text_encoding: hex
                time_zone: Europe/Amsterdam
            """
        let mapping = try #require(load(Sample.text(8, lines)).settings?.channels.first?.mapping)
        #expect(
            mapping.only == [
                .init(field: "data.event_type", values: ["message.received", "sms"]), .init(field: "inbound", values: ["true"]),
            ])
        #expect(mapping.idParts == ["fingerprint", "status"] && mapping.id == ["id"])
        #expect(mapping.receivers == ["sim1": "+31850000000"])
        #expect(mapping.charsetField == ["charset"] && mapping.textEncoding == .hex)
        #expect(mapping.timeFormat == .rfc3339(zone: "Europe/Amsterdam"))
    }

    /// Whatever of a mapping is set and whatever not: a channel is there, or something is said.
    @Test func noChannelVanishesWithoutAWord() {
        let fields = [
            "sender: from", "receiver: to", "text: text", "default_receiver: \"4040\"", "id: id", "country_code: \"31\"", "methods: [get]",
        ]
        for chosen in 0..<(1 << fields.count) {
            let lines = fields.indices.filter { chosen >> $0 & 1 == 1 }.map { "    " + fields[$0] }
            let outcome = load(Sample.text(7, lines.isEmpty ? "    methods: [post]" : lines.joined(separator: "\n")))
            let isThere = outcome.settings?.channels.isEmpty == false
            #expect(isThere != outcome.problems.contains { !$0.isWarning }, "\(lines)")
        }
        let only = load(Sample.text(7, "    sender: from\n    text: text\n    default_receiver: \"4040\""))
        #expect(only.settings?.channels.map(\.mapping.receiver) == [[]] && only.told == [])
    }
}
