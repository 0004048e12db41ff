import Foundation
import Testing

/// A message that ends the process whenever it is decided, by a trap planted in the regex library, which the program does not know of.
@Suite(.timeLimit(.minutes(10))) struct PoisonTests {
    let folder: ScratchFolder

    init() throws {
        folder = try ScratchFolder()
    }

    static let rules = """
        rule count {
            when text matches /(harmless|deadly) (?<number>[0-9]+)/
            reply "{number}"
        }
        """

    @Test func afterThreeDeathsAMessageIsSetAsideAndTheOthersGoOn() async throws {
        let web = Web()
        let sandbox = try await startSandbox()
        let trap = try await trapped()
        let first = try await ServedServer.start(gateway: sandbox.url, rules: Self.rules, environment: trap)
        var innocent: [String] = []
        for phone in 1...5 { innocent.append(try await web.text("harmless+\(phone)", from: "%2B3160000000\(phone)", at: first)) }
        // Its answer may be cut off with the process; the message is on disk or was never acknowledged.
        let deadly = try? await web.text("deadly+9", from: "%2B31600000009", at: first)
        var deaths = [await first.program.exitCode()]

        for _ in 2...3 {
            let next = try RunningProgram(["serve", "--config", first.folder.file("answerback.yaml")], environment: trap)
            deaths.append(await next.exitCode())
        }
        #expect(deaths == [-SIGABRT, -SIGABRT, -SIGABRT])

        let last = try await ServedServer.start(in: first.folder, environment: trap)
        for id in innocent {
            let states = try await web.outcome(of: id, at: last).actions.map(\.state)
            // Unknown where an answer was on its way as the process died: then it is not sent again.
            #expect(states == ["sent"] || states == ["unknown"])
        }
        let after = try await web.text("harmless+7", from: "%2B31600000009", at: last)
        #expect(try await web.outcome(of: after, at: last).actions.map(\.text) == ["7"], "the same sender goes on")
        let shown = try await last.command("inbox", "--failed")
        #expect(shown.lines.contains { $0.contains("SET ASIDE") && $0.contains(deadly ?? "deadly") }, "\(shown.lines)")
        #expect(try await last.command("status").lines.contains { $0.contains("1 set aside") })

        last.program.kill(SIGTERM)
        _ = await last.program.exitCode()
        let mended = try await ServedServer.start(in: first.folder)
        let line = try #require(shown.lines.first { $0.contains("SET ASIDE") })
        let id = String(try #require(line.split(separator: " ").first { (column: Substring) in column.count == 26 }))
        let retried = try await mended.command("retry", id)
        #expect(retried.lines == ["\(id) is decided again"], "\(retried.lines) \(line)")
        let states = try await web.onceItChanges(of: mended) {
            let states = try await web.outcome(of: id, at: mended).actions.map(\.state)
            return states.isEmpty ? nil : states
        }
        #expect(states == ["sent"])
    }

    /// - Returns: the environment with the trap in it.
    private func trapped() async throws -> [String: String] {
        let library = folder.file("trap.so")
        let source = URL(fileURLWithPath: #filePath).deletingLastPathComponent().appending(path: "Trap/trap.c").path
        let compiled = try RunningProgram.shell("clang -shared -fPIC -o \(library) \(source) -ldl")
        let complaints = await compiled.rest()
        try #require(await compiled.exitCode() == 0, "\(complaints)")
        return ["LD_PRELOAD": library]
    }
}
