public import Hummingbird
public import SMSMessages
import Synchronization

/// The SMS gateway as a local server: it answers as the gateway would, keeps what it took, and sends nothing.
///
/// It holds 500,000 messages and forgets none: what would be more is refused with 120.
public final class SandboxGateway: Sendable {
    private let book: Mutex<SandboxBook>
    private let nextTicket = Atomic<Int>(0)
    private let now: @Sendable () -> Timestamp

    /// - Parameter accounts: no two of the same user name.
    public convenience init(accounts: [SandboxAccount] = [.demo], now: @escaping @Sendable () -> Timestamp) {
        self.init(accounts: accounts, capacity: 500_000, now: now)
    }

    init(accounts: [SandboxAccount], capacity: Int, now: @escaping @Sendable () -> Timestamp) {
        book = Mutex(SandboxBook(accounts: accounts, capacity: capacity))
        self.now = now
    }

    /// Adds `/module/gateway.php` and, for whoever tests, `/sandbox/messages` and `/sandbox/switches`.
    public func addRoutes(to router: some RouterMethods<some RequestContext>) {
        router.get("/module/gateway.php") { request, _ in try await self.answerCall(request) }
        router.post("/module/gateway.php") { request, _ in try await self.answerCall(request) }
        router.get("/sandbox/messages") { request, _ in self.listMessages(request) }
        router.get("/sandbox/switches") { request, _ in try await self.changeSwitches(request) }
        router.post("/sandbox/switches") { request, _ in try await self.changeSwitches(request) }
    }

    /// Switches `hold` off and lets the answers held back go, so that a server that shuts down does not wait for them: held back,
    /// an answer does not notice that its client has left.
    public func releaseAnswers() {
        for continuation in book.withLock({ $0.release() }) { continuation.resume() }
    }

    private func answerCall(_ request: Request) async throws -> Response {
        let call = GatewayCall(try await Self.fields(of: request))
        let (outcome, delay) = book.withLock { ($0.answer(call, now: now()), $0.switches.delay) }
        // Cancelled, the answer comes early: the SMS has been taken all the same.
        if delay > .zero { try? await Task.sleep(for: delay) }
        if outcome.tookMessages { await untilReleased() }
        return switch outcome.answer {
        case .line(let line): .text(line)
        case .notCarriedOut: .text("not in this sandbox yet", status: .notImplemented)
        }
    }

    /// Query and form together, as PHP's `$_REQUEST`: of a name in both, the form's value counts.
    private static func fields(of request: Request) async throws -> FormFields {
        var fields = FormFields((request.uri.query ?? "").utf8)
        guard request.method == .post, isForm(request.headers[.contentType]) else { return fields }
        // A longer one answers HTTP 413.
        fields.add(try await request.body.collect(upTo: maxFormBytes).readableBytesView)
        return fields
    }

    private static func isForm(_ contentType: String?) -> Bool {
        guard let contentType else { return true }
        return contentType.lowercased().hasPrefix("application/x-www-form-urlencoded")
    }

    /// Some 5,000 recipients.
    private static let maxFormBytes = 64 * 1024

    /// Returns at once unless answers are held back.
    private func untilReleased() async {
        let ticket = nextTicket.add(1, ordering: .relaxed).newValue
        await withTaskCancellationHandler {
            await withCheckedContinuation { continuation in
                let waits = book.withLock { !Task.isCancelled && $0.wait(continuation, ticket: ticket) }
                if !waits { continuation.resume() }
            }
        } onCancel: {
            book.withLock { $0.stopWaiting(ticket: ticket) }?.resume()
        }
    }

    private func listMessages(_ request: Request) -> Response {
        let fields = FormFields((request.uri.query ?? "").utf8)
        let filter: MessageFilter
        do { filter = try MessageFilter(fields) } catch {
            return .text("\(error.name): expected \(error.expected)", status: .badRequest)
        }
        if fields["count"] != nil { return .json("{\"count\":\(count(filter))}") }
        let body = ResponseBody { writer in
            var separator = UInt8(ascii: "[")
            for chunk in self.chunks(filter) {
                var json: [UInt8] = []
                for message in chunk where filter.selects(message) {
                    json.append(separator)
                    message.write(to: &json)
                    separator = UInt8(ascii: ",")
                }
                if !json.isEmpty { try await writer.write(ByteBuffer(bytes: json)) }
            }
            try await writer.write(ByteBuffer(string: separator == UInt8(ascii: "[") ? "[]" : "]"))
            try await writer.finish(nil)
        }
        return Response(status: .ok, headers: [.contentType: "application/json"], body: body)
    }

    private func count(_ filter: MessageFilter) -> Int {
        if filter.isOpen { return book.withLock { $0.taken.count - $0.index(after: filter.after) } }
        return chunks(filter).reduce(0) { $0 + $1.count { filter.selects($0) } }
    }

    /// What had been taken when this was called, a few at a time, so that senders never wait for a reader.
    private func chunks(_ filter: MessageFilter) -> some Sequence<[TakenMessage]> {
        let (start, end) = book.withLock { ($0.index(after: filter.after), $0.taken.count) }
        // Nothing is ever removed, so an index keeps its meaning.
        return stride(from: start, to: end, by: Self.chunkSize).lazy.map { first in
            self.book.withLock { Array($0.taken[first..<min(first + Self.chunkSize, end)]) }
        }
    }

    private static let chunkSize = 1000

    private func changeSwitches(_ request: Request) async throws -> Response {
        let fields = try await Self.fields(of: request)
        do throws(Switches.Malformed) {
            let released = try book.withLock { book throws(Switches.Malformed) in try book.change(by: fields) }
            for continuation in released { continuation.resume() }
        } catch {
            return .text("\(error.name): expected \(error.expected)", status: .badRequest)
        }
        let (switches, waiting) = book.withLock { ($0.switches, $0.waitingCount) }
        return .json(
            """
            {"maintenance":\(switches.maintenance),"error120":\(switches.error120),"delay":\(switches.delay.wholeMilliseconds),\
            "hold":\(switches.hold),"waiting":\(waiting)}
            """)
    }
}

extension Response {
    fileprivate static func text(_ text: String, status: HTTPResponse.Status = .ok) -> Response {
        Response(status: status, headers: [.contentType: "text/plain; charset=utf-8"], body: .init(byteBuffer: ByteBuffer(string: text)))
    }

    fileprivate static func json(_ json: String) -> Response {
        Response(status: .ok, headers: [.contentType: "application/json"], body: .init(byteBuffer: ByteBuffer(string: json)))
    }
}
