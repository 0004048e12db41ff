import AnswerbackServer
import ArgumentParser
import Foundation
import RuleLanguage
import ServerSettings

/// Where the configuration is, and what a command line sets over it.
struct SettingsOptions: ParsableArguments {
    @Option(
        help: ArgumentHelp(
            "The configuration (default: $ANSWERBACK_CONFIG, else ./answerback.yaml, else /etc/answerback/answerback.yaml).",
            valueName: "file"))
    var config: String?

    @Option(help: ArgumentHelp("Where messages are kept, over what the configuration says.", valueName: "file"))
    var data: String?

    @Option(help: ArgumentHelp("Rule files or folders, over what the configuration says.", valueName: "path"))
    var rules: [String] = []

    @Option(help: ArgumentHelp("Where SMS come in, over what the configuration says.", valueName: "host:port"))
    var receiverListen: String?

    /// - Throws: after every problem has been said.
    func settings() throws -> ServerSettings {
        let resolved = try resolve()
        for problem in resolved.problems { Terminal.say("\(problem)") }
        guard let settings = resolved.settings else {
            throw Terminal.fail("not started: mend the configuration, and look at it with `answerback config`")
        }
        return settings
    }

    func resolve() throws -> SettingsOutcome { try Self.outcome(of: config, flags: flags) }

    /// - Parameter named: nil for the one in the usual places.
    static func outcome(of named: String?, flags: [String: String] = [:]) throws -> SettingsOutcome {
        let path = try path(named)
        let bytes: [UInt8]
        do throws(BoundedFile.Failure) { bytes = try BoundedFile.read(path, upTo: 1 << 20) } catch {
            throw Terminal.fail("\(error)")
        }
        return ServerSettings.load(
            SettingsSources(file: (path, bytes), environment: ProcessInfo.processInfo.environment, flags: flags))
    }

    /// Nil where no configuration is named on the command line.
    ///
    /// - Throws: after every problem of the configuration has been said.
    static func settings(named config: String?) throws -> ServerSettings? {
        guard let config else { return nil }
        let resolved = try outcome(of: config)
        guard let settings = resolved.settings else {
            for problem in resolved.problems { Terminal.say("\(problem)") }
            throw Terminal.fail("not checked: mend the configuration first")
        }
        return settings
    }

    private var flags: [String: String] {
        var flags: [String: String] = [:]
        if let data { flags["data"] = data }
        if let receiverListen { flags["receiver-listen"] = receiverListen }
        if !rules.isEmpty { flags["rules"] = rules.joined(separator: ",") }
        return flags
    }

    static let places = ["answerback.yaml", "/etc/answerback/answerback.yaml"]

    /// - Returns: nil where none is named and none stands in the usual places.
    static func found(_ named: String?) -> String? {
        named ?? ProcessInfo.processInfo.environment["ANSWERBACK_CONFIG"] ?? places.first { FileManager.default.fileExists(atPath: $0) }
    }

    private static func path(_ named: String?) throws -> String {
        guard let path = found(named) else {
            throw Terminal.fail(
                "there is no configuration: write one with `answerback config --example > answerback.yaml`, or name yours with --config")
        }
        guard FileManager.default.fileExists(atPath: path) else {
            throw Terminal.fail(
                "\(path) is not there: name your configuration with --config, or write one with `answerback config --example`")
        }
        return path
    }
}

extension Surroundings {
    init(_ settings: ServerSettings) {
        self.init(
            channels: Set(settings.channels.map(\.name)), numbers: Set(settings.numbers.map(\.number)),
            secrets: Set(settings.secrets.keys))
    }
}
