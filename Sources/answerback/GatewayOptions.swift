import AnswerbackServer
public import ArgumentParser
import Foundation
import Outbound
public import SMSGateway
import ServerSettings

/// Which gateway a command talks to, as whom, and how it shows what came of it.
struct GatewayOptions: ParsableArguments {
    @Option(
        help: ArgumentHelp(
            "The gateway's URL, or with --config its name there (default: the sandbox on this machine, as demo).", valueName: "url|name"))
    var gateway: String?

    @Option(help: "The account's user at that URL (default on this machine: demo, the sandbox's).")
    var user: String?

    @Option(help: ArgumentHelp("A file that holds the account's password (also $ANSWERBACK_GATEWAY_PASSWORD).", valueName: "file"))
    var passwordFile: String?

    @Option(help: "What is spoken at that URL (default: 1601sms).")
    var dialect: Dialect?

    @Option(help: ArgumentHelp("A configuration that has the gateway.", valueName: "file"))
    var config: String?

    @Flag(help: "Print JSON.")
    var json = false

    static let sandbox = "http://127.0.0.1:8026"
    /// User and password of its account.
    private static let demo = "demo"

    /// Where no gateway listens but a sandbox, or a tunnel to one.
    private var isOnThisMachine: Bool {
        // What is no URL is refused with a sentence of its own.
        config == nil && (try? HTTPURL(gateway ?? Self.sandbox).isLoopback) == true
    }

    func validate() throws {
        if config != nil, user != nil || passwordFile != nil || dialect != nil {
            throw ValidationError("--user, --password-file and --dialect go with a URL; the configuration has its own")
        }
        if config == nil, let gateway, !gateway.contains("://") {
            throw ValidationError("\(gateway) is no URL: write https://…, or name the configuration that has it with --config")
        }
    }

    /// Talks to the gateway, closes the connection whatever comes, and ends with exit code 2 where the outcome is not known, with 1
    /// where there is none.
    func talking(_ body: (GatewayClient) async throws -> Void) async throws {
        let client = GatewayClient(account: try account(), connections: 1)
        do {
            try await body(client)
        } catch {
            await client.close()
            throw (error as? SendFailure).map(exit) ?? error
        }
        // The thread must be gone before the process cleans up after libcurl's libraries, or they free the same things twice.
        await client.close()
    }

    private func exit(_ failure: SendFailure) -> ExitCode {
        if json { Terminal.print(GatewayFailureLine(failure).json) }
        Terminal.say("answerback: \(failure)")
        switch failure.kind {
        case .unknown:
            Terminal.say("look before you do it again: `answerback report --last 10`")
            return ExitCode(2)
        case .nothingLeft where gateway == nil && config == nil:
            Terminal.say("is `answerback sandbox` running? Another gateway is named with --gateway or --config")
            return ExitCode.failure
        case .account where user == nil && isOnThisMachine:
            Terminal.say("no --user was named, so the user was \(Self.demo), as at the sandbox")
            return ExitCode.failure
        case .account, .credits, .message, .call, .nothingLeft:
            return ExitCode.failure
        }
    }

    /// - Parameter needsPassword: false where nobody is asked anything.
    func account(needsPassword: Bool = true) throws -> GatewayAccount {
        do {
            if let config { return try configured(config) }
            guard let user = user ?? (isOnThisMachine ? Self.demo : nil) else { throw Terminal.fail("name the account's user with --user") }
            guard let password = needsPassword ? try password() ?? (isOnThisMachine && user == Self.demo ? Self.demo : nil) : "-" else {
                throw Terminal.fail("name a file that holds the account's password with --password-file")
            }
            return try GatewayAccount(
                baseURL: gateway ?? Self.sandbox, user: user, password: Secret(password), dialect: dialect ?? .sms1601)
        } catch let error as GatewayAccount.Misconfiguration {
            Terminal.say("answerback: \(error)")
            throw ExitCode.failure
        } catch is ExitCode {
            // It has been said. 2 would mean that something may have gone out.
            throw ExitCode.failure
        }
    }

    private func configured(_ path: String) throws -> GatewayAccount {
        let outcome = try SettingsOptions.outcome(of: path)
        guard let gateways = outcome.settings?.gateways else {
            for problem in outcome.problems { Terminal.say("\(problem)") }
            throw Terminal.fail("mend the configuration first")
        }
        let names = gateways.map(\.name).joined(separator: ", ")
        guard let gateway else {
            guard let only = gateways.first, gateways.count == 1 else { throw Terminal.fail("choose one with --gateway: \(names)") }
            return only.account
        }
        guard let named = gateways.first(where: { $0.name == gateway }) else {
            throw Terminal.fail("\(path) has no gateway \(gateway): there is \(names)")
        }
        return named.account
    }

    private func password() throws -> String? {
        guard let passwordFile else { return ProcessInfo.processInfo.environment["ANSWERBACK_GATEWAY_PASSWORD"] }
        let bytes: [UInt8]
        do throws(BoundedFile.Failure) { bytes = try BoundedFile.read(passwordFile, upTo: 4096) } catch { throw Terminal.fail("\(error)") }
        return String(decoding: bytes, as: UTF8.self).trimmingLineEnd
    }
}

extension Dialect: ExpressibleByArgument {}

/// A failure for scripts.
struct GatewayFailureLine: Encodable {
    let outcome: String
    let kind: String
    let code: Int?
    let reason: String
    let advice: String?

    init(_ failure: SendFailure) {
        outcome = failure.kind == .unknown ? "unknown" : "refused"
        kind = failure.kind.rawValue
        code = failure.code?.rawValue
        reason = failure.reason
        advice = failure.advice
    }
}

extension Encodable {
    /// On one line, names in order.
    var json: String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        // Numbers, texts and lists of them: nothing of that cannot be written.
        return (try? encoder.encode(self)).map { String(decoding: $0, as: UTF8.self) } ?? "{}"
    }
}
