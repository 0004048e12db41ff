import Foundation
import Testing

/// `answerback serve` with sandboxes in the gateways' place, in a folder of its own.
struct ServedServer {
    let folder: ScratchFolder
    let program: RunningProgram
    /// Base URL of the receiver.
    let receiver: String
    /// Base URL of the operator's listener.
    let interface: String

    static let token = "channel-token-of-the-tests"
    static let operatorToken = "operator-token-of-the-tests"
    static let rules = """
        rule hello {
            when keyword HELLO
            reply "first"
        }
        """

    static let dlrToken = "dlr-token-of-the-tests"

    /// What a configuration needs besides `gateways` and `numbers`.
    static func head(insecure: Bool = false) -> String {
        """
        receiver: { listen: "127.0.0.1:0" }
        operator: { listen: "127.0.0.1:0", token: \(operatorToken) }
        data: data/answerback.sqlite
        rules: rules
        channels:
          main: { profile: generic, \(insecure ? "insecure: true" : "token: \(token)") }
        """
    }

    /// - Parameter caps: tests send far more to a few numbers than a service does.
    static func gateway(
        _ name: String, at url: String, caps: String = "hour: off, day: off, block_hour: off, block_day: off", connections: Int = 32
    ) -> String {
        "  \(name): { url: \"\(url)\", user: demo, password: demo, dlr_token: \(dlrToken), caps: { \(caps) }, connections: \(connections) }\n"
    }

    /// - Parameter rest: of the configuration, after ``head(insecure:)``.
    static func folder(_ rest: String, rules: String = rules, insecure: Bool = false) throws -> ScratchFolder {
        let folder = try ScratchFolder()
        for name in ["rules", "data"] {
            try FileManager.default.createDirectory(
                atPath: folder.file(name), withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
        }
        try rules.write(toFile: folder.file("rules/all.rules"), atomically: true, encoding: .utf8)
        try folder.keep(head(insecure: insecure) + "\n" + rest, as: "answerback.yaml")
        return folder
    }

    /// One gateway, `+31850000000` with it.
    static func start(
        gateway url: String, rules: String = rules, numbers: String = "  \"+31850000000\": { gateway: main }\n",
        under prefix: [String] = [],
        environment: [String: String] = [:]
    ) async throws -> ServedServer {
        let folder = try folder("gateways:\n\(gateway("main", at: url))numbers:\n\(numbers)", rules: rules)
        return try await start(in: folder, under: prefix, environment: environment)
    }

    static func start(
        in folder: ScratchFolder, under prefix: [String] = [], environment: [String: String] = [:], options: [String] = []
    ) async throws -> ServedServer {
        let program = try RunningProgram(
            ["serve", "--config", folder.file("answerback.yaml")] + options, under: prefix, environment: environment)
        var said: [String] = []
        for await line in program.lines {
            said.append(line)
            guard line.contains(" runs"), let receiver = address("receiver", in: line), let interface = address("operator", in: line)
            else {
                continue
            }
            return ServedServer(folder: folder, program: program, receiver: receiver, interface: interface)
        }
        throw RunningServer.NotUp(said: said)
    }

    private static func address(_ name: String, in line: String) -> String? {
        // `receiver=127.0.0.1:…`, or as JSON.
        let words = line.split { " ={}:,\"".contains($0) }
        return words.firstIndex { $0 == name }.map { "http://\(words[$0 + 1]):\(words[$0 + 2])" }
    }

    /// A command that asks this server.
    func command(_ arguments: String...) async throws -> (lines: [String], code: Int32) {
        try await run(
            arguments + ["--server", interface],
            environment: ["ANSWERBACK_TOKEN": Self.operatorToken, "ANSWERBACK_CONFIG": "/nonexistent", "TZ": "UTC"])
    }

    func save(_ rules: String) throws {
        try rules.write(toFile: folder.file("rules/all.rules"), atomically: true, encoding: .utf8)
    }
}

/// What the operator interface says of a message.
struct ListedMessage: Codable {
    struct Action: Codable {
        var id: String
        var state: String
        var detail: String?
        var text: String
        var gateway: String
        var sender: String
    }

    var id: String
    var from: String
    var text: String
    var rawText: String?
    var state: String
    var rules: [String]
    var ruleSet: String?
    var actions: [Action]

    var isOver: Bool { state != "waiting" && state != "fetching" && actions.allSatisfy { $0.state != "due" && $0.state != "sending" } }
}

extension Web {
    /// Hands an SMS in.
    /// - Returns: the id it is stored under.
    func text(_ text: String, from phone: String, to number: String = "%2B31850000000", at server: ServedServer) async throws -> String {
        let answer = try await post(server.receiver + "/in/main/" + ServedServer.token, "from=\(phone)&to=\(number)&text=\(text)")
        guard answer.status == 200, answer.body.hasPrefix("OK ") else { throw Refused(status: answer.status, body: answer.body) }
        return answer.body.dropFirst(3).trimmingCharacters(in: .whitespacesAndNewlines)
    }

    func ask(_ path: String, of server: ServedServer, posting: Bool = false) async throws -> (status: Int, body: String) {
        let answer = try await client.perform(
            .init(
                posting ? .post : .get, server.interface + path, headers: [("Authorization", "Bearer " + ServedServer.operatorToken)],
                body: posting ? [] : nil, timeout: .seconds(60), maxResponseBytes: 1 << 26))
        return (answer.status, String(decoding: answer.body, as: UTF8.self))
    }

    /// A message, once nothing more happens to it.
    func outcome(of id: String, at server: ServedServer) async throws -> ListedMessage {
        try await onceItChanges(of: server) {
            let answer = try await ask("/v1/messages/\(id)?numbers=shown", of: server)
            let message = try JSONDecoder().decode(ListedMessage.self, from: Data(answer.body.utf8))
            return message.isOver ? message : nil
        }
    }

    /// What `look` finds: now, or when some message has changed.
    func onceItChanges<Found>(of server: ServedServer, look: () async throws -> Found?) async throws -> Found {
        try await onceItChanges(ask: { try await ask($0, of: server).body }, look: look)
    }
}
