import Foundation
import Hummingbird
import Journal
import Responder
import SMSMessages

/// Audiences as an operator sees and changes them.
struct AudienceRoutes: Sendable {
    let journal: any MessageJournal
    let live: LiveRules
    let ours: @Sendable () -> OurNumbers

    func addRoutes(to router: some RouterMethods<some RequestContext>) {
        router.get("/v1/audiences") { _, _ in try await list() }
        router.get("/v1/audiences/:name") { request, context in try await show(context.name, request) }
        router.post("/v1/audiences/:name/add") { request, context in try await add(to: context.name, request) }
        router.post("/v1/audiences/:name/remove") { request, context in try await remove(from: context.name, request) }
        router.post("/v1/audiences/:name/import") { request, context in try await importFile(into: context.name, request) }
    }

    private var known: [String] { live.current.matcher.rules.audiences }

    private func list() async throws -> Response {
        let known = known
        let counts = try await journal.audiences()
        let empty = Set(known).subtracting(counts.map(\.audience)).map { AudienceCount(audience: $0, members: 0) }
        let all = (counts + empty).sorted { $0.audience < $1.audience }
        return try Response.json(
            OperatorReply.Audiences(
                audiences: all.map { .init(name: $0.audience, members: $0.members, isKnown: known.contains($0.audience)) }))
    }

    private func show(_ name: String, _ request: Request) async throws -> Response {
        let limit = min(max(parameter("limit", request).flatMap { Int($0) } ?? 100, 1), AudienceCount.mostAtOnce - 1)
        let after = try parameter("after", request).map { try AudienceMember(cursor: $0) }
        let members = try await journal.memberships(of: name, after: after, limit: limit + 1)
        // What rules no longer have can be looked at as long as somebody is in it.
        if members.isEmpty, after == nil { try check(name) }
        let shown = members.prefix(limit)
        let display = NumberDisplay(request)
        return try Response.json(
            OperatorReply.AudienceMembers(
                name: name,
                members: shown.map {
                    .init(number: display.text(.phone($0.number)), through: $0.through.text, since: $0.since.rfc3339)
                }, next: members.count > limit ? shown.last?.cursor : nil))
    }

    private func add(to name: String, _ request: Request) async throws -> Response {
        try check(name)
        let asked = try await request.json(AudienceRequest.self)
        let through = try ours().oneNumber(asked.from)
        let members = try asked.numbers.map {
            AudienceMember(number: try OperatorTrouble.phone($0, as: "numbers"), through: through, since: .now)
        }
        return try await join(members, to: name, lines: [:], NumberDisplay(request))
    }

    private func remove(from name: String, _ request: Request) async throws -> Response {
        let asked = try await request.json(AudienceRequest.self)
        let numbers = try asked.numbers.map { try OperatorTrouble.phone($0, as: "numbers") }
        let through = try asked.from.map { try OperatorTrouble.reading($0, as: "from") }
        let left = try await journal.leave(numbers, audience: name, through: through)
        if left == 0 { try check(name) }
        return try Response.json(OperatorReply.AudienceChanged(name: name, joined: 0, left: left, unchanged: 0, optedOut: []))
    }

    private func importFile(into name: String, _ request: Request) async throws -> Response {
        try check(name)
        let ours = ours()
        let standard = parameter("from", request)
        var members: [AudienceMember] = []
        var lines: [PhoneNumber: Int] = [:]
        let now = Timestamp.now
        let bytes = try await request.file()
        do {
            try NumbersFile(columns: [], ours: ours, now: now).read(bytes) { line throws(CSVProblem) in
                let through: SMSAddress
                do throws(OperatorTrouble) {
                    through = if let named = line.ours { named } else { try ours.oneNumber(standard) }
                } catch {
                    throw CSVProblem(line: line.line, reason: error.sentence)
                }
                lines[line.number] = lines[line.number] ?? line.line
                members.append(AudienceMember(number: line.number, through: through, since: line.since ?? now))
            }
        } catch {
            throw OperatorTrouble(error)
        }
        return try await join(members, to: name, lines: lines, NumberDisplay(request))
    }

    private func join(
        _ members: [AudienceMember], to name: String, lines: [PhoneNumber: Int], _ display: NumberDisplay
    ) async throws -> Response {
        let outcome = try await journal.join(members, to: name)
        return try Response.json(
            OperatorReply.AudienceChanged(
                name: name, joined: outcome.joined, left: 0, unchanged: outcome.unchanged,
                optedOut: outcome.optedOut.map {
                    .init(number: display.text(.phone($0.number)), through: $0.through.text, line: lines[$0.number])
                }))
    }

    private func check(_ name: String) throws {
        let known = known
        if known.contains(name) { return }
        let nearest = NearestName.find(name, among: known)
        let advice =
            nearest.map { "did you mean \($0)?" }
            ?? (known.isEmpty ? "they have none: write `audience \(name)` into them" : "there is \(known.joined(separator: ", "))")
        throw OperatorTrouble(.notFound, "the rules in force have no audience of this name: \(advice)")
    }
}

extension RequestContext {
    fileprivate var name: String { (parameters.get("name") ?? "").removingPercentEncoding ?? "" }
}

extension AudienceMember {
    fileprivate var cursor: String { Data("\(number.e164)\n\(through.text)".utf8).base64EncodedString() }

    fileprivate init(cursor: String) throws {
        let parts = Data(base64Encoded: cursor).map { String(decoding: $0, as: UTF8.self).split(separator: "\n").map(String.init) } ?? []
        guard parts.count == 2, let number = try? PhoneNumber(e164: parts[0]) else {
            throw OperatorTrouble(.badRequest, "`after` is what the page before called `next`")
        }
        self.init(number: number, through: SMSAddress(canonical: parts[1]), since: Timestamp(milliseconds: 0))
    }
}
