public import Hummingbird
import NIOCore
public import SMSMessages
import Synchronization

/// The SMS gateway as a local server: it answers as the gateway would, keeps what it took, and sends nothing.
///
/// It holds 500,000 messages and forgets none: what would be more is refused with 120.
public final class SandboxGateway: Sendable {
    /// Calls a customer's address by GET.
    /// - Returns: the HTTP status; nil where nobody answered.
    public typealias Notify = @Sendable (_ url: String) async -> Int?

    let book: Mutex<SandboxBook>
    let held = Mutex(HeldAnswers())
    let clock: SandboxClock
    let calendar = GatewayCalendar.amsterdam
    private let nextTicket = Atomic<Int>(0)
    private let notify: Notify?

    /// - Parameters:
    ///   - accounts: of the same user name the last counts.
    ///   - notify: nil: nobody is called, whatever an account wants.
    public convenience init(accounts: [SandboxAccount] = [.demo], now: @escaping @Sendable () -> Timestamp, notify: Notify? = nil) {
        self.init(accounts: accounts, capacity: 500_000, now: now, notify: notify)
    }

    init(accounts: [SandboxAccount], capacity: Int, now: @escaping @Sendable () -> Timestamp, notify: Notify? = nil) {
        book = Mutex(SandboxBook(accounts: accounts, capacity: capacity, calendar: calendar))
        clock = SandboxClock(base: now)
        self.notify = notify
    }

    /// Adds `/module/gateway.php`, `/module/gatewayrapport.php` and, for whoever tests, what begins with `/sandbox/`.
    public func addRoutes(to router: some RouterMethods<some ConnectionContext>) {
        for method in [HTTPRequest.Method.get, .post] {
            router.on("/module/gateway.php", method: method) { request, context in
                try await self.answerCall(request, on: Connection(channel: context.channel))
            }
            router.on("/module/gatewayrapport.php", method: method) { request, _ in try await self.report(request) }
        }
        addDrivingRoutes(to: router)
    }

    /// Sends what is scheduled and calls who is to be told, once a second: nothing here has a finer step. Ends when cancelled.
    public func run() async {
        while !Task.isCancelled {
            await settle()
            // Cancelled, it wakes at once and the loop ends.
            try? await Task.sleep(for: .seconds(1))
        }
    }

    /// Does all that is due. Calls are made one after the other, so that those to one address keep their order.
    func settle() async {
        for call in book.withLock({ $0.dueNotifications(now: clock.now) }) {
            let answer = await notify?(call.url)
            let made = MadeNotification(smsid: call.smsID, status: call.status.rawValue, url: call.url, answer: answer)
            book.withLock { $0.note(made) }
        }
    }

    /// Switches `hold` off and lets go every answer that is held back or hangs, so that a server that shuts down does not wait for them.
    public func releaseAnswers() {
        book.withLock { $0.switches.hold = false }
        let released = held.withLock { held in
            defer { held.dismissWatchers() }
            return held.removeAll(hung: true)
        }
        for continuation in released { continuation.resume() }
    }

    private func answerCall(_ request: Request, on connection: Connection) async throws -> Response {
        let met = book.withLock { $0.switches.meetNextCall() }
        if let fault = met.fault, fault.comesBeforeReading {
            return await carryOut(fault, on: connection, of: request, instead: Page(text: ""))
        }
        let call = GatewayCall(try await Self.fields(of: request))
        let outcome = met.takes ? book.withLock { $0.answer(call, met: met, now: clock.now) } : .init(answer: .line(""))
        if met.notifications == .early { await settle() }
        // Cancelled, the answer comes early: the SMS has been taken all the same.
        if met.delay > .zero { try? await Task.sleep(for: met.delay) }
        if outcome.tookMessages { await wait(on: connection) { $0.switches.hold } }
        guard let fault = met.fault else { return page(outcome.answer).response }
        return await carryOut(fault, on: connection, of: request, instead: page(outcome.answer))
    }

    /// - Returns: what HTTP has to say yet; of no matter where the connection is closed.
    private func carryOut(_ fault: Fault, on connection: Connection, of request: Request, instead page: Page) async -> Response {
        switch fault {
        case .hangBeforeReading, .hangAfterReading:
            await wait(isHung: true, on: connection) { _ in true }
            await connection.close()
        case .closeBeforeReading: await connection.reset()
        case .closeAfterHead, .closeAfterBody: await connection.close()
        case .closeInAnswer: await cut(Array(page.bytes.head.prefix(Self.firstWords)), connection)
        case .cutAnswer: await cut(page.bytes.head + page.bytes.body.prefix(page.bytes.body.count / 2), connection)
        case .closeAfterAnswer: await cut(page.bytes.head + page.bytes.body, connection)
        case .notHTTP: await cut(Array("220 mail.example ESMTP\r\n".utf8), connection)
        case .garbage: return Page.garbage.response
        case .html: return Page.forPeople.response
        case .status(let status):
            var response = Page(status: status, text: "").response
            // Where a client that follows it sends its SMS once more, for all to see.
            if status < 400 { response.headers[.location] = request.uri.string }
            return response
        }
        return Response(status: .ok)
    }

    private func cut(_ bytes: [UInt8], _ connection: Connection) async {
        await connection.write(bytes)
        await connection.close()
    }

    /// `HTTP/1.1 20`
    private static let firstWords = 11

    private func page(_ answer: SandboxBook.Outcome.Answer) -> Page {
        switch answer {
        case .line(let line): Page(text: line)
        case .table(let messages): .html(ReportTable.html(messages, calendar: calendar, now: clock.now))
        case .unknownAction: Page(status: 501, text: "the gateway's documents know no such action")
        }
    }

    private func report(_ request: Request) async throws -> Response {
        let fields = try await Self.fields(of: request)
        let withDate = ["ja", "yes"].contains(fields["datum"]?.lowercased())
        // What is no number is nobody's id.
        let id = Int(fields["smsid"] ?? "") ?? 0
        return Page(text: book.withLock { $0.report(onID: id, withDate: withDate, now: clock.now) }).response
    }

    /// Query and form together, as PHP's `$_REQUEST`: of a name in both, the form's value counts.
    static func fields(of request: Request) async throws -> FormFields {
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

    /// Returns at once unless the claim holds; then when the answer is released, or its client has left.
    private func wait(isHung: Bool = false, on connection: Connection, while claim: @Sendable (SandboxBook) -> Bool) async {
        guard book.withLock({ claim($0) }) else { return }
        let ticket = nextTicket.add(1, ordering: .relaxed).newValue
        let stop: @Sendable () -> Void = { self.held.withLock { $0.remove(ticket: ticket) }?.resume() }
        let client = ClientWatch(whenLeft: stop)
        await connection.add(client)
        await withTaskCancellationHandler {
            await withCheckedContinuation { continuation in
                let waits = held.withLock { held in
                    guard !Task.isCancelled, !client.hasLeft, book.withLock({ claim($0) }) else { return false }
                    held.add(continuation, ticket: ticket, isHung: isHung)
                    return true
                }
                if !waits { continuation.resume() }
            }
        } onCancel: {
            stop()
        }
        await connection.remove(client)
    }
}
