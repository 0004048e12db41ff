import SMSMessages
import Testing

@testable import AnswerbackServer

/// Files as spreadsheets, other services and strangers write them.
@Suite struct CSVReaderTests {
    private func records(_ bytes: [UInt8]) throws -> [[String]] {
        var reader = try CSVReader(bytes)
        var records: [[String]] = []
        while let record = try reader.next() { records.append(record.fields) }
        return records
    }

    @Test(arguments: [
        ("a,b\n1,2\n", [["a", "b"], ["1", "2"]]), ("a,b\r\n1,2", [["a", "b"], ["1", "2"]]), ("\u{FEFF}a\n1\n", [["a"], ["1"]]),
        ("a;b\n1,5;2\n", [["a", "b"], ["1,5", "2"]]), ("a\tb\n1\t2\n", [["a", "b"], ["1", "2"]]),
        ("a,b\n1;2,\n", [["a", "b"], ["1;2", ""]]),
        ("a\n\"x\"\"y\"\n", [["a"], ["x\"y"]]), ("a,b\n\"1\n2\",3\n", [["a", "b"], ["1\n2", "3"]]), ("a\n\"\"\n", [["a"], [""]]),
        ("\n\na\n\n1\n\n", [["a"], ["1"]]), ("", []), ("\n\r\n", []), ("a\n=cmd\n", [["a"], ["=cmd"]]), (",\n,", [["", ""], ["", ""]]),
    ]) func reads(text: String, expected: [[String]]) throws {
        #expect(try records(Array(text.utf8)) == expected)
    }

    @Test(arguments: [
        (Array("a\n1\r2\n".utf8), 2, "carriage return"), (Array("a\n\"1\n\n".utf8), 2, "nothing closes"),
        (Array("a\n\"1\"2\n".utf8), 2, "closing quote"), (Array("a\n1\"2\n".utf8), 2, "within a field"),
        (Array("a\n".utf8) + [0x31, 0, 0x0A], 2, "NUL"), (Array("a\n1\n".utf8) + [0xE9, 0x0A], 3, "UTF-8"),
        ([0xFF, 0xFE, 0x61, 0], 1, "UTF-16"), ([0x50, 0x4B, 0x03, 0x04, 0], 1, "spreadsheet"),
        (Array("a\n".utf8) + [UInt8](repeating: 0x61, count: 4001), 2, "longer than"),
    ]) func refuses(bytes: [UInt8], line: Int, word: String) throws {
        let problem = #expect(throws: CSVProblem.self) { try records(bytes) }
        #expect(problem?.line == line && problem?.reason.contains(word) == true, "\(problem as Any)")
    }

    private func numbers(_ text: String) throws -> [String] {
        var lines: [String] = []
        let ours = OurNumbers(all: [SMSAddress(canonical: "+31850000000")], isComplete: true)
        try NumbersFile(columns: ["evidence"], ours: ours, now: Timestamp(milliseconds: 1_800_000_000_000)).read(Array(text.utf8)) {
            lines.append("\($0.line) \($0.number.e164) \($0.ours?.text ?? "-") \($0.since?.rfc3339 ?? "-") \($0.field("evidence") ?? "-")")
        }
        return lines
    }

    @Test func columnsStandInAnyOrder() throws {
        #expect(
            try numbers("Evidence,since,NUMBER\nx,2026-01-02,0031612345678\n,,+31612345679\n") == [
                "2 +31612345678 - 2026-01-02T00:00:00Z x", "3 +31612345679 - - -",
            ])
        #expect(try numbers("number\n") == [])
    }

    @Test(arguments: [
        ("", "1 the file is empty"), ("+31612345678\n", "1 there is no such column"), ("our_number\n", "1 the first line names"),
        ("number,number\n", "1 the column number is there twice"), ("number\n1,2\n", "2 it has 2 fields"),
        ("number\n4040\n", "2 `number` is no phone number"), ("number,our_number\n+31612345678,+31850000001\n", "2 `our_number`"),
        ("number,since\n+31612345678,2099-01-01\n", "2 `since`"), ("number,since\n+31612345678,soon\n", "2 `since`"),
    ]) func namesTheLineAndWhy(text: String, beginning: String) throws {
        let refusal = #expect(throws: NumbersFile.Refusal.self) { try numbers(text) }
        let first = try #require(refusal?.problems.first)
        #expect("\(first.line) \(first.reason)".hasPrefix(beginning), "\(first)")
    }

    @Test func ofManyWrongLinesTheFirstAreNamedAndTheRestCounted() throws {
        let refusal = #expect(throws: NumbersFile.Refusal.self) {
            try numbers("number\n" + String(repeating: "x\n", count: 30))
        }
        #expect(refusal?.problems.count == 20 && refusal?.more == 10)
        let long = #expect(throws: NumbersFile.Refusal.self) {
            try numbers("number\n" + String(repeating: "+31612345678\n", count: NumbersFile.mostLines + 1))
        }
        #expect(long?.problems.map(\.line) == [NumbersFile.mostLines + 2], "a file of a million lines is read no further")
    }

    @Test(arguments: ["=cmd", "+1", "-1", "@x", "\tx", "'=x", "'", "'a", "a;b", "a\"b\nc", "", "plain"])
    func whatIsWrittenIsReadAgainAndIsNoFormula(text: String) throws {
        let written = CSVField.written(text, isText: true)
        let read = try records(Array("a\n\(written),x\n".utf8)).last?.first ?? ""
        #expect(CSVField.read(read) == text)
        #expect(!["=", "+", "-", "@", "\t"].contains(read.prefix(1)))
    }
}
