import TestSupport

/// One place where the exchange of a send with the gateway can break, and what has to come of it.
struct BreakingPoint: Sendable {
    typealias Serve = @Sendable (inout RawConnection, RunningSandbox) async throws -> Void

    /// What the client finds where it expects the gateway.
    enum Way: Sendable {
        /// The gateway itself, after changes as `/sandbox/switches` and, for both accounts, `/sandbox/accounts` take them.
        case gateway(switches: String = "", account: String = "")
        /// The gateway, which speaks no TLS, by TLS.
        case gatewayByTLS
        /// A server that does this with each connection.
        case server(byTLS: Bool = false, Serve)
        case nobody
        case fullListener
        case noSuchName
    }

    /// What happens to the senders at the first outcome, when others are under way.
    enum Interruption: Sendable {
        case tasksCancelled
        case clientClosed
    }

    enum Taken: Sendable {
        case none, all, some
    }

    let name: String
    let way: Way
    /// What the client says, each at least once.
    let says: Set<Verdict>
    /// What it may say besides, where two events race.
    var maySay: Set<Verdict> = []
    let takes: Taken
    var connectTimeout = Duration.seconds(60)
    var timeout = Duration.seconds(60)
    var interruption: Interruption?
}

/// What a client says of one send.
enum Verdict: String, Sendable, CaseIterable {
    case sent
    /// Proved; may be sent again.
    case notSent = "not sent"
    /// By the gateway, or by what stands at its address.
    case refused
    case unknown
}

extension BreakingPoint {
    static let all: [BreakingPoint] = [
        BreakingPoint(name: "nothing breaks", way: .gateway(), says: [.sent], takes: .all),

        BreakingPoint(name: "name look-up fails", way: .noSuchName, says: [.notSent], takes: .none),
        BreakingPoint(name: "connection refused", way: .nobody, says: [.notSent], takes: .none),
        BreakingPoint(name: "hang at the connection", way: .fullListener, says: [.notSent], takes: .none, connectTimeout: short),
        BreakingPoint(name: "TLS refused", way: .gatewayByTLS, says: [.notSent], takes: .none),
        BreakingPoint(
            name: "hang at TLS", way: .server(byTLS: true) { connection, _ in await connection.hang() }, says: [.notSent], takes: .none,
            connectTimeout: short),

        BreakingPoint(name: "reset before the request is read", way: fault("close-before-reading"), says: [.unknown], takes: .none),
        hang("hang before the request is read", fault("hang-before-reading"), takes: .none),
        BreakingPoint(name: "closed in the request", way: fault("close-after-head"), says: [.unknown], takes: .none),
        BreakingPoint(
            name: "reset in the request",
            way: .server { connection, _ in
                _ = await connection.readHead()
                try await connection.resetAtClose()
            }, says: [.unknown], takes: .none),
        hang(
            "hang in the request",
            .server { connection, _ in
                _ = await connection.readHead()
                await connection.hang()
            }, takes: .none),

        BreakingPoint(name: "closed after the request", way: fault("close-after-body"), says: [.unknown], takes: .all),
        BreakingPoint(
            name: "closed after the request, not taken", way: fault("close-after-body&taken=off"), says: [.unknown], takes: .none),
        BreakingPoint(
            name: "reset after the request",
            way: .server { connection, gateway in
                _ = try await connection.forwardRequest(to: gateway)
                try await connection.resetAtClose()
            }, says: [.unknown], takes: .all),
        // One that gives up before it is read is not taken.
        hang("hang after the request", fault("hang-after-reading"), takes: .some),
        BreakingPoint(
            name: "a reused connection, read and closed",
            way: .server { connection, gateway in
                guard let answer = try await connection.forwardRequest(to: gateway) else { return }
                try await connection.answer(answer)
                _ = try await connection.forwardRequest(to: gateway)
            }, says: [.sent, .unknown], takes: .all),

        BreakingPoint(name: "closed in the answer's head", way: fault("close-in-answer"), says: [.unknown], takes: .all),
        BreakingPoint(name: "answer cut", way: fault("cut-answer"), says: [.unknown], takes: .all),
        hang(
            "hang in the answer",
            .server { connection, gateway in
                _ = try await connection.forwardRequest(to: gateway)
                try await connection.write("HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\nOK 1")
                await connection.hang()
            }, takes: .some),
        BreakingPoint(
            name: "answer without an end",
            way: .server { connection, gateway in
                _ = try await connection.forwardRequest(to: gateway)
                try await connection.write("HTTP/1.1 200 OK\r\n\r\nOK 1" + String(repeating: " 1", count: 1 << 16))
            }, says: [.unknown], takes: .all),
        // A connection that was promised to stay and is used again may break under the next request.
        BreakingPoint(
            name: "closed after the answer", way: fault("close-after-answer"), says: [.sent], maySay: [.unknown], takes: .some),

        BreakingPoint(name: "HTTP 500", way: fault("http-500"), says: [.unknown], takes: .all),
        BreakingPoint(name: "HTTP 503, not taken", way: fault("http-503&taken=off"), says: [.unknown], takes: .none),
        BreakingPoint(name: "HTTP 302, not taken", way: fault("http-302&taken=off"), says: [.unknown], takes: .none),
        BreakingPoint(name: "HTTP 302, taken", way: fault("http-302"), says: [.unknown], takes: .all),
        BreakingPoint(name: "HTTP 401, taken", way: fault("http-401"), says: [.unknown], takes: .all),
        BreakingPoint(name: "HTTP 403, taken", way: fault("http-403"), says: [.unknown], takes: .all),
        BreakingPoint(name: "HTTP 404, taken", way: fault("http-404"), says: [.unknown], takes: .all),
        BreakingPoint(name: "HTML with 200", way: fault("html"), says: [.unknown], takes: .all),
        BreakingPoint(name: "HTML with 200, not taken", way: fault("html&taken=off"), says: [.unknown], takes: .none),
        BreakingPoint(name: "garbage with 200", way: fault("garbage"), says: [.unknown], takes: .all),
        BreakingPoint(name: "another protocol", way: fault("not-http"), says: [.unknown], takes: .all),

        BreakingPoint(name: "error 120", way: .gateway(switches: "error120=on"), says: [.notSent], takes: .none),
        BreakingPoint(name: "error 150, maintenance", way: .gateway(switches: "maintenance=on"), says: [.notSent], takes: .none),
        BreakingPoint(name: "credits used up", way: .gateway(account: "credits=40"), says: [.sent, .refused], takes: .some),

        BreakingPoint(name: "tasks cancelled", way: .gateway(), says: [.sent], takes: .all, interruption: .tasksCancelled),
        BreakingPoint(
            name: "client closed", way: .gateway(), says: [.sent, .notSent], takes: .some, interruption: .clientClosed),
    ]

    private static func fault(_ fault: String) -> Way { .gateway(switches: "fault=" + fault) }

    /// On a slow machine even the connection may take longer.
    private static func hang(_ name: String, _ way: Way, takes: Taken) -> BreakingPoint {
        BreakingPoint(name: name, way: way, says: [.unknown], maySay: [.notSent], takes: takes, timeout: short)
    }

    /// Of a client at a server that hangs.
    private static let short = Duration.milliseconds(100)
}

extension RawConnection {
    /// Reads one request and hands it to the gateway.
    ///
    /// - Returns: what the gateway answers; nil when the client has closed.
    fileprivate mutating func forwardRequest(to gateway: RunningSandbox) async throws -> String? {
        guard let request = await readRequest() else { return nil }
        let target = String(request.head.split(separator: " ")[1])
        let answer =
            request.body.isEmpty
            ? try await gateway.perform(.get, target) : try await gateway.perform(.post, target, form: request.bodyText)
        return String(decoding: answer.body, as: UTF8.self)
    }
}
