import Hummingbird
import Journal
import SMSMessages

/// Breakers that have tripped, and their release.
extension OperatorRoutes {
    func addBreakers(to router: some RouterMethods<some RequestContext>) {
        router.get("/v1/breakers") { request, _ in
            let display = display(request)
            return try await Response.json(
                OperatorReply.Breakers(breakers: journal.breakers().map { OperatorReply.Breaker($0, display) }))
        }
        router.get("/v1/breakers/:gateway") { request, context in
            let tripped = try await tripped(Breaker.Outlet(name: context.parameters.get("gateway") ?? ""), request)
            let display = display(request)
            return try Response.json(OperatorReply.Breakers(breakers: tripped.map { OperatorReply.Breaker($0, display) }))
        }
        router.post("/v1/breakers/:gateway/release") { request, context in
            try await release(Breaker.Outlet(name: context.parameters.get("gateway") ?? ""), request)
        }
    }

    /// `block=+31612345`, `recipient=+31612345678` or `sender=…` that one, `all=true` the gateway's and all of those, without any the
    /// gateway's.
    ///
    /// - Throws: where none of them has tripped.
    private func tripped(_ outlet: Breaker.Outlet, _ request: Request) async throws -> [BreakerRecord] {
        let ofOutlet = try await journal.breakers().filter { $0.breaker.scope.outlet == outlet }
        let isAll = parameter("all", request) == "true"
        let part = try isAll ? nil : part(request)
        let meant = ofOutlet.filter { isAll || $0.breaker.scope.part == part }
        if meant.isEmpty { throw nothingToRelease(outlet, of: ofOutlet) }
        return meant
    }

    private func release(_ outlet: Breaker.Outlet, _ request: Request) async throws -> Response {
        let tripped = try await tripped(outlet, request)
        var released: [OperatorReply.Released.Release] = []
        for scope in tripped.map(\.breaker.scope) {
            guard let due = try await journal.release(scope) else { continue }
            released.append(OperatorReply.Released.Release(scope, due: due, display(request)))
        }
        // Somebody else was faster.
        if released.isEmpty { throw nothingToRelease(outlet, of: []) }
        onWork()
        return try Response.json(OperatorReply.Released(released: released))
    }

    private func part(_ request: Request) throws -> Breaker.Part {
        if let text = parameter("block", request) { return .block(try block(text)) }
        if let text = parameter("sender", request) { return .sender(try number(text)) }
        guard let text = parameter("recipient", request) else { return .all }
        guard case .phone(let phone) = try number(text) else {
            throw OperatorTrouble(.badRequest, "a recipient is a whole number: +31612345678")
        }
        return .recipient(phone)
    }

    private func block(_ text: String) throws -> NumberBlock {
        guard let block = NumberBlock(prefix: text.hasPrefix("+") ? text : "+" + text) else {
            throw OperatorTrouble(.badRequest, "a block is what its numbers begin with, without their last three digits: +31612345")
        }
        return block
    }

    private func nothingToRelease(_ outlet: Breaker.Outlet, of tripped: [BreakerRecord]) -> OperatorTrouble {
        let parts = tripped.map(\.breaker.scope.part).filter { $0 != .all }
        let hint = parts.first.map { ", but \(parts.count) of its parts: name one (\($0.option)), or take --all" } ?? ""
        return OperatorTrouble(.notFound, "no such breaker of `\(outlet.name)` has tripped\(hint); see `answerback breaker list`")
    }
}

extension Breaker.Outlet {
    fileprivate init(name: String) { self = [.mail, .calls].first { $0.name == name } ?? .gateway(name) }
}

extension Breaker.Part {
    /// As `answerback breaker release` takes it. A phone stays masked: `answerback breaker list --show-numbers` shows it.
    fileprivate var option: String {
        switch self {
        case .all: "--all"
        case .block(let block): "--block \(block.prefix)"
        case .recipient: "--recipient NUMBER"
        case .sender: "--sender NUMBER"
        }
    }
}

extension OperatorReply.Breaker {
    fileprivate init(_ record: BreakerRecord, _ display: NumberDisplay) {
        let breaker = record.breaker
        self.init(
            gateway: breaker.scope.outlet.name, window: breaker.window.rawValue, limit: breaker.limit, since: breaker.since.rfc3339,
            held: record.held)
        switch breaker.scope.part {
        case .all: break
        case .block(let block): self.block = block.prefix
        case .recipient(let phone): recipient = display.text(.phone(phone))
        case .sender(let address): sender = display.text(address)
        }
    }
}

extension OperatorReply.Released.Release {
    fileprivate init(_ scope: Breaker.Scope, due: Int, _ display: NumberDisplay) {
        self.init(gateway: scope.outlet.name, due: due)
        switch scope.part {
        case .all: break
        case .block(let block): self.block = block.prefix
        case .recipient(let phone): recipient = display.text(.phone(phone))
        case .sender(let address): sender = display.text(address)
        }
    }
}

extension BreakerRecord {
    /// For the operator.
    var trouble: String {
        let scope = breaker.scope
        let place = scope.outlet.isGateway ? "gateway \(scope.outlet.name)" : scope.outlet.name
        let release = "answerback breaker release \(scope.outlet.name)"
        let cap = "cap of \(breaker.cap)"
        let held = "\(held) \(scope.outlet.contents) are held"
        switch scope.part {
        case .all:
            return "\(place): its \(cap) was reached; \(held) until `\(release)`"
        case .block(let block):
            return "\(place): answers to \(block.prefix)… reached their \(cap), which may be SMS pumping; \(held) until "
                + "`\(release) --block \(block.prefix)`"
        case .recipient(let phone):
            return "\(place): what is sent on to \(phone) reached its \(cap); \(held) until `\(release) --recipient NUMBER` (`answerback "
                + "breaker list --show-numbers`)"
        case .sender(let address):
            return "\(place): what the messages of \(address) bring about reached its \(cap), which may be a loop; \(held) until "
                + "`\(release) --sender NUMBER` (`answerback breaker list --show-numbers`)"
        }
    }
}
