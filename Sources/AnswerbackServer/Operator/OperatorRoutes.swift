import Foundation
import HTTPTypes
import Hummingbird
import Journal
import JournalSQLite
import Responder
import RuleLanguage
import SMSMessages

/// The operator interface: what the commands ask a running server, as JSON.
struct OperatorRoutes: Sendable {
    let journal: SQLiteJournal
    let live: LiveRules
    let archive: RuleArchive
    let reloader: Reloader
    let ring: ChangeRing
    let readiness: Readiness
    let statusReport: StatusReport
    /// How what is sent again leaves.
    let answers: AnswerPolicy
    /// What may be sent.
    let conduct: @Sendable () -> Conduct
    /// Called when something new is to be decided or sent.
    let onWork: @Sendable () -> Void

    /// How long a request for changes waits for one.
    static let patience = Duration.seconds(20)
    /// One more is asked for, to know whether there are more.
    static let mostMessages = MessageQuery.mostAtOnce - 1

    /// Adds `/healthz` and `/readyz`, which probes ask without a token.
    func addProbes(to router: some RouterMethods<some RequestContext>) {
        router.get("/healthz") { _, _ in Response.text("ok\n") }
        router.get("/readyz") { _, _ in
            let troubles = await readiness.troubles()
            // What keeps them from being read is among the troubles.
            let warnings = (try? await readiness.warnings())?.map { "warning: " + $0 } ?? []
            let lines = (troubles.isEmpty ? ["ready"] : troubles) + warnings
            return Response.text(lines.map { $0 + "\n" }.joined(), status: troubles.isEmpty ? .ok : .serviceUnavailable)
        }
    }

    /// Adds `/v1/…`.
    func addRoutes(to router: some RouterMethods<some RequestContext>) {
        router.get("/v1/status") { _, _ in try await Response.json(statusReport.status()) }
        router.get("/v1/messages") { request, _ in try await messages(request) }
        router.get("/v1/changes") { request, _ in try await changes(request) }
        router.get("/v1/messages/:id") { request, context in
            let record = try await record(context.parameters.get("id"))
            return try Response.json(OperatorReply.Message(record, display(request)))
        }
        router.get("/v1/messages/:id/explanation") { request, context in
            let record = try await record(context.parameters.get("id"))
            return try await Response.json(explanations.explanation(of: record, rule: parameter("rule", request), display(request)))
        }
        router.post("/v1/explain") { request, _ in
            let asked = try await request.json(ExplainRequest.self)
            return try Response.json(await explanations.explanation(for: asked, display(request)))
        }
        let ours = ourNumbers
        ConsentRoutes(journal: journal, ours: ours, onChange: readiness.recipients.wakeup.signal).addRoutes(to: router)
        AudienceRoutes(journal: journal, live: live, ours: ours).addRoutes(to: router)
        SendRoutes(journal: journal, answers: answers, conduct: conduct, ours: ours, onWork: onWork).addRoutes(to: router)
        QueueRoutes(journal: journal).addRoutes(to: router)
        RetryRoutes(journal: journal, answers: answers, onWork: onWork).addRoutes(to: router)
        router.post("/v1/reload") { _, _ in try Response.json(OperatorReply.Reloaded(await reloader.reload(), ruleSet: live.current.hash)) }
        addBreakers(to: router)
        router.post("/v1/backup") { request, _ in try await backUp(request) }
        router.get("/v1/numbers/:number") { _, context in
            let number = try number(context.parameters.get("number"))
            return try Response.json(OperatorReply.NumberExport(try await journal.export(number), of: number))
        }
        router.post("/v1/numbers/:number/erase") { _, context in
            let erased = try await journal.erase(try number(context.parameters.get("number")), now: .now)
            return try Response.json(OperatorReply.Erased(messages: erased.messages, actions: erased.actions, parts: erased.parts))
        }
    }

    private var explanations: Explanations {
        Explanations(
            journal: journal, archive: archive, live: live,
            ownNumber: statusReport.numbers.first.flatMap { SMSAddress(canonical: $0.number) })
    }

    /// Those of the configuration; in `dev` those that the rules speak of, and any other that is named.
    private var ourNumbers: @Sendable () -> OurNumbers {
        let configured = statusReport.numbers.map { SMSAddress(canonical: $0.number) }
        return {
            if !configured.isEmpty { return OurNumbers(all: configured, isComplete: true) }
            let places = live.current.matcher.rules.places
            return OurNumbers(all: places.isEmpty ? [SMSAddress(canonical: DevRoutes.anyNumber)] : places, isComplete: false)
        }
    }

    private func messages(_ request: Request) async throws -> Response {
        var query = try MessageQuery(request)
        let limit = min(max(query.limit, 1), Self.mostMessages)
        query.limit = limit + 1
        let records = try await journal.messages(query)
        let shown = records.prefix(limit)
        let display = display(request)
        return try Response.json(
            OperatorReply.MessageList(
                messages: shown.map { OperatorReply.Message($0, display) },
                next: records.count > limit ? shown.last?.message.id.description : nil))
    }

    private func changes(_ request: Request) async throws -> Response {
        let cursor = parameter("after", request)
        if let cursor { await ring.wait(after: cursor, patience: Self.patience) }
        let news = ring.news(after: cursor)
        var records: [MessageRecord] = []
        for id in news.ids {
            if let record = try await journal.record(of: id) { records.append(record) }
        }
        let display = display(request)
        return try Response.json(
            OperatorReply.Changes(
                messages: records.map { OperatorReply.Message($0, display) }, cursor: news.cursor, isIncomplete: news.isIncomplete))
    }

    private func backUp(_ request: Request) async throws -> Response {
        guard let path = parameter("file", request), path.hasPrefix("/") else {
            throw OperatorTrouble(.badRequest, "name the file by its whole path: file=/…")
        }
        do {
            try await journal.backup(to: path)
        } catch {
            throw OperatorTrouble(.conflict, error.description)
        }
        let bytes = try? FileManager.default.attributesOfItem(atPath: path)[.size] as? Int
        return try Response.json(OperatorReply.BackedUp(file: path, bytes: bytes ?? 0))
    }

    private func record(_ id: String?) async throws -> MessageRecord {
        guard let id = id.flatMap({ MessageID($0) }), let record = try await journal.record(of: id) else {
            throw OperatorTrouble(.notFound, "there is no message with this id; see `answerback inbox`")
        }
        return record
    }

    func number(_ text: String?) throws -> SMSAddress {
        do {
            return try NumberReading().address((text ?? "").removingPercentEncoding ?? "")
        } catch {
            throw OperatorTrouble(.badRequest, "\(error)")
        }
    }

    func display(_ request: Request) -> NumberDisplay { NumberDisplay(request) }
}

extension NumberDisplay {
    init(_ request: Request) { self.init(showsNumbers: parameter("numbers", request) == "shown") }
}

/// Of the URL's query; nil where it is not there.
func parameter(_ name: String, _ request: Request) -> String? {
    request.uri.queryParameters[name[...]].map(String.init)
}

/// Something asked for that cannot be done, for whoever asked.
struct OperatorTrouble: HTTPResponseError {
    let status: HTTPResponse.Status
    let sentence: String
    /// Of a file that was sent, those that are wrong.
    let lines: [OperatorReply.Refusal.Line]
    /// Wrong ones that are not listed.
    let more: Int

    init(_ status: HTTPResponse.Status, _ sentence: String, lines: [OperatorReply.Refusal.Line] = [], more: Int = 0) {
        self.status = status
        self.sentence = sentence
        self.lines = lines
        self.more = more
    }

    func response(from request: Request, context: some RequestContext) throws -> Response {
        if lines.isEmpty { return .refusal(status, sentence) }
        return try .json(OperatorReply.Refusal(error: sentence, lines: lines, more: more), status: status)
    }
}

extension Response {
    static func json(_ value: some Encodable, status: HTTPResponse.Status = .ok) throws -> Response {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        let body = try encoder.encode(value)
        return Response(
            status: status, headers: [.contentType: "application/json"], body: ResponseBody(byteBuffer: ByteBuffer(bytes: body)))
    }

    static func refusal(_ status: HTTPResponse.Status, _ sentence: String, isNotKnown: Bool = false) -> Response {
        // A string in a struct always encodes; the status alone would still be right.
        (try? .json(OperatorReply.Refusal(error: sentence, notKnown: isNotKnown ? true : nil), status: status)) ?? Response(status: status)
    }

    static func text(_ text: String, status: HTTPResponse.Status = .ok) -> Response {
        Response(
            status: status, headers: [.contentType: "text/plain; charset=utf-8"], body: ResponseBody(byteBuffer: ByteBuffer(string: text)))
    }
}
