import AnswerbackServer
import ArgumentParser
import Logging
import RuleLanguage
import ServerSettings

struct Serve: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Runs the server for real: your gateways, your numbers, by a configuration.",
        discussion: """
            `answerback config --example > answerback.yaml` writes one to begin with. SIGTERM lets what is being sent come to its end, \
            SIGHUP reloads the rules.

            Each SMS is a line on stdout once it is known what came of it, without its text and with the phone's number masked: on a terminal \
            for people, else JSON. The log goes to stderr.
            """
    )

    @OptionGroup var source: SettingsOptions
    @OptionGroup var lines: SMSLineOptions

    func run() async throws {
        let settings = try source.settings()
        if lines.json { LoggingSystem.bootstrap { _ in JSONLogHandler() } } else { LoggingSystem.bootstrap(StreamLogHandler.standardError) }
        var logger = Logger(label: "answerback")
        logger.logLevel = Logger.Level(rawValue: settings.logLevel) ?? .notice
        let printer = SMSPrinter(lines, showsTexts: false)
        defer { printer.finish() }
        let report = ServeReport(settings: settings, logger: logger, printer: printer)
        do {
            try await Server(
                settings: settings, version: Answerback.version, logger: logger, tellsOfSMS: !lines.quiet, tell: report.tell
            ).run()
            logger.notice("answerback has stopped; everything it took is on disk")
        } catch StartFailure.sentence(let sentence) {
            throw Terminal.fail(sentence)
        } catch StartFailure.badRules(let compilation, let files) {
            let renderer = DiagnosticRenderer(files: files, colour: false)
            for diagnostic in compilation.diagnostics { Terminal.say(renderer.pretty(diagnostic)) }
            throw Terminal.fail("not started, as the rules have errors: \(compilation.summary)")
        }
    }
}

/// What `serve` says of itself: a line each in the log, and to systemd.
struct ServeReport: Sendable {
    let settings: ServerSettings
    let logger: Logger
    let printer: SMSPrinter

    private func status(_ rules: Compilation) -> String {
        "\(rules.summary), \(settings.numbers.count) number\(settings.numbers.count == 1 ? "" : "s")"
    }

    func tell(_ event: Server.Event) {
        switch event {
        case .running(let receiverPort, let operatorPort, let rules, let files):
            show(rules, of: files)
            logger.notice(
                "answerback \(Answerback.version) runs",
                metadata: [
                    "receiver": "\(settings.receiver.host):\(receiverPort)",
                    "operator": "\(settings.operatorListener.host):\(operatorPort)",
                    "rules": "\(rules.summary)", "numbers": "\(settings.numbers.count)", "gateways": "\(settings.gateways.count)",
                ])
            SystemdNotice.isReady(status: status(rules))
        case .reload(.live(let compilation, let files, let overlooked)):
            for sentence in overlooked { logger.warning("\(sentence)") }
            show(compilation, of: files)
            logger.notice("rules reloaded", metadata: ["rules": "\(compilation.summary)"])
            SystemdNotice.isReady(status: status(compilation))
        case .reload(.refused(let compilation, let files, let overlooked)):
            for sentence in overlooked { logger.warning("\(sentence)") }
            show(compilation, of: files)
            logger.error("the rules were not reloaded; the old ones go on answering", metadata: ["rules": "\(compilation.summary)"])
        case .news(let news):
            printer.show(news)
        case .reload(.unusable(let why)):
            logger.error("the rules were not reloaded; the old ones go on answering", metadata: ["reason": "\(why)"])
        }
    }

    private func show(_ compilation: Compilation, of files: [SourceFile]) {
        let renderer = DiagnosticRenderer(files: files, colour: false)
        for diagnostic in compilation.diagnostics {
            let finding = renderer.compact(diagnostic)
            guard printer.isJSON else {
                Terminal.say(finding)
                continue
            }
            logger.log(level: diagnostic.severity == .error ? .error : .warning, "\(finding)")
        }
    }
}
