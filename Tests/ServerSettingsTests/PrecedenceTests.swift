import Testing

@testable import ServerSettings

/// Which of several sources counts, and that it is said.
@Suite struct PrecedenceTests {
    static let receiver = "receiver:\n  listen: 127.0.0.1:1\n" + Sample.text

    @Test(arguments: [
        (false, false, false, 8080, "default"), (true, false, false, 1, "file answerback.yaml:2"),
        (true, true, false, 2, "environment ANSWERBACK_RECEIVER_LISTEN"), (false, true, false, 2, "environment ANSWERBACK_RECEIVER_LISTEN"),
        (true, true, true, 3, "flag --receiver-listen"), (false, false, true, 3, "flag --receiver-listen"),
    ])
    func theFirstCounts(file: Bool, environment: Bool, flag: Bool, port: Int, origin: String) throws {
        let outcome = load(
            file ? Self.receiver : Sample.text, environment: environment ? ["ANSWERBACK_RECEIVER_LISTEN": "127.0.0.1:2"] : [:],
            flags: flag ? ["receiver-listen": "127.0.0.1:3"] : [:])
        #expect(outcome.told == [])
        #expect(outcome.settings?.receiver.port == port)
        #expect(outcome.value("receiver.listen")?.origin == origin)
        #expect(outcome.value("receiver.listen")?.shown == "127.0.0.1:\(port)")
    }

    @Test(arguments: [
        ("ANSWERBACK_GATEWAYS_MAIN_URL", "gateways.main.url", "https://other.example"),
        (
            "ANSWERBACK_NUMBERS__31612345678_SENDER",
            "numbers.+31612345678.sender", "Shop"
        ), ("ANSWERBACK_CHANNELS_MAIN_ANSWER_STATUS", "channels.main.answer.status", "204"),
        ("ANSWERBACK_CHANNELS_MAIN_SENDER", "channels.main.sender", "a, b"), ("ANSWERBACK_KEEP_TEXTS", "keep.texts", "7d"),
        ("ANSWERBACK_CONDUCT_CAPS", "conduct.caps", "1 per 1m, 2 per 1h"), ("ANSWERBACK_RULES", "rules", "a, b"),
    ])
    func variables(name: String, key: String, text: String) throws {
        let outcome = load(Sample.text, environment: [name: text])
        #expect(outcome.told == [])
        #expect(outcome.value(key) == SettingValue.environment(key, text, name))
    }

    @Test func severalOfAList() throws {
        let settings = try #require(load(Sample.text, environment: ["ANSWERBACK_RULES": "a, b,c"]).settings)
        #expect(settings.rules == ["a", "b", "c"])
        #expect(load(Sample.text, environment: ["ANSWERBACK_CONDUCT_CAPS": ""]).settings?.caps == [])
    }

    @Test(arguments: [
        (["ANSWERBACK_DATTA": "x"], [:], "environment ANSWERBACK_DATTA: no such setting; write ANSWERBACK_DATA"),
        (
            ["ANSWERBACK_GATEWAYS_MIAN_URL": "x"], [:],
            "environment ANSWERBACK_GATEWAYS_MIAN_URL: no such setting; write ANSWERBACK_GATEWAYS_MAIN_URL"
        ),
        (
            ["ANSWERBACK_X": "x"], [:],
            "environment ANSWERBACK_X: no such setting; names of channels, gateways and numbers must stand in the file first"
        ),
        (
            ["ANSWERBACK_": "x"], [:],
            "environment ANSWERBACK_: no such setting; names of channels, gateways and numbers must stand in the file first"
        ),
        (
            ["ANSWERBACK_LOG_LEVEL": "loud"], [:],
            "environment ANSWERBACK_LOG_LEVEL: log_level: \"loud\" is not known; write `trace`, `debug`, `info`, `notice`, `warning`, `error` or `critical`"
        ),
        (
            ["ANSWERBACK_KEEP_TEXTS": ""], [:],
            "environment ANSWERBACK_KEEP_TEXTS: keep.texts: \"\" is no duration: a whole number and one of ms, s, m, h, d, w; write ANSWERBACK_KEEP_TEXTS=30d"
        ),
        (
            ["ANSWERBACK_OPERATOR_TOKEN": ""], [:],
            "environment ANSWERBACK_OPERATOR_TOKEN: operator.token: the token is empty; make one by: openssl rand -hex 16"
        ),
        ([:], ["dtaa": "x"], "--dtaa: no such setting; write --data"),
        (
            [:], ["keep-texts": "x"],
            "--keep-texts: keep.texts: \"x\" is no duration: a whole number and one of ms, s, m, h, d, w; write --keep-texts 30d"
        ),
        (
            [:], ["operator-token": "canary-0123456789abc"],
            "--operator-token: operator.token: a flag can be read by everybody on this machine; set ANSWERBACK_OPERATOR_TOKEN or the file instead"
        ),
    ])
    func refusals(environment: [String: String], flags: [String: String], told: String) {
        let outcome = load(Sample.text, environment: environment, flags: flags)
        #expect(outcome.told == [told])
        #expect(outcome.settings == nil)
    }

    @Test(arguments: [
        "ANSWERBACK_SEED", "ANSWERBACK_KILL_SECONDS", "ANSWERBACK_CONFIG", "ANSWERBACK_SERVER", "ANSWERBACK_TOKEN", "PATH", "answerback_x",
    ])
    func othersPass(name: String) {
        #expect(load(Sample.text, environment: [name: "x"]).settings != nil)
    }

    @Test func thousandsOfNumbersHideNoName() {
        let numbers = (0..<2_000).map { "  +3161\(1_000_000 + $0): {gateway: main}\n" }.joined()
        let told = load(Sample.text + numbers, environment: ["ANSWERBACK_RULEZ": "x"]).told
        #expect(told == ["environment ANSWERBACK_RULEZ: no such setting; write ANSWERBACK_RULES"])
    }

    @Test func oneVariableForTwoGateways() {
        let gateway = "{url: https://a.example, user: u, password: p}"
        let yaml = Sample.text(9, "gateways:\n  a-b: \(gateway)\n  a_b: \(gateway)")
        #expect(load(yaml).told.filter { !$0.contains("warning") } == [])
        let told = load(yaml, environment: ["ANSWERBACK_GATEWAYS_A_B_USER": "x"]).told
        #expect(
            told.first
                == "environment ANSWERBACK_GATEWAYS_A_B_USER: this can mean gateways.a-b.user and gateways.a_b.user; set them in the file, or rename one"
        )
    }

    @Test func secretsFromTheEnvironment() throws {
        let outcome = load(
            Sample.text(8, ""),
            environment: ["ANSWERBACK_CHANNELS_MAIN_TOKEN": "environment-token-1", "ANSWERBACK_GATEWAYS_MAIN_PASSWORD": "p"])
        #expect(outcome.told == [])
        #expect(outcome.settings?.channels.first?.access.token?.admits("environment-token-1") == true)
        #expect(outcome.value("channels.main.token")?.origin == "environment ANSWERBACK_CHANNELS_MAIN_TOKEN")
        #expect(outcome.value("gateways.main.password")?.shown == "(secret)")
    }

    @Test func everyValueSaysWhereItIsFrom() {
        let outcome = load(Sample.text)
        #expect(outcome.value("channels.main.text")?.origin == "profile generic")
        #expect(outcome.value("numbers.+31612345678.reply_to")?.shown == "+31")
        #expect(outcome.value("numbers.+31612345678.sender")?.origin == "default")
        #expect(outcome.value("channels.main.country_code")?.shown == "(none)")
        #expect(outcome.value("gateways.main.password")?.origin == "file answerback.yaml:13")
        #expect(Set(outcome.values.map(\.key)).count == outcome.values.count)
    }
}

extension SettingValue {
    fileprivate static func environment(_ key: String, _ shown: String, _ name: String) -> SettingValue {
        SettingValue(key: key, shown: shown, origin: "environment \(name)")
    }
}
