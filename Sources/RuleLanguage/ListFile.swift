/// What `list NAME from "…"` gets to read.
///
/// The compiler reads no files itself: whoever calls it does, and decides where they may lie.
public enum ListFile: Sendable {
    /// Of a file: some two million numbers.
    public static let maxBytes = 32 << 20

    case found(SourceFile)
    case missing
    /// It lies outside the folder of the rules.
    case outside
    /// Why not, in one sentence.
    case unreadable(String)
}

/// - Parameters: the name as written, and the path of the rule file it is written in.
public typealias ListReader = (_ name: String, _ ruleFile: String) -> ListFile

extension ListFile {
    /// One entry a line, what follows `#` left out.
    ///
    /// - Throws: what is wrong, for a line that is no entry the first such line.
    func entries(named name: String) throws(Problem) -> [AddressPattern] {
        switch self {
        case .found(let file): return try Self.entries(of: file)
        case .missing: throw .listFileMissing(name)
        case .outside: throw .listFileOutside(name)
        case .unreadable(let why): throw .listFileUnreadable(why)
        }
    }

    private static func entries(of file: SourceFile) throws(Problem) -> [AddressPattern] {
        var entries: [AddressPattern] = []
        var number = 0
        var bytes = file.bytes[...]
        if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { bytes = bytes.dropFirst(3) }
        while !bytes.isEmpty {
            let end = bytes.firstIndex(of: UInt8(ascii: "\n")) ?? bytes.endIndex
            number += 1
            guard let line = String(validating: bytes[..<end], as: UTF8.self) else {
                throw .listFileUnreadable("line \(number) of \(file.path) is not UTF-8")
            }
            if let entry = try entry(of: line, file: file.path, number) { entries.append(entry) }
            bytes = end == bytes.endIndex ? [] : bytes[(end + 1)...]
        }
        return entries
    }

    /// - Returns: nil for a line without an entry.
    private static func entry(of line: String, file: String, _ number: Int) throws(Problem) -> AddressPattern? {
        let text = Folding.trimmed(line.prefix { $0 != "#" })
        guard !text.isEmpty else { return nil }
        do throws(Problem) {
            let isQuoted = text.utf8.count > 1 && text.hasPrefix("\"") && text.hasSuffix("\"")
            return isQuoted ? try AddressPattern(quoted: String(text.dropFirst().dropLast())) : try AddressPattern(bare: String(text))
        } catch {
            throw .listFileLine(String(text), file: file, line: number)
        }
    }
}
