import SMSGateway
import Testing

/// No SMS goes out twice, and none that went out is taken for unsent, wherever its exchange with the gateway breaks.
///
/// What the gateway truly took is the judge, not what anybody says. That nothing is repeated by a whole server either, when it is
/// killed between the gateway's answer and its own commit, is shown by `KillTests` and `KillSweepTests`: there the client got an
/// answer that nobody remembers.
@Suite(.timeLimit(.minutes(10))) struct AtMostOnceTests {
    @Test func wherever() async throws {
        var rows: [TableRow] = []
        for point in BreakingPoint.all {
            let breakage = try await Breakage(at: point)
            breakage.expectAtMostOnce(at: point)
            rows.append(TableRow(point.name, breakage))
        }
        print(TableRow.table(rows))
        #expect(rows.map(\.sends).reduce(0, +) == BreakingPoint.all.count * 4 * Breakage.sendsAWay)
    }
}

extension Breakage {
    fileprivate func expectAtMostOnce(at point: BreakingPoint) {
        let once = Set(taken)
        #expect(once.count == taken.count, "\(point.name): went out twice")
        #expect(once.isSubset(of: verdicts.keys), "\(point.name): of nobody's sending")
        #expect(of(.sent).isSubset(of: once), "\(point.name): sent, and not taken")
        #expect(of(.notSent).union(of(.refused)).isDisjoint(with: once), "\(point.name): not sent, and taken")
        expectSettled(at: point)
        let heard = Set(verdicts.values)
        #expect(point.says.isSubset(of: heard) && heard.isSubset(of: point.says.union(point.maySay)), "\(point.name): \(heard)")
        switch point.takes {
        case .none: #expect(once.isEmpty, "\(point.name)")
        case .all: #expect(once.count == verdicts.count, "\(point.name)")
        case .some: break
        }
    }

    private func of(_ verdict: Verdict) -> Set<String> { Set(verdicts.filter { $0.value == verdict }.keys) }

    /// An SMS with a reference is found if and only if it was taken.
    private func expectSettled(at point: BreakingPoint) {
        let withReference = Set(taken.filter { $0.hasPrefix(Dialect.sms1601.rawValue) })
        #expect(inReport == withReference, "\(point.name)")
        #expect(notified == withReference, "\(point.name)")
    }
}

/// What became of the sends at one point, for people.
private struct TableRow {
    let name: String
    let sends: Int
    private let counts: [Int]

    init(_ name: String, _ breakage: Breakage) {
        func count(_ verdict: Verdict) -> Int { breakage.verdicts.values.count { $0 == verdict } }
        let unknown = breakage.verdicts.filter { $0.value == .unknown }.map(\.key)
        let settled = unknown.count { breakage.inReport.contains($0) && breakage.notified.contains($0) }
        self.init(
            name,
            [breakage.verdicts.count] + Verdict.allCases.map(count)
                + [breakage.taken.count, breakage.taken.count - Set(breakage.taken).count, settled])
    }

    private init(_ name: String, _ counts: [Int]) {
        self.name = name
        self.counts = counts
        sends = counts[0]
    }

    static func table(_ rows: [TableRow]) -> String {
        let sums = rows.reduce(into: [Int](repeating: 0, count: heads.count)) { sums, row in
            for (column, count) in row.counts.enumerated() { sums[column] += count }
        }
        let lines = [line("point", heads)] + (rows + [TableRow("in all", sums)]).map { line($0.name, $0.counts.map(String.init)) }
        return lines.joined(separator: "\n")
    }

    private static let heads = ["sends"] + Verdict.allCases.map(\.rawValue) + ["taken", "twice", "settled by reference"]

    /// Each line begins with words by which it is found among the output of other tests.
    private static func line(_ name: String, _ cells: [String]) -> String {
        let padding = String(repeating: " ", count: 42 - name.count)
        return "at most once | \(name)\(padding)"
            + zip(heads, cells).map { " | " + String(repeating: " ", count: max(0, $0.count - $1.count)) + $1 }.joined()
    }
}
