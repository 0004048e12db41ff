import AnswerbackServer
import ArgumentParser
import Foundation
import Outbound
import SMSGateway
import ServerSettings

/// Which running server a command asks, and how it shows what it got.
struct OperatorOptions: ParsableArguments {
    @Option(help: ArgumentHelp("The server's configuration, which says where it listens and its token.", valueName: "file"))
    var config: String?

    @Option(help: ArgumentHelp("The operator address of the server instead (also $ANSWERBACK_SERVER).", valueName: "url"))
    var server: String?

    @Option(help: ArgumentHelp("A file that holds the operator token (also $ANSWERBACK_TOKEN, the token itself).", valueName: "file"))
    var tokenFile: String?

    @Flag(help: "Print JSON as the server sends it.")
    var json = false

    /// Asks the server, and gives the connection back whatever comes.
    func asking<Result>(showsNumbers: Bool = false, _ body: (OperatorClient) async throws -> Result) async throws -> Result {
        let http = HTTPClient(workers: 1)
        let result: Result
        do {
            result = try await body(try client(http, showsNumbers: showsNumbers))
        } catch {
            await http.shutdown()
            throw (error as? OperatorClient.Trouble).map { Terminal.fail($0.sentence) } ?? error
        }
        // The thread must be gone before the process cleans up after libcurl's libraries, or they free the same things twice.
        await http.shutdown()
        return result
    }

    private func client(_ http: HTTPClient, showsNumbers: Bool) throws -> OperatorClient {
        let environment = ProcessInfo.processInfo.environment
        if let server = server ?? (config == nil ? environment["ANSWERBACK_SERVER"] : nil) {
            let configured = try config.flatMap { try SettingsOptions.outcome(of: $0).settings?.operatorSecret.revealed }
            let token = try tokenFile.map(Self.token) ?? configured ?? environment["ANSWERBACK_TOKEN"]
            let base = server.contains("://") ? server : "http://" + server
            if token != nil, let url = try? HTTPURL(base), !url.isTLS, !url.isLoopback {
                throw Terminal.fail(
                    "\(base) would be sent the token in the clear: put a proxy with https before it, or reach it through `ssh -L`")
            }
            return OperatorClient(http: http, base: base, token: token, showsNumbers: showsNumbers)
        }
        guard let path = SettingsOptions.found(config) else {
            return OperatorClient(http: http, base: "http://127.0.0.1:\(Text.defaultPort)", token: nil, showsNumbers: showsNumbers)
        }
        let resolved = try SettingsOptions.outcome(of: path)
        guard let settings = resolved.settings else {
            for problem in resolved.problems { Terminal.say("\(problem)") }
            throw Terminal.fail("\(path) does not say where the server is: mend it, or name the server with --server")
        }
        return OperatorClient(
            http: http, base: settings.operatorListener.url, token: try tokenFile.map(Self.token) ?? settings.operatorSecret.revealed,
            showsNumbers: showsNumbers)
    }

    private static func token(inFile path: String) throws -> String {
        let bytes: [UInt8]
        do throws(BoundedFile.Failure) { bytes = try BoundedFile.read(path, upTo: 4096) } catch { throw Terminal.fail("\(error)") }
        let token = String(decoding: bytes, as: UTF8.self).trimmingCharacters(in: .whitespacesAndNewlines)
        guard !token.isEmpty else { throw Terminal.fail("\(path) is empty: it should hold the operator token") }
        return token
    }
}

/// A running server's operator interface.
struct OperatorClient {
    struct Trouble: Error {
        let sentence: String
        /// What was asked for may have been done.
        var isNotKnown = false
    }

    let http: HTTPClient
    let base: String
    let token: String?
    let showsNumbers: Bool

    /// - Parameter query: names and values, not yet encoded; nil values are left out.
    func get<Reply: Decodable>(
        _ path: String, _ query: [(String, String?)] = [], timeout: Duration = .seconds(60)
    ) async throws -> (Reply, json: String) {
        try await ask(.get, path, query, body: nil, timeout: timeout)
    }

    /// Asks for one page after another.
    ///
    /// - Parameter take: its answer is where the next page begins; nil at the end.
    func everyPage<Reply: Decodable>(of path: String, _ query: [(String, String?)] = [], take: (Reply) -> String?) async throws {
        var after: String?
        repeat {
            let (reply, _): (Reply, String) = try await get(path, query + [("after", after), ("limit", "5000")])
            after = take(reply)
        } while after != nil
    }

    func post<Reply: Decodable>(
        _ path: String, _ query: [(String, String?)] = [], body: (some Encodable)? = String?.none, headers: [(String, String)] = [],
        timeout: Duration = .seconds(60)
    ) async throws -> (Reply, json: String) {
        let body = try body.map { Array(try JSONEncoder().encode($0)) } ?? []
        let types = [("Content-Type", "application/json")] + headers
        return try await ask(.post, path, query, headers: types, body: body, timeout: timeout)
    }

    /// Sends a CSV file.
    func send<Reply: Decodable>(
        _ file: [UInt8], to path: String, _ query: [(String, String?)]
    ) async throws -> (Reply, json: String) {
        try await ask(.post, path, query, headers: [("Content-Type", "text/csv")], body: file, timeout: .seconds(300))
    }

    private func ask<Reply: Decodable>(
        _ method: HTTPRequest.Method, _ path: String, _ query: [(String, String?)], headers more: [(String, String)] = [], body: [UInt8]?,
        timeout: Duration
    ) async throws -> (Reply, json: String) {
        let shown = query + (showsNumbers ? [("numbers", "shown")] : [])
        let pairs = shown.compactMap { name, value in value.map { "\(name)=\($0.percentEncoded)" } }
        let url = base + path + (pairs.isEmpty ? "" : "?" + pairs.joined(separator: "&"))
        var headers = [(name: "Accept", value: "application/json")]
        if let token { headers.append(("Authorization", "Bearer \(token)")) }
        headers += more.map { (name: $0.0, value: $0.1) }
        let answer = try await perform(
            HTTPRequest(method, url, headers: headers, body: body, timeout: timeout, maxResponseBytes: 256 * 1024 * 1024))
        guard answer.status == 200 else { throw trouble(of: answer) }
        guard let reply = try? JSONDecoder().decode(Reply.self, from: Data(answer.body)) else {
            throw Trouble(
                sentence: "\(base) is no operator address of a server of this version; it is the `operator.listen` of its configuration")
        }
        return (reply, String(decoding: answer.body, as: UTF8.self))
    }

    private func perform(_ request: HTTPRequest) async throws -> HTTPResponse {
        do {
            return try await http.perform(request)
        } catch {
            if error.kind == .timeout { throw Trouble(sentence: "\(base) did not answer in time", isNotKnown: error.mayHaveLeft) }
            throw Trouble(
                sentence: "nobody answers at \(base): start `answerback serve` or `answerback dev`, "
                    + "or name the server with --server or --config", isNotKnown: error.mayHaveLeft)
        }
    }

    private func trouble(of answer: HTTPResponse) -> Trouble {
        let refusal = try? JSONDecoder().decode(OperatorReply.Refusal.self, from: Data(answer.body))
        for line in refusal?.lines ?? [] { Terminal.say("line \(line.line): \(Terminal.escaped(line.reason))") }
        if let more = refusal?.more, more > 0 { Terminal.say("and \(more) more lines") }
        let said =
            refusal.map { Terminal.escaped($0.error) }
            ?? "\(base) answers with HTTP \(answer.status): is it the `operator.listen` of the server's configuration?"
        switch answer.status {
        case 401:
            return Trouble(
                sentence: "the server wants the operator token: name its configuration with --config, or the token's file with --token-file"
            )
        default: return Trouble(sentence: said, isNotKnown: answer.status >= 500 && (refusal == nil || refusal?.notKnown == true))
        }
    }
}

extension String {
    /// For a URL's query or path segment.
    var percentEncoded: String {
        utf8.map { byte in
            let isPlain = (48...57).contains(byte) || (65...90).contains(byte) || (97...122).contains(byte) || "-._~".utf8.contains(byte)
            return isPlain ? String(UnicodeScalar(byte)) : "%" + (byte < 16 ? "0" : "") + String(byte, radix: 16, uppercase: true)
        }.joined()
    }
}

extension Listener {
    /// Where a command on the same machine reaches it.
    fileprivate var url: String {
        let everywhere = ["0.0.0.0": "127.0.0.1", "::": "::1"]
        let name = everywhere[host] ?? host
        return "http://\(name.contains(":") ? "[\(name)]" : name):\(port)"
    }
}
