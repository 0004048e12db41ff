import Testing

@testable import GatewaySandbox

/// The rows at a gateway that is known by its URL alone.
@Suite(.serialized, .timeLimit(.minutes(10))) struct PointedConformanceTests {
    @Test(.enabled(if: PointedGateway.isNamed, "ANSWERBACK_GATEWAY names none"))
    func theNamedGateway() async throws {
        let gateway = try PointedGateway.named()
        let rows = ConformanceRow.all(in: gateway.dialect)
        for row in rows {
            if let obstacle = row.obstacle(in: gateway.dialect) {
                print("conformance | skipped | \(row.testDescription) | \(obstacle)")
            } else {
                let differences = await gateway.walk(row)
                #expect(differences == [], "\(row.testDescription)")
                print("conformance | \(differences.isEmpty ? "kept" : "not kept") | \(row.testDescription)")
            }
        }
    }

    /// With another account than the rows name, and one that costs: nothing may be sent.
    @Test(arguments: GatewayCall.Dialect.allCases)
    func aSecondSandbox(dialect: GatewayCall.Dialect) async throws {
        try await RunningSandbox.run { (sandbox) async throws in
            try await sandbox.post("/sandbox/accounts", "user=me&password=my%26own&credits=10")
            let gateway = Self.gateway(at: sandbox, dialect)
            let rows = ConformanceRow.all(in: dialect)
            let walked = rows.filter { $0.obstacle(in: dialect) == nil }
            for row in walked { #expect(await gateway.walk(row) == [], "\(row.testDescription)") }
            #expect(try await sandbox.get("/sandbox/messages") == "[]")
            #expect(try await sandbox.get("/sandbox/outbox") == "[]")
            #expect(try await sandbox.get("/sandbox/accounts").contains(#""credits":10,"#))
            print("conformance | \(dialect.rawValue) | \(rows.count) rows, \(walked.count) of them at any gateway")
            #expect(walked.count >= (dialect == .sms1601 ? 36 : 29))
            #expect(walked.count { $0.code != nil } >= (dialect == .sms1601 ? 18 : 12))
        }
    }

    /// One whose `gateway.php` answers everything alike keeps no row about it.
    @Test(arguments: ["maintenance=on", "fault=html", "fault=http-500", "fault=close-after-body"])
    func oneThatDoesNotConform(switches: String) async throws {
        try await RunningSandbox.run { (sandbox) async throws in
            try await sandbox.post("/sandbox/accounts", "user=me&password=my%26own")
            try await sandbox.post("/sandbox/switches", switches)
            let gateway = Self.gateway(at: sandbox, .sms1601)
            let rows = (ConformanceRow.codes + ConformanceRow.options).filter { $0.obstacle(in: .sms1601) == nil }
            for row in rows where row.steps.contains(where: \.isCall) {
                #expect(await gateway.walk(row) != [], "\(row.testDescription)")
            }
        }
    }

    private static func gateway(at sandbox: RunningSandbox, _ dialect: GatewayCall.Dialect) -> PointedGateway {
        PointedGateway(
            url: "http://127.0.0.1:\(sandbox.port)/", user: "me", password: "my&own", dialect: dialect, recipient: "46701740605")
    }
}
