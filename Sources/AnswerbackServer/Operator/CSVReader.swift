/// Why a line of a CSV file cannot be taken.
struct CSVProblem: Error, Equatable {
    let line: Int
    let reason: String
}

/// A CSV file, read strictly and one record at a time: what is not plainly one is named with its line, never guessed.
///
/// UTF-8, with or without a byte-order mark; lines end with LF or CR LF; fields are parted by the comma, or by the semicolon or tab where the
/// first line has one of them and no comma. A field with a delimiter, a quote or a line end stands in double quotes, a quote in it
/// twice. Blank lines are passed over.
///
/// Source: RFC 4180.
struct CSVReader {
    struct Record: Equatable {
        /// 1-based, where it begins.
        let line: Int
        let fields: [String]
    }

    /// Bytes of one field.
    static let longestField = 4000

    private let bytes: [UInt8]
    private var position = 0
    private var line = 1
    private let delimiter: UInt8

    init(_ bytes: [UInt8]) throws(CSVProblem) {
        for mark: [UInt8] in [[0xFF, 0xFE], [0xFE, 0xFF]] where bytes.starts(with: mark) {
            throw CSVProblem(line: 1, reason: "it is UTF-16: save it as CSV in UTF-8")
        }
        if bytes.starts(with: [0x50, 0x4B, 0x03, 0x04]) {
            throw CSVProblem(line: 1, reason: "it is a spreadsheet or a ZIP file: save it as CSV in UTF-8")
        }
        self.bytes = bytes
        position = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
        let first = bytes.prefix { $0 != Self.lineFeed }
        delimiter = first.contains(Self.comma) ? Self.comma : [Self.semicolon, Self.tab].first(where: first.contains) ?? Self.comma
    }

    private static let (comma, semicolon, tab) = (UInt8(ascii: ","), UInt8(ascii: ";"), UInt8(ascii: "\t"))
    private static let (quote, lineFeed, carriageReturn) = (UInt8(ascii: "\""), UInt8(ascii: "\n"), UInt8(ascii: "\r"))

    /// - Returns: nil at the end.
    mutating func next() throws(CSVProblem) -> Record? {
        while position < bytes.count, try takeLineEnd() {}
        guard position < bytes.count else { return nil }
        let start = line
        var fields: [String] = [try field()]
        while position < bytes.count {
            if try takeLineEnd() { break }
            // After a field stands a delimiter, a line end or nothing.
            position += 1
            fields.append(try field())
        }
        return Record(line: start, fields: fields)
    }

    private mutating func takeLineEnd() throws(CSVProblem) -> Bool {
        if bytes[position] == Self.carriageReturn {
            guard position + 1 < bytes.count, bytes[position + 1] == Self.lineFeed else {
                throw problem("a carriage return stands alone: end lines with LF or CR LF")
            }
            position += 1
        }
        guard bytes[position] == Self.lineFeed else { return false }
        position += 1
        line += 1
        return true
    }

    private mutating func field() throws(CSVProblem) -> String {
        position < bytes.count && bytes[position] == Self.quote ? try quotedField() : try plainField()
    }

    private mutating func plainField() throws(CSVProblem) -> String {
        let start = position
        while position < bytes.count, bytes[position] != delimiter, bytes[position] != Self.lineFeed,
            bytes[position] != Self.carriageReturn
        {
            if bytes[position] == Self.quote {
                throw problem("a quote stands within a field: put the whole field into quotes, and this one twice")
            }
            position += 1
        }
        return try text(bytes[start..<position], line)
    }

    private mutating func quotedField() throws(CSVProblem) -> String {
        let start = line
        var content: [UInt8] = []
        position += 1
        while position < bytes.count {
            let byte = bytes[position]
            position += 1
            if byte == Self.lineFeed { line += 1 }
            guard byte == Self.quote else {
                content.append(byte)
                continue
            }
            guard position < bytes.count, bytes[position] == Self.quote else { return try closed(content, start) }
            content.append(byte)
            position += 1
        }
        throw CSVProblem(line: start, reason: "a field begins with a quote that nothing closes")
    }

    private func closed(_ content: [UInt8], _ start: Int) throws(CSVProblem) -> String {
        guard position == bytes.count || [delimiter, Self.lineFeed, Self.carriageReturn].contains(bytes[position]) else {
            throw problem("something stands behind the closing quote of a field")
        }
        return try text(content[...], start)
    }

    private func text(_ content: ArraySlice<UInt8>, _ line: Int) throws(CSVProblem) -> String {
        guard content.count <= Self.longestField else {
            throw CSVProblem(line: line, reason: "a field is longer than \(Self.longestField) bytes")
        }
        if content.contains(0) { throw CSVProblem(line: line, reason: "it holds NUL, so it is no text file") }
        guard let text = String(validating: content, as: UTF8.self) else {
            throw CSVProblem(line: line, reason: "it is not UTF-8: save it as CSV in UTF-8")
        }
        return text
    }

    private func problem(_ reason: String) -> CSVProblem { CSVProblem(line: line, reason: reason) }
}

/// The columns of a file, by the names of its first line, in any order.
struct CSVColumns {
    private let places: [String: Int]
    private let count: Int

    /// - Parameters:
    ///   - known: the first must be there.
    init(_ header: CSVReader.Record?, known: [String]) throws(CSVProblem) {
        let wanted = "the first line names the columns: \(known.joined(separator: ",")), of which only \(known[0]) must be there"
        guard let header else { throw CSVProblem(line: 1, reason: "the file is empty; \(wanted)") }
        var places: [String: Int] = [:]
        for (index, field) in header.fields.enumerated() {
            let name = field.lowercased().filter { $0 != " " }
            guard known.contains(name) else { throw CSVProblem(line: header.line, reason: "there is no such column; \(wanted)") }
            guard places.updateValue(index, forKey: name) == nil else {
                throw CSVProblem(line: header.line, reason: "the column \(name) is there twice")
            }
        }
        guard places[known[0]] != nil else { throw CSVProblem(line: header.line, reason: wanted) }
        self.places = places
        count = header.fields.count
    }

    /// Nil where it is empty or not there.
    func field(_ name: String, of record: CSVReader.Record) -> String? {
        places[name].map { record.fields[$0] }.flatMap { $0.isEmpty ? nil : $0 }
    }

    func check(_ record: CSVReader.Record) throws(CSVProblem) {
        guard record.fields.count == count else {
            throw CSVProblem(
                line: record.line, reason: "it has \(record.fields.count) fields, and the first line has \(count)")
        }
    }
}

/// Fields as a spreadsheet may open them: what begins like a formula gets an apostrophe before it, which reading takes off again.
public enum CSVField {
    private static let beginnings: Set<Unicode.Scalar> = ["=", "+", "-", "@", "\t", "\r", "'"]

    /// - Parameter isText: false for a number or a time, which begins with nothing else.
    public static func written(_ field: String, isText: Bool = false) -> String {
        let guarded = isText && field.unicodeScalars.first.map(beginnings.contains) == true ? "'" + field : field
        guard guarded.utf8.contains(where: { ",;\t\"\r\n".utf8.contains($0) }) else { return guarded }
        return "\"" + guarded.replacing("\"", with: "\"\"") + "\""
    }

    static func read(_ field: String) -> String {
        let scalars = field.unicodeScalars
        guard scalars.first == "'", scalars.dropFirst().first.map(beginnings.contains) == true else { return field }
        return String(scalars.dropFirst())
    }
}
