import Hummingbird
import Journal
import SMSMessages

/// Breakers that have tripped, and their release.
extension OperatorRoutes {
    func addBreakers(to router: some RouterMethods<some RequestContext>) {
        router.get("/v1/breakers") { _, _ in
            try await Response.json(OperatorReply.Breakers(breakers: journal.breakers().map { OperatorReply.Breaker($0) }))
        }
        router.post("/v1/breakers/:gateway/release") { request, context in
            try await release(context.parameters.get("gateway") ?? "", request)
        }
    }

    /// `block=+31612345` that block's, `all=true` the gateway's and all of its blocks', without either the gateway's.
    private func release(_ gateway: String, _ request: Request) async throws -> Response {
        let scopes: [Breaker.Scope]
        if parameter("all", request) == "true" {
            scopes = try await journal.breakers().map(\.breaker.scope).filter { $0.gateway == gateway }
        } else {
            scopes = [Breaker.Scope(gateway: gateway, block: try parameter("block", request).map(block))]
        }
        var released: [OperatorReply.Released.Release] = []
        for scope in scopes {
            guard let due = try await journal.release(scope) else { continue }
            released.append(.init(gateway: gateway, block: scope.block?.prefix, due: due))
        }
        if released.isEmpty { throw try await nothingToRelease(gateway) }
        onWork()
        return try Response.json(OperatorReply.Released(released: released))
    }

    private func block(_ text: String) throws -> NumberBlock {
        guard let block = NumberBlock(prefix: text.hasPrefix("+") ? text : "+" + text) else {
            throw OperatorTrouble(.badRequest, "a block is what its numbers begin with, without their last three digits: +31612345")
        }
        return block
    }

    private func nothingToRelease(_ gateway: String) async throws -> OperatorTrouble {
        let blocks = try await journal.breakers().filter { $0.breaker.scope.gateway == gateway }.compactMap(\.breaker.scope.block)
        let hint = blocks.first.map { ", but \(blocks.count) of its blocks: name one (--block \($0.prefix)), or take --all" } ?? ""
        return OperatorTrouble(.notFound, "no such breaker of `\(gateway)` has tripped\(hint); see `answerback breaker list`")
    }
}

extension OperatorReply.Breaker {
    fileprivate init(_ record: BreakerRecord) {
        let breaker = record.breaker
        self.init(
            gateway: breaker.scope.gateway, block: breaker.scope.block?.prefix, window: breaker.window.rawValue, limit: breaker.limit,
            since: breaker.since.rfc3339, held: record.held)
    }
}

extension BreakerRecord {
    /// For the operator.
    var trouble: String {
        let scope = breaker.scope
        guard let block = scope.block else {
            return "gateway \(scope.gateway): its cap of \(breaker.cap) was reached; \(held) SMS are held until "
                + "`answerback breaker release \(scope.gateway)`"
        }
        return
            "gateway \(scope.gateway): answers to \(block.prefix)… reached their cap of \(breaker.cap), which may be SMS pumping; \(held) SMS "
            + "are held until `answerback breaker release \(scope.gateway) --block \(block.prefix)`"
    }
}
