import Foundation
import SMSMessages

/// A CSV file of phone numbers, read to its end before anything is done with it.
struct NumbersFile {
    struct Line {
        let line: Int
        let number: PhoneNumber
        /// Nil where the file does not say.
        let ours: SMSAddress?
        let since: Timestamp?
        let field: (String) -> String?
    }

    /// Why nothing of it was taken.
    struct Refusal: Error {
        var problems: [CSVProblem]
        /// More than are listed.
        var more = 0
    }

    static let mostLines = 100_000
    /// Bytes.
    static let largest = 16 << 20
    private static let mostProblems = 20

    private let columns: [String]
    private let ours: OurNumbers
    private let now: Timestamp

    /// - Parameter columns: besides `number`, `our_number` and `since`.
    init(columns: [String], ours: OurNumbers, now: Timestamp) {
        self.columns = ["number", "our_number"] + columns + ["since"]
        self.ours = ours
        self.now = now
    }

    /// - Parameter take: throws what is wrong with a line.
    func read(_ bytes: [UInt8], take: (Line) throws(CSVProblem) -> Void) throws(Refusal) {
        var refusal = Refusal(problems: [])
        do throws(CSVProblem) {
            var reader = try CSVReader(bytes)
            let header = try CSVColumns(try reader.next(), known: columns)
            var count = 0
            while let record = try reader.next() {
                count += 1
                guard count <= Self.mostLines else {
                    throw CSVProblem(line: record.line, reason: "more than \(Self.mostLines) lines: split the file")
                }
                do throws(CSVProblem) {
                    try header.check(record)
                    try take(try line(record, header))
                } catch {
                    if refusal.problems.count < Self.mostProblems { refusal.problems.append(error) } else { refusal.more += 1 }
                }
            }
        } catch {
            // Nothing behind it can be read.
            refusal.problems.append(error)
        }
        if !refusal.problems.isEmpty { throw refusal }
    }

    private func line(_ record: CSVReader.Record, _ header: CSVColumns) throws(CSVProblem) -> Line {
        func problem(_ reason: String) -> CSVProblem { CSVProblem(line: record.line, reason: reason) }
        guard let text = header.field("number", of: record), case .phone(let number) = try? NumberReading().address(text) else {
            throw problem("`number` is no phone number: write it as +31612345678")
        }
        var our: SMSAddress?
        if let text = header.field("our_number", of: record) {
            do { our = try ours.number(text) } catch { throw problem("`our_number`: \(error.sentence)") }
        }
        var since: Timestamp?
        if let text = header.field("since", of: record) {
            since = Timestamp(rfc3339: text) ?? Timestamp(rfc3339: text + "T00:00:00Z")
            guard let since, since <= now else {
                throw problem("`since` is no time that is over: write 2026-12-24 or 2026-12-24T09:00:00Z")
            }
        }
        return Line(line: record.line, number: number, ours: our, since: since) { header.field($0, of: record) }
    }
}

/// The numbers that people and rules know this server by.
struct OurNumbers: Sendable {
    /// Of the configuration; in `dev`, which has none, those that the rules speak of.
    let all: [SMSAddress]
    /// Whether no other can be meant.
    let isComplete: Bool

    /// - Parameter text: nil where there is only one.
    func oneNumber(_ text: String?) throws(OperatorTrouble) -> SMSAddress {
        if let text { return try number(text) }
        guard all.count == 1 else {
            throw OperatorTrouble(
                .badRequest,
                all.isEmpty ? "the configuration has no number of ours" : "say by which number of ours: `from` is one of \(list)")
        }
        return all[0]
    }

    func number(_ text: String) throws(OperatorTrouble) -> SMSAddress {
        let number = try OperatorTrouble.reading(text, as: "from")
        guard all.contains(number) || !isComplete else {
            throw OperatorTrouble(.badRequest, "this is no number of ours; there is \(list)")
        }
        return number
    }

    private var list: String { all.map(\.text).joined(separator: ", ") }
}

extension OperatorTrouble {
    static func reading(_ text: String, as name: String) throws(OperatorTrouble) -> SMSAddress {
        do { return try NumberReading().address(text) } catch { throw OperatorTrouble(.badRequest, "`\(name)`: \(error)") }
    }

    static func phone(_ text: String, as name: String) throws(OperatorTrouble) -> PhoneNumber {
        guard case .phone(let number) = try reading(text, as: name) else {
            throw OperatorTrouble(.badRequest, "`\(name)` is no phone number: write it as +31612345678")
        }
        return number
    }

    init(_ refusal: NumbersFile.Refusal) {
        let count = refusal.problems.count + refusal.more
        self.init(
            .badRequest, "nothing was taken of the file: \(count) \(count == 1 ? "line is" : "lines are") wrong",
            lines: refusal.problems.map { .init(line: $0.line, reason: $0.reason) }, more: refusal.more)
    }
}
