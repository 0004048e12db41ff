import Receiver
import SMSGateway
import Testing

@testable import ServerSettings

/// Secrets stay out of everything that can be printed.
@Suite struct MaskingTests {
    static let canary = "canary-0123456789abcdef"

    static let places: [(Int, String)] = [
        (2, "  token: \(canary)"), (2, "  token: [\(canary)]"), (2, "  token: {\(canary): \(canary)}"), (2, "  token: \(canary) é"),
        (2, "  token: \"\(canary)"), (2, "  tokn: \(canary)"), (2, "  token: &a \(canary)"), (2, "  token: !x \(canary)"),
        (2, "  token: \(canary)\n  token: \(canary)"), (2, "  token: \(canary)\n\tlisten: x"), (2, "  token: \(canary): x"),
        (2, "  token: \"\(canary)\\0\""), (2, "  token: |\n    \(canary)\n    \(canary)"), (8, "    token: \(canary)"),
        (8, "    token: \(canary)/x"), (8, "    token: \(canary)\n    insecure: true"), (8, "    token_in: \(canary)"),
        (8, "    token: \(canary)\n    token_in: header"), (11, "    url: https://me:\(canary)@gateway.example"),
        (11, "    url: me:\(canary)@gateway.example"), (13, "    password: \(canary)"), (13, "    pasword: \(canary)"),
        (13, "    password: [\(canary)]"), (13, "    password: \(canary)\n    url: x"),
    ]

    @Test(arguments: places)
    func fromTheFile(line: Int, replacement: String) {
        expectNoCanary(SettingsSources(file: ("answerback.yaml", Array(Sample.text(line, replacement).utf8))))
    }

    @Test(arguments: [
        "OPERATOR_TOKEN", "CHANNELS_MAIN_TOKEN", "CHANNELS_MAIN_TOKEN_IN", "GATEWAYS_MAIN_PASSWORD", "GATEWAYS_MAIN_PASWORD", "X",
    ])
    func fromTheEnvironment(name: String) {
        for text in [Self.canary, Self.canary + " é", "@file:" + Self.canary.prefix(0)] {
            expectNoCanary(SettingsSources(file: ("answerback.yaml", Array(Sample.text.utf8)), environment: ["ANSWERBACK_\(name)": text]))
        }
    }

    @Test(arguments: ["operator-token", "channels-main-token", "gateways-main-password", "gateways-main-pasword"])
    func fromAFlag(name: String) {
        let sources = SettingsSources(file: ("answerback.yaml", Array(Sample.text.utf8)), flags: [name: Self.canary])
        expectNoCanary(sources)
        #expect(ServerSettings.load(sources).settings == nil)
    }

    @Test func inTheListOfValues() {
        let outcome = load(Sample.text)
        for key in ["operator.token", "channels.main.token", "gateways.main.password"] {
            #expect(outcome.value(key)?.shown == "(secret)")
        }
    }

    private func expectNoCanary(_ sources: SettingsSources, _ location: SourceLocation = #_sourceLocation) {
        let outcome = ServerSettings.load(sources)
        var printed = "\(sources) \(String(reflecting: sources)) \(outcome) \(String(reflecting: outcome)) \(outcome.told)"
        dump(sources, to: &printed)
        dump(outcome, to: &printed)
        #expect(!printed.contains("canary"), sourceLocation: location)
        // The bytes of the file, as a dump of an array has them.
        #expect(!printed.contains("99, 97, 110, 97"), sourceLocation: location)
    }
}
