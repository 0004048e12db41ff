import Foundation
import Testing

/// `answerback format`
@Suite(.timeLimit(.minutes(10))) struct FormatTests {
    let folder: ScratchFolder

    private static let untidy = "list l {1234}\nrule a { when keyword \"A\" reply \"x\" }\n"
    private static let tidy = "list l { 1234 }\n\nrule a {\n    when keyword A\n    reply \"x\"\n}\n"

    init() throws {
        folder = try ScratchFolder()
        try write(Self.untidy, "untidy.rules")
        try write(Self.tidy, "tidy.rules")
    }

    private func write(_ text: String, _ name: String) throws {
        try text.write(toFile: folder.file(name), atomically: true, encoding: .utf8)
    }

    private func read(_ name: String) throws -> String { try String(contentsOfFile: folder.file(name), encoding: .utf8) }

    @Test func filesAreReplacedOnceAndNamed() async throws {
        try FileManager.default.setAttributes([.posixPermissions: 0o640], ofItemAtPath: folder.file("untidy.rules"))
        let first = try await run(["format", folder.path])
        #expect(first.lines == [folder.file("untidy.rules"), "2 files, 1 changed"])
        #expect(first.code == 0)
        #expect(try read("untidy.rules") == Self.tidy)
        let facts = try FileManager.default.attributesOfItem(atPath: folder.file("untidy.rules"))
        #expect(facts[.posixPermissions] as? Int == 0o640)
        #expect(try await run(["format", folder.path]).lines == ["2 files, 0 changed"])
        #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted() == ["tidy.rules", "untidy.rules"])
    }

    @Test func aLinkStaysOne() async throws {
        try FileManager.default.createSymbolicLink(atPath: folder.file("link.rules"), withDestinationPath: "untidy.rules")
        #expect(try await run(["format", folder.file("link.rules")]).code == 0)
        #expect(try FileManager.default.destinationOfSymbolicLink(atPath: folder.file("link.rules")) == "untidy.rules")
        #expect(try read("untidy.rules") == Self.tidy)
    }

    @Test func checkChangesNothingAndFails() async throws {
        let checked = try await run(["format", "--check", folder.path])
        #expect(checked.lines == [folder.file("untidy.rules"), "2 files, 1 would change"])
        #expect(checked.code == 1)
        #expect(try read("untidy.rules") == Self.untidy)
        #expect(try await run(["format", "--check", folder.file("tidy.rules")]).code == 0)
    }

    @Test func aDifferenceCanBePatchedIn() async throws {
        try write("rule a { when always ignore }", "no-line-end.rules")
        for name in ["untidy.rules", "no-line-end.rules"] {
            let program = try RunningProgram.shell(
                """
                cd \(folder.path) && \(RunningProgram.binary) format --diff \(name) 2>/dev/null >\(name).diff; echo "exit $?" && patch -s \(name) \(name).diff \
                && \(RunningProgram.binary) format --check \(name)
                """)
            #expect(await program.rest() == ["exit 0", "1 file, 0 would change"])
        }
        #expect(try read("untidy.rules") == Self.tidy)
    }

    @Test func aDifferenceShowsThreeLinesAround() async throws {
        let rules = (1...8).map { "# \($0)\n" }.joined() + "audience  a\n" + (1...8).map { "# \($0)\n" }.joined()
        try write(rules, "one.rules")
        let shown = try await run(["format", "--diff", folder.file("one.rules")])
        #expect(
            shown.lines == [
                "--- \(folder.file("one.rules"))", "+++ \(folder.file("one.rules"))", "@@ -6,7 +6,7 @@", " # 6", " # 7", " # 8",
                "-audience  a",
                "+audience a", " # 1", " # 2", " # 3", "1 file, 1 would change",
            ])
        #expect(shown.code == 0)
    }

    @Test func whatCanNotBeReadStaysAndIsShown() async throws {
        try write("rule a { when keyword A, reply \"x\" }\n", "a.rules")
        let formatted = try await run(["format", folder.path])
        #expect(formatted.lines.first == "error[AB015]: \",\" is not needed here")
        #expect(formatted.lines.last == "3 files, 1 changed, 1 can't be read")
        #expect(formatted.code == 1)
        #expect(try read("a.rules") == "rule a { when keyword A, reply \"x\" }\n")
    }

    @Test func standardInputGoesToStandardOutput() async throws {
        let pipe = { (text: String, more: String) in
            try await RunningProgram.shell("printf '\(text)' | \(RunningProgram.binary) format - \(more); echo \"exit $?\"").rest()
        }
        #expect(try await pipe("audience  a", "") == ["audience a", "exit 0"])
        #expect(try await pipe("audience a\\n", "2>/dev/null") == ["audience a", "exit 0"])
        #expect(try await pipe("audience  a", "--check 2>/dev/null") == ["standard input", "exit 1"])
        #expect(try await pipe("rule {", "2>/dev/null") == ["exit 1"])
        #expect(try await run(["format", "-", folder.path]).code == 64)
    }

    @Test func aPathThatIsNotThereIsATrouble() async throws {
        #expect(try await run(["format", folder.file("none.rules")]).code == 2)
    }
}
