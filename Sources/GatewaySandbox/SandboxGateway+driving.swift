import Foundation
import Hummingbird
import NIOCore
import SMSMessages

/// What whoever tests sees and drives.
extension SandboxGateway {
    func addDrivingRoutes(to router: some RouterMethods<some RequestContext>) {
        router.get("/sandbox/messages") { request, _ in self.listMessages(request) }
        router.get("/sandbox/outbox") { _, _ in try self.listOutbox() }
        router.get("/sandbox/notifications") { _, _ in try Self.json(self.book.withLock { $0.notified }) }
        router.get("/sandbox/held") { request, _ in try await self.changing(request, self.untilHeld) }
        for method in [HTTPRequest.Method.get, .post] {
            router.on("/sandbox/switches", method: method) { request, _ in try await self.changing(request, self.change) }
            router.on("/sandbox/clock", method: method) { request, _ in try await self.changing(request, self.drive) }
            router.on("/sandbox/accounts", method: method) { request, _ in try await self.changing(request, self.changeAccount) }
            router.on("/sandbox/groups", method: method) { request, _ in try await self.changing(request, self.changeGroup) }
        }
    }

    /// Answers 400 to fields that say nothing sensible; nothing has changed then.
    private func changing(_ request: Request, _ change: (FormFields) async throws -> Response) async throws -> Response {
        do {
            return try await change(try await Self.fields(of: request))
        } catch let malformed as Switches.Malformed {
            return Page(status: 400, text: "\(malformed.name): expected \(malformed.expected)").response
        }
    }

    private func change(_ fields: FormFields) throws -> Response {
        let switches = try book.withLock { book in
            book.switches = try book.switches.changed(by: fields)
            return book.switches
        }
        if !switches.hold { for continuation in held.withLock({ $0.removeAll(hung: false) }) { continuation.resume() } }
        return try Self.json(ShownSwitches(switches, waiting: held.withLock(\.count)))
    }

    /// Answers as soon as `count` answers are held back or hang, or none will be any more.
    private func untilHeld(_ fields: FormFields) async throws -> Response {
        guard let count = Int(fields["count"] ?? ""), count >= 0 else {
            throw Switches.Malformed(name: "count", expected: "how many answers are held back, 0 or more")
        }
        await withCheckedContinuation { continuation in held.withLock { $0.watch(count, continuation) } }
        return try Self.json(["held": held.withLock(\.count)])
    }

    /// Answers when all that has become due is done.
    private func drive(_ fields: FormFields) async throws -> Response {
        try clock.drive(by: fields)
        await settle()
        return try Self.json(["now": clock.now.rfc3339])
    }

    private func changeAccount(_ fields: FormFields) throws -> Response {
        let accounts = try book.withLock { book in
            if !fields.names.isEmpty {
                book.change(try book.subscribers[fields["user"] ?? ""]?.account.changed(by: fields) ?? .new(fields))
            }
            return book.subscribers.values.map(\.account)
        }
        return try Self.json(accounts.map(ShownAccount.init).sorted { $0.user < $1.user })
    }

    private func changeGroup(_ fields: FormFields) throws -> Response {
        let account = try book.withLock { book throws(Switches.Malformed) in
            guard let account = book.subscribers[fields["user"] ?? ""]?.account else {
                throw Switches.Malformed(name: "user", expected: "the name of an account")
            }
            let changed = try account.withGroup(fields)
            book.change(changed)
            return changed
        }
        return try Self.json(ShownAccount(account))
    }

    private func listOutbox() throws -> Response {
        let entries = book.withLock { book in
            book.sendDue(now: clock.now)
            return book.outbox.entries
        }
        return try Self.json(entries.map(ShownScheduled.init))
    }

    private func listMessages(_ request: Request) -> Response {
        let fields = FormFields((request.uri.query ?? "").utf8)
        let filter: MessageFilter
        do { filter = try MessageFilter(fields) } catch {
            return Page(status: 400, text: "\(error.name): expected \(error.expected)").response
        }
        book.withLock { $0.sendDue(now: clock.now) }
        if fields["count"] != nil { return Page.json("{\"count\":\(count(filter))}").response }
        let now = clock.now
        let body = ResponseBody { writer in
            var separator = UInt8(ascii: "[")
            for chunk in self.chunks(filter) {
                var json: [UInt8] = []
                for message in chunk where filter.selects(message) {
                    json.append(separator)
                    message.write(to: &json, now: now)
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

    private static func json(_ value: some Encodable) throws -> Response {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        return Page.json(String(decoding: try encoder.encode(value), as: UTF8.self)).response
    }
}
