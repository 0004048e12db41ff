import Foundation
import Hummingbird
import Journal
import SMSMessages

/// Consent as an operator changes it.
struct ConsentRoutes: Sendable {
    let journal: any MessageJournal
    let ours: @Sendable () -> OurNumbers
    /// Called when somebody may have opted out or in.
    let onChange: @Sendable () -> Void

    private static let longestNote = 500

    func addRoutes(to router: some RouterMethods<some RequestContext>) {
        router.get("/v1/consent") { request, _ in try await list(request) }
        router.post("/v1/consent") { request, _ in
            try await changed(orders(try await request.json(ConsentRequest.self)))
        }
        router.post("/v1/consent/import") { request, _ in try await changed(orders(inFileOf: request)) }
    }

    private func list(_ request: Request) async throws -> Response {
        let limit = min(max(parameter("limit", request).flatMap { Int($0) } ?? 100, 1), OptOutQuery.mostAtOnce - 1)
        let query = OptOutQuery(
            number: try parameter("number", request).map { try OperatorTrouble.reading($0, as: "number") },
            ours: try parameter("from", request).map { try OperatorTrouble.reading($0, as: "from") },
            after: try parameter("after", request).map { try OptOutRecord.Place($0) }, limit: limit + 1)
        let records = try await journal.optOuts(query)
        let shown = records.prefix(limit)
        let display = NumberDisplay(request)
        return try Response.json(
            OperatorReply.OptOuts(
                optOuts: shown.map { OperatorReply.OptOuts.OptOut($0, display) },
                next: records.count > limit ? shown.last?.place.cursor : nil))
    }

    private func orders(_ asked: ConsentRequest) async throws -> [ConsentOrder] {
        guard let change = ConsentChange(rawValue: asked.change) else {
            throw OperatorTrouble(.badRequest, "`change` is optOut or optIn")
        }
        guard (asked.note ?? "").count <= Self.longestNote else {
            throw OperatorTrouble(.badRequest, "`note` is longer than \(Self.longestNote) characters")
        }
        let number = try OperatorTrouble.phone(asked.number, as: "number")
        let evidence = ConsentEvidence(source: "operator", note: asked.note)
        return try await numbers(asked.from, change, of: number).map {
            ConsentOrder(number: number, ours: $0, change: change, since: .now, evidence: evidence)
        }
    }

    /// A number that is ours no more can still be opted in.
    private func numbers(_ text: String?, _ change: ConsentChange, of number: PhoneNumber) async throws -> [SMSAddress] {
        switch (text, change) {
        case (let text?, .optOut): return [try ours().number(text)]
        case (let text?, .optIn): return [try OperatorTrouble.reading(text, as: "from")]
        case (nil, .optIn):
            return try await journal.optOuts(OptOutQuery(number: .phone(number), limit: OptOutQuery.mostAtOnce)).map(\.place.ours)
        case (nil, .optOut):
            let all = ours().all
            guard !all.isEmpty else { throw OperatorTrouble(.badRequest, "the configuration has no number of ours") }
            return all
        }
    }

    private func orders(inFileOf request: Request) async throws -> [ConsentOrder] {
        let ours = ours()
        let standard = try parameter("from", request).map { [try ours.number($0)] } ?? ours.all
        let name = String((parameter("file", request) ?? "").prefix(100))
        let source = name.isEmpty ? "import" : "import \(name)"
        let now = Timestamp.now
        var orders: [ConsentOrder] = []
        let bytes = try await request.file()
        do {
            try NumbersFile(columns: ["change", "evidence"], ours: ours, now: now).read(bytes) { line throws(CSVProblem) in
                let (change, note) = try Self.change(line)
                let numbers = line.ours.map { [$0] } ?? standard
                guard orders.count + numbers.count <= ConsentOrder.mostAtOnce else {
                    throw CSVProblem(
                        line: line.line, reason: "for all numbers of ours this is more than \(ConsentOrder.mostAtOnce) changes")
                }
                for number in numbers {
                    orders.append(
                        ConsentOrder(
                            number: line.number, ours: number, change: change, since: line.since ?? now,
                            evidence: ConsentEvidence(source: source, note: note)))
                }
            }
        } catch {
            throw OperatorTrouble(error)
        }
        return orders
    }

    private static func change(_ line: NumbersFile.Line) throws(CSVProblem) -> (ConsentChange, note: String?) {
        guard let change = line.field("change").map({ ConsentChange(rawValue: $0) }) ?? .optOut else {
            throw CSVProblem(line: line.line, reason: "`change` is optOut or optIn")
        }
        let note = line.field("evidence").map(CSVField.read)
        guard (note ?? "").count <= longestNote else {
            throw CSVProblem(line: line.line, reason: "`evidence` is longer than \(longestNote) characters")
        }
        return (change, note)
    }

    private func changed(_ orders: [ConsentOrder]) async throws -> Response {
        let outcome = try await journal.changeConsent(orders, now: .now)
        onChange()
        return try Response.json(
            OperatorReply.ConsentChanged(
                changed: outcome.changed, unchanged: outcome.unchanged, memberships: outcome.memberships, sms: outcome.sms))
    }
}

extension Request {
    /// A body of at most 64 KiB.
    func json<Value: Decodable>(_ type: Value.Type) async throws -> Value {
        let body = try await body(upTo: 64 * 1024)
        do {
            return try JSONDecoder().decode(type, from: Data(body))
        } catch {
            throw OperatorTrouble(.badRequest, "the body is not the JSON that is asked for here")
        }
    }

    func file() async throws -> [UInt8] { try await body(upTo: NumbersFile.largest) }

    private func body(upTo limit: Int) async throws -> [UInt8] {
        var body: [UInt8] = []
        for try await piece in self.body {
            guard body.count + piece.readableBytes <= limit else {
                throw OperatorTrouble(.contentTooLarge, "the body is larger than \(limit / 1024) KiB")
            }
            body += piece.readableBytesView
        }
        return body
    }
}

extension OptOutRecord.Place {
    /// Not to be read at a glance; whoever has it can find the number.
    fileprivate var cursor: String { Data("\(number.text)\n\(ours.text)".utf8).base64EncodedString() }

    fileprivate init(_ cursor: String) throws {
        let parts = Data(base64Encoded: cursor).map { String(decoding: $0, as: UTF8.self).split(separator: "\n").map(String.init) } ?? []
        guard parts.count == 2 else { throw OperatorTrouble(.badRequest, "`after` is what the page before called `next`") }
        self.init(number: SMSAddress(canonical: parts[0]), ours: SMSAddress(canonical: parts[1]))
    }
}

extension OperatorReply.OptOuts.OptOut {
    fileprivate init(_ record: OptOutRecord, _ display: NumberDisplay) {
        self.init(
            number: display.text(record.place.number), from: record.place.ours.text, since: record.since.rfc3339,
            message: record.message?.description, source: record.evidence?.source, note: record.evidence?.note)
    }
}
