import Foundation
import Testing

/// `answerback check` with `--fix` and with `--config`.
@Suite(.timeLimit(.minutes(10))) struct CheckTests {
    let folder: ScratchFolder

    init() throws { folder = try ScratchFolder() }

    private func write(_ text: String, _ name: String) throws {
        try text.write(toFile: folder.file(name), atomically: true, encoding: .utf8)
    }

    private func read(_ name: String) throws -> String { try String(contentsOfFile: folder.file(name), encoding: .utf8) }

    @Test func mendsAreMadeNamedAndWhatIsLeftIsSaid() async throws {
        try write("rule a {\r\n    wen text is 'x'\r\n    reply \"z\"\r\n}\r\n", "a.rules")
        try write("rule b { when keyword B C reply \"c\" }\n", "b.rules")
        try FileManager.default.setAttributes([.posixPermissions: 0o640], ofItemAtPath: folder.file("a.rules"))
        let fixed = try await run(["check", "--fix", "--format", "compact", folder.path])
        #expect(
            fixed.lines.prefix(2) == [
                "\(folder.file("a.rules")):2: wen → when", "\(folder.file("a.rules")):2: 'x' → \"x\"",
            ])
        #expect(fixed.lines.dropFirst(2).first?.hasPrefix("\(folder.file("b.rules")):1:23: error[AB016]") == true)
        #expect(fixed.code == 1)
        #expect(try read("a.rules") == "rule a {\r\n    when text is \"x\"\r\n    reply \"z\"\r\n}\r\n")
        #expect(try read("b.rules") == "rule b { when keyword B C reply \"c\" }\n")
        let facts = try FileManager.default.attributesOfItem(atPath: folder.file("a.rules"))
        #expect(facts[.posixPermissions] as? Int == 0o640)
    }

    @Test func whatIsLeftOutIsSaidAndAWordFileIsNotMended() async throws {
        let folder = try ScratchFolder()
        try "rule a { when keyword A reply \"a\" }\n".write(toFile: folder.file("ok.rules"), atomically: true, encoding: .utf8)
        try "rule b { when keyword B reply \"b\" }\n".write(toFile: folder.file("hello.rules.txt"), atomically: true, encoding: .utf8)
        let left = "hello.rules.txt is not read, as it does not end in .rules: rename it to hello.rules"
        let checked = try await run(["check", folder.path])
        #expect(checked.code == 0 && checked.lines.contains { $0.hasPrefix("warning: ") && $0.hasSuffix(left) }, "\(checked)")
        let dev = try await RunningServer.start(rules: folder.path, data: folder.file("dev.sqlite"))
        #expect(dev.banner.contains { $0.hasPrefix("warning: ") && $0.hasSuffix(left) }, "\(dev.banner)")

        let rich = "{\\rtf1\\ansi rule c \\{ when keyword C reply sms \\}}"
        try rich.write(toFile: folder.file("rich.rules"), atomically: true, encoding: .utf8)
        let fixed = try await run(["check", "--fix", folder.path])
        #expect(fixed.code == 2 && fixed.lines.joined().contains("rich.rules is a rich text (RTF) file"), "\(fixed)")
        #expect(try String(contentsOfFile: folder.file("rich.rules"), encoding: .utf8) == rich)
    }

    @Test func findingsArePrintedForScriptsAndCodesExplained() async throws {
        struct Finding: Codable, Equatable {
            var file: String
            var line: Int
            var column: Int
            var code: String
            var severity: String
            var message: String
            var mend: String?
        }
        try write("rule b { when keyword B C reply \"c\" }\nlist never { +31612345678 }\n", "b.rules")
        let checked = try await run(["check", "--json", folder.path])
        let findings = try checked.lines.map { try JSONDecoder().decode(Finding.self, from: Data($0.utf8)) }
        #expect(checked.code == 1)
        #expect(findings.map(\.code).contains("AB016"), "\(findings)")
        let comma = try #require(findings.first { $0.code == "AB016" })
        #expect(comma.file == folder.file("b.rules") && comma.line == 1 && comma.column == 23 && comma.severity == "error")
        #expect(comma.mend?.contains("B, C") == true)

        let explained = try await run(["check", "--explain", "ab016"])
        #expect(explained.code == 0 && explained.lines.first?.hasPrefix("AB016 (error): ") == true, "\(explained.lines)")
        #expect(try await run(["check", "--explain", "AB999"]).code == 2)
        #expect(try await run(["check"]).code == 64)
    }

    @Test func theConfigurationIsPrintedForScriptsWithItsSecretsMasked() async throws {
        let home = try ServedServer.folder(
            "gateways:\n" + ServedServer.gateway("main", at: "http://127.0.0.1:1") + "numbers:\n  \"+31850000000\": { gateway: main }\n")
        let shown = try await run(["config", "--json", "--config", home.file("answerback.yaml")])
        #expect(shown.code == 0 && shown.lines.count == 1, "\(shown.lines)")
        #expect(shown.lines.joined().contains(#"{"key":"numbers.+31850000000.gateway""#), "\(shown.lines)")
        #expect(!shown.lines.joined().contains(ServedServer.operatorToken))
        try "rule x {".write(toFile: home.file("rules/all.rules"), atomically: true, encoding: .utf8)
        let wrong = try await run(["config", "--json", "--config", home.file("answerback.yaml")])
        #expect(wrong.code == 1 && wrong.lines.joined().contains("AB0"), "\(wrong.lines)")
    }

    /// What `check` and `test` can say with a configuration, `serve` says too.
    @Test func aConfigurationTellsWhatRulesMayName() async throws {
        let home = try ServedServer.folder(
            "gateways:\n" + ServedServer.gateway("main", at: "http://127.0.0.1:1") + "numbers:\n  \"+31850000000\": { gateway: main }\n",
            rules: "on +31850000001 { rule a { when via mian reply \"a\" } }\n")
        let (rules, config) = (home.file("rules"), home.file("answerback.yaml"))
        let alone = try await run(["check", rules])
        #expect(alone.code == 0)
        #expect(alone.lines.last?.hasSuffix("(numbers and channels of a configuration were not checked)") == true, "\(alone)")
        let checked = try await run(["check", "--format", "compact", "--config", config, rules])
        #expect(checked.code == 1)
        #expect(checked.lines.contains { $0.contains("1:37: error[AB902]") && $0.contains("main") }, "\(checked)")
        #expect(checked.lines.contains { $0.contains("1:4: warning[AB903]") }, "\(checked)")
        #expect(try await run(["test", "--config", config, rules]).code == 1)
        try
            "rule a { when via main reply \"a\" }\ntest \"t\" { message \"x\" expect rule a message \"y\" from +32470000000 expect suppressed }\n"
            .write(toFile: home.file("rules/all.rules"), atomically: true, encoding: .utf8)
        #expect(try await run(["test", rules]).code == 1, "without a configuration everybody is answered")
        let configured = try String(contentsOfFile: config, encoding: .utf8).replacing(
            "{ gateway: main }", with: "{ gateway: main, country: \"31\" }")
        try home.keep(configured, as: "answerback.yaml")
        try
            "on +31850000000 { rule a { when via main reply \"a\" } }\ntest \"t\" { message \"x\" expect rule a message \"y\" from +32470000000 expect suppressed }\n"
            .write(toFile: home.file("rules/all.rules"), atomically: true, encoding: .utf8)
        let tested = try await run(["test", "--config", config, rules])
        #expect(tested.code == 0, "\(tested)")
        try "on +31850000001 { rule a { when via mian reply \"a\" } }\n"
            .write(toFile: home.file("rules/all.rules"), atomically: true, encoding: .utf8)
        let served = try await run(["serve", "--config", config])
        #expect(served.code == 2 && served.lines.contains { $0.contains("error[AB902]") }, "\(served)")
    }

    @Test func aConfigurationTellsWhichSecretsThereAre() async throws {
        let home = try ServedServer.folder(
            "gateways:\n" + ServedServer.gateway("main", at: "http://127.0.0.1:1") + "numbers:\n  \"+31850000000\": { gateway: main }\n"
                + "secrets:\n  ALERTS: hunter2\n",
            rules: "rule a { when always webhook GET \"https://e.com/?k={secret.ALERTS}&l={secret.ALETRS}\" }\n")
        let checked = try await run(["check", "--format", "compact", "--config", home.file("answerback.yaml"), home.file("rules")])
        #expect(checked.code == 1)
        #expect(checked.lines.count { $0.contains("AB901") } == 1, "\(checked)")
        #expect(checked.lines.contains { $0.contains("no secret ALETRS") && $0.contains("{secret.ALERTS}") }, "\(checked)")
        let shown = try await run(["config", "--config", home.file("answerback.yaml")])
        #expect(shown.lines.contains { $0.contains("secrets.ALERTS") } && !shown.lines.joined().contains("hunter2"))
    }

    /// Else nobody would know before the first call, or the first mail.
    @Test(arguments: [
        ("calls: { extra_ca_file: NAMED }\n", "calls.extra_ca_file"),
        ("mail: { url: \"smtps://127.0.0.1\", from: sms@example.com, ca_file: NAMED }\n", "mail.ca_file"),
    ])
    func certificatesThatCannotBeReadAreToldOfAtOnce(lines: String, setting: String) async throws {
        let home = try ServedServer.folder(
            "gateways:\n" + ServedServer.gateway("main", at: "http://127.0.0.1:1") + "numbers:\n  \"+31850000000\": { gateway: main }\n")
        let config = try String(contentsOfFile: home.file("answerback.yaml"), encoding: .utf8)
        func warnings(_ named: String) async throws -> [String] {
            try home.keep(config + lines.replacing("NAMED", with: named), as: "answerback.yaml")
            let shown = try await run(["config", "--config", home.file("answerback.yaml")])
            #expect(shown.code == 0, "\(shown.lines)")
            let json = try await run(["config", "--json", "--config", home.file("answerback.yaml")]).lines.joined()
            let told = shown.lines.filter { $0.hasPrefix("warning: \(setting): ") }
            #expect(json.contains("warning: \(setting): ") != told.isEmpty, "\(json)")
            return told
        }
        #expect(try await warnings("nowhere.pem").first?.contains("nowhere.pem can't be read") == true)
        #expect(try await warnings("answerback.yaml").first?.contains("holds no certificate") == true)
        try home.keep("-----BEGIN CERTIFICATE-----\n", as: "ca.pem")
        #expect(try await warnings("ca.pem").isEmpty)
    }

    @Test func withoutFixNothingIsWritten() async throws {
        try write("rule a { wen always ignore }\n", "a.rules")
        #expect(try await run(["check", folder.path]).code == 1)
        #expect(try read("a.rules") == "rule a { wen always ignore }\n")
        let fixed = try await run(["check", "--fix", folder.path])
        #expect(fixed.lines.first == "\(folder.file("a.rules")):1: wen → when")
        #expect(fixed.code == 0)
        #expect(try await run(["check", "--fix", folder.path]).lines.count == 1)
    }
}
