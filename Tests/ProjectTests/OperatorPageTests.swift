import Foundation
import Testing

/// `examples/operator-api/README.md` says each member of each document that the operator's interface answers and asks, and no other.
@Suite struct OperatorPageTests {
    /// By type, `Status.Rules`; the words of an enumeration too.
    private static func written() throws -> [String: [String]] {
        let page = try String(contentsOf: ImportTests.root.appending(path: "examples/operator-api/README.md"), encoding: .utf8)
        var members: [String: [String]] = [:]
        var type: String?
        for line in page.split(separator: "\n") {
            if line.hasPrefix("#") {
                type = line.drop { $0 == "#" || $0 == " " }.split(separator: " ").first.map(String.init)
            } else if line.hasPrefix("| `"), let type, let name = line.split(separator: "`").dropFirst().first {
                members[type, default: []].append(String(name))
            }
        }
        return members
    }

    private static func declared() throws -> [String: [String]] {
        let folder = ImportTests.root.appending(path: "Sources/AnswerbackServer/Operator")
        let files = try FileManager.default.contentsOfDirectory(atPath: folder.path).filter { $0.hasPrefix("OperatorReply") }
        var members: [String: [String]] = [:]
        for file in files {
            var reader = DeclarationReader()
            for line in try String(contentsOf: folder.appending(path: file), encoding: .utf8).split(separator: "\n") { reader.read(line) }
            members.merge(reader.members) { $0 + $1 }
        }
        return members
    }

    @Test func everyMemberStandsOnThePage() throws {
        let written = try Self.written()
        let declared = try Self.declared()
        #expect(declared.count > 40)
        for (type, members) in declared {
            #expect(written[type] == members, "write the table of \(type) anew: \(members)")
        }
        #expect(Set(written.keys).subtracting(declared.keys) == [], "these are not in the program")
    }
}

/// Public types and what they hold, out of Swift as it is formatted here.
private struct DeclarationReader {
    private(set) var members: [String: [String]] = [:]
    private var scopes: [String?] = []

    private var type: String? {
        let names = scopes.compactMap(\.self).filter { $0 != "OperatorReply" }
        return scopes.last.flatMap(\.self) == nil || names.isEmpty ? nil : names.joined(separator: ".")
    }

    mutating func read(_ line: Substring) {
        let words = line.split(separator: " ").map { String($0.prefix { $0 != ":" && $0 != "," }) }
        if line.hasSuffix("}"), words.first == "}" {
            scopes.removeLast()
        } else if let type, words.starts(with: ["public", "var"]), words.count > 2, !line.hasSuffix("}"), !line.hasSuffix("{") {
            members[type, default: []].append(words[2])
        } else if let type, words.first == "case", !line.contains(":"), !line.contains(".") {
            members[type, default: []] += words.dropFirst()
        }
        if line.hasSuffix("{") {
            let place = words.firstIndex { ["struct", "enum", "extension"].contains($0) }
            let name = place.map { words[$0 + 1] }
            scopes.append(words.first == "public" || name == "OperatorReply" ? name : nil)
        }
    }
}
