import Foundation
import Testing

/// What makes a test fail beside other work, and no other time.
@Suite struct FixtureTests {
    private static let habits: [(word: String, instead: String)] = [
        ("= Process()", "a ChildProcess: Foundation's crashes where many descriptors are open"),
        ("Task.yield()", "wait for the event"),
        ("Task.sleep(", "hand the clock in, or wait for the event"),
    ]

    @Test(arguments: habits.indices) func noTestDependsOnHowFastTheMachineIs(index: Int) throws {
        let (word, instead) = Self.habits[index]
        let tests = ImportTests.root.appending(path: "Tests").path
        for file in try FileManager.default.subpathsOfDirectory(atPath: tests)
        where file.hasSuffix(".swift") && !file.hasSuffix("FixtureTests.swift") {
            let text = try String(contentsOfFile: "\(tests)/\(file)", encoding: .utf8)
            #expect(!text.contains(word), "\(file): \(instead)")
        }
    }

    /// Asking again and again takes the time from what is waited for.
    @Test func noTestAsksAnotherProcessAgainAndAgain() throws {
        let tests = ImportTests.root.appending(path: "Tests/CommandTests").path
        for file in try FileManager.default.contentsOfDirectory(atPath: tests) where file.hasSuffix(".swift") {
            let polls = try String(contentsOfFile: "\(tests)/\(file)", encoding: .utf8).split(separator: "\n").filter {
                $0.contains("while try await") && $0.hasSuffix("{}")
            }
            #expect(polls.isEmpty, "\(file): wait for a change, a line or a request")
        }
    }
}
