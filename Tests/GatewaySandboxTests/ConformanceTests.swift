import SMSMessages
import Testing

@testable import GatewaySandbox

/// Both documents, row by row, over HTTP; each row at a fresh sandbox.
@Suite(
    .serialized, .timeLimit(.minutes(10)),
    .disabled(if: PointedGateway.isNamed, "ANSWERBACK_GATEWAY names a gateway; rows that need a sandbox's switches are not walked"))
struct ConformanceTests {
    @Test(arguments: DocumentExamples.english)
    func asDocumentAWritesIt(row: ConformanceRow) async throws { try await walk(row, .sms1609) }

    @Test(arguments: DocumentExamples.dutch)
    func asDocumentBWritesIt(row: ConformanceRow) async throws { try await walk(row, .sms1601) }

    @Test(arguments: ConformanceRow.codes, GatewayCall.Dialect.allCases)
    func code(row: ConformanceRow, dialect: GatewayCall.Dialect) async throws { try await walk(row, dialect) }

    @Test(arguments: ConformanceRow.statuses, GatewayCall.Dialect.allCases)
    func status(row: ConformanceRow, dialect: GatewayCall.Dialect) async throws { try await walk(row, dialect) }

    @Test(arguments: ConformanceRow.options, GatewayCall.Dialect.allCases)
    func option(row: ConformanceRow, dialect: GatewayCall.Dialect) async throws { try await walk(row, dialect) }

    @Test func noRowIsMissing() {
        #expect(ConformanceRow.codes.compactMap(\.code) == Refusal.allCases.map(\.rawValue))
        #expect(Refusal.allCases.count == 28)
        let names = ConformanceRow.statuses.map(\.name)
        for status in DeliveryStatus.allCases { #expect(names.contains(status.rawValue)) }
    }

    private func walk(_ row: ConformanceRow, _ dialect: GatewayCall.Dialect) async throws {
        try await RunningSandbox.run { (sandbox) async throws in
            for (index, step) in row.steps.enumerated() {
                switch step {
                case .call(let fields, let answer):
                    let got = try await sandbox.call(fields, dialect, index.isMultiple(of: 2) ? .get : .post)
                    #expect(got == answer, "step \(index)")
                case .page(let path, let answer): #expect(try await sandbox.get(path) == answer, "step \(index)")
                case .drive(let path, let form): try await sandbox.post(path, form)
                case .find(let path, let found):
                    let page = try await sandbox.get(path)
                    // An empty list is found only where the whole list is empty.
                    #expect(found == "[]" ? page == found : page.contains(found), "step \(index): \(page)")
                }
            }
        }
    }
}
