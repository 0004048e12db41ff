import AnswerbackServer
import Foundation
import RuleLanguage
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

    /// What an editor, a word processor or a slip makes of a name; what somebody keeps aside on purpose is his affair.
    @Test func whatWasSurelyMeantToBeRulesIsSaid() throws {
        defer { try? FileManager.default.removeItem(at: folder) }
        try write("hello.rules.txt", "LOUD.RULES", "one.rule", "b/menu.rules.docx", "old.rules.bak", "a.rules~", "rules", ".x.rules.txt")
        let root = folder.path
        let renamed = [
            ("LOUD.RULES", "LOUD.rules"), ("b/menu.rules.docx", "menu.rules"), ("hello.rules.txt", "hello.rules"),
            ("one.rule", "one.rules"),
        ]
        #expect(
            RuleFolder(paths: [root, root + "/a.rules"]).overlooked
                == renamed.map { "\(root)/\($0) is not read, as it does not end in .rules: rename it to \($1)" })
        #expect(RuleFolder(paths: [root + "/a", root + "/nowhere"]).overlooked == [])
    }

    @Test func whereNothingElseIsThereItIsSaidToo() throws {
        defer { try? FileManager.default.removeItem(at: folder) }
        try write("only/hello.rules.txt")
        let refusal = #expect(throws: RuleFolder.Unreadable.self) { try names("only") }
        #expect(
            refusal?.description.hasSuffix("hello.rules.txt is not read, as it does not end in .rules: rename it to hello.rules") == true)
    }

    static let documents: [(bytes: [UInt8], kind: String)] = [
        ([0x50, 0x4B, 0x03, 0x04, 0x14, 0x00], "a Word or LibreOffice file"),
        ([0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1, 0x00], "a Word or LibreOffice file"),
        (Array("{\\rtf1\\ansi rule a \\{ when always reply \"x\" \\}}".utf8), "a rich text (RTF) file"),
        (Array("%PDF-1.7\n".utf8), "a PDF file"), (Array("<html><body>rule a".utf8), "a web page (HTML)"),
    ]

    @Test(arguments: documents)
    func whatAWordProcessorWroteIsNamedAsThat(bytes: [UInt8], kind: String) throws {
        defer { try? FileManager.default.removeItem(at: folder) }
        try Data(bytes).write(to: folder.appending(path: "a.rules"))
        let refusal = #expect(throws: RuleFolder.Unreadable.self) { try names("a.rules") }
        #expect(refusal?.description == "\(folder.path)/a.rules is \(kind), not a text: save it as plain text (UTF-8) and name that")

        try Data(bytes).write(to: folder.appending(path: "staff.txt"))
        guard case .unreadable(let why) = RuleFolder.readList("staff.txt", folder.path + "/b.rules") else {
            Issue.record("a list that is \(kind) was read")
            return
        }
        #expect(why.contains(kind))
    }

    /// Without reading them: they would end the process.
    @Test func filesThatAreTooLargeAreSaidToBe() throws {
        defer { try? FileManager.default.removeItem(at: folder) }
        for name in ["a.rules", "numbers.txt"] {
            let place = folder.appending(path: name)
            try Data().write(to: place)
            let file = try FileHandle(forWritingTo: place)
            try file.truncate(atOffset: 3 << 30)
            try file.close()
        }
        try Data("list many from \"numbers.txt\"\nrule x { when from @many ignore }".utf8).write(to: folder.appending(path: "list.rules"))
        func said(_ name: String) throws -> [String] {
            let files = try RuleFolder(paths: [folder.path + "/" + name]).load()
            #expect(files[0].bytes.count <= SourceFile.maxBytes + 1)
            return compileRules(files, readList: RuleFolder.readList).diagnostics.map(\.message)
        }
        #expect(try said("a.rules") == ["this file is larger than 16 MiB"])
        #expect(try said("list.rules").first?.contains("numbers.txt is larger than 32 MiB") == true)
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
