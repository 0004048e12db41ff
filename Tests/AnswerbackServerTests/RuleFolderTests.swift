import AnswerbackServer
import Foundation
import Testing

/// Section 1: which files are read, and in which order.
@Suite struct RuleFolderTests {
    let folder = FileManager.default.temporaryDirectory.appending(path: "answerback-rules-\(UUID().uuidString)")

    init() throws {
        try write("b.rules", "b/a.rules", "B.rules", "a.rules", ".hidden.rules", ".git/x.rules", "notes.txt", "a/z.rules")
    }

    private func write(_ names: String...) throws {
        for name in names {
            let file = folder.appending(path: name)
            try FileManager.default.createDirectory(at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
            try Data("# \(name)\n".utf8).write(to: file)
        }
    }

    private func names(_ paths: String...) throws -> [String] {
        let root = folder.path + "/"
        return try RuleFolder(paths: paths.map { root + $0 }).load().map { String($0.path.dropFirst(root.count)) }
    }

    @Test func aFolderIsReadInByteOrderOfRelativePathsWithoutHiddenNames() throws {
        defer { try? FileManager.default.removeItem(at: folder) }
        #expect(
            try names("") == ["B.rules", "a.rules", "a/z.rules", "b.rules", "b/a.rules"].map { "/" + $0 }.map { String($0.dropFirst()) })
    }

    @Test func pathsComeInTheOrderGivenAndAFileCountsOnce() throws {
        defer { try? FileManager.default.removeItem(at: folder) }
        #expect(try names("b.rules", "a.rules", "b.rules", "b") == ["b.rules", "a.rules", "b/a.rules"])
    }

    @Test func linksOutOfTheTreeAreSkipped() throws {
        defer { try? FileManager.default.removeItem(at: folder) }
        try FileManager.default.createSymbolicLink(
            at: folder.appending(path: "b/up.rules"), withDestinationURL: folder.appending(path: "a.rules"))
        try FileManager.default.createSymbolicLink(
            at: folder.appending(path: "b/twin.rules"), withDestinationURL: folder.appending(path: "b/a.rules"))
        #expect(try names("b") == ["b/a.rules"])
    }

    @Test func whatIsNotThereIsSaid() throws {
        defer { try? FileManager.default.removeItem(at: folder) }
        #expect(throws: RuleFolder.Unreadable.self) { try names("nowhere") }
        try FileManager.default.createDirectory(at: folder.appending(path: "empty"), withIntermediateDirectories: true)
        let refusal = #expect(throws: RuleFolder.Unreadable.self) { try names("empty") }
        #expect(refusal?.description.contains(".rules") == true)
    }

    @Test func theHashKnowsNamesAndContents() throws {
        defer { try? FileManager.default.removeItem(at: folder) }
        func hash(_ name: String) throws -> String { RuleFolder.hash(of: try RuleFolder(paths: [folder.path + "/" + name]).load()) }
        let before = try hash("a.rules")
        #expect(before.count == 64)
        #expect(try before == hash("a.rules"))
        #expect(try before != hash("b.rules"))
        try Data("rule x { when always ignore }".utf8).write(to: folder.appending(path: "a.rules"))
        #expect(try before != hash("a.rules"))
    }
}
