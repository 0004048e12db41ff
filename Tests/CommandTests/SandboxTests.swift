import Foundation
import Testing

/// The sandbox as scripts and people drive it: a process of its own, its switches, its clock and its accounts.
@Suite(.timeLimit(.minutes(10))) struct SandboxTests {
    private let web = Web()

    private static let hello = ["send", "Hi", "--to", "+31612345678", "--sender", "Shop"]

    struct Misbehaviour: Sendable, CustomTestStringConvertible {
        let switches: [String]
        let code: Int32
        let said: String
        /// Whether the SMS went out all the same.
        let taken: Int

        var testDescription: String { switches.joined(separator: " ") }
    }

    @Test(arguments: [
        Misbehaviour(switches: ["maintenance=on"], code: 1, said: "nothing was sent: 150", taken: 0),
        Misbehaviour(switches: ["error120=on", "times=1"], code: 1, said: "nothing was sent: 120", taken: 0),
        Misbehaviour(switches: ["fault=close-after-body"], code: 2, said: "not known whether", taken: 1),
        Misbehaviour(switches: ["fault=close-after-body", "taken=off"], code: 2, said: "not known whether", taken: 0),
        Misbehaviour(switches: ["fault=http-404", "taken=off"], code: 2, said: "HTTP 404", taken: 0),
        Misbehaviour(switches: ["outcome=NOT DELIVERED", "notifications=twice"], code: 0, said: "sent: 1000001", taken: 1),
    ])
    func aSwitchMakesItMisbehave(row: Misbehaviour) async throws {
        let sandbox = try await startSandbox()
        let switched = try await run(["sandbox", "switch", "--gateway", sandbox.url] + row.switches)
        #expect(switched.code == 0, "\(switched.lines)")
        let sent = try await run(Self.hello + ["--gateway", sandbox.url])
        #expect(sent.code == row.code)
        #expect(sent.lines.joined().contains(row.said), "\(sent.lines)")
        #expect(try await web.taken(at: sandbox.url).count == row.taken)
        #expect(try await run(["sandbox", "switch", "--gateway", sandbox.url, "all=off"]).code == 0)
        #expect(try await run(Self.hello + ["--gateway", sandbox.url]).code == 0)
    }

    @Test func switchesAreShownAndRefused() async throws {
        let sandbox = try await startSandbox()
        func say(_ changes: String...) async throws -> (said: String, code: Int32) {
            let (lines, code) = try await run(["sandbox", "switch", "--gateway", sandbox.url] + changes)
            return (lines.joined(), code)
        }
        let atFirst = try await say()
        #expect(atFirst.code == 0 && atFirst.said.contains(#""maintenance":false"#), "\(atFirst)")
        #expect(try await say("maintenance=on").said.contains(#""maintenance":true"#))
        for (change, word) in [("maintenence=on", "one of all, maintenance"), ("fault=fire", "http-300"), ("maintenance", "name=value")] {
            let (said, code) = try await say("maintenance=off", change)
            #expect(code != 0 && said.contains(word), "\(change): \(said)")
        }
        #expect(try await say().said.contains(#""maintenance":true"#), "one bad change spoils them all")
    }

    @Test func timePassesWhenTheClockIsDriven() async throws {
        let sandbox = try await startSandbox()
        func clock(_ changes: String...) async throws -> (said: String, code: Int32) {
            let (lines, code) = try await run(["sandbox", "clock", "--gateway", sandbox.url] + changes)
            return (lines.joined(), code)
        }
        #expect(try await run(Self.hello + ["--gateway", sandbox.url, "--at", "2098-12-24T09:00"]).code == 0)
        // It goes on by itself, so an hour is left for this machine.
        #expect(try await clock("to=2098-12-24T08:00:00+01:00").said.contains("2098-12-24T07:"))
        #expect(try await web.taken(at: sandbox.url) == [])
        #expect(try await clock("advance=3600").said.contains("2098-12-24T08:"))
        #expect(try await web.taken(at: sandbox.url).map(\.text) == ["Hi"])
        let (said, code) = try await clock("advance=soon")
        #expect(code != 0 && said.contains("advance"), "\(said)")
    }

    @Test func accountsOfOnesOwn() async throws {
        let folder = try ScratchFolder()
        let program = try RunningProgram([
            "sandbox", "--port", "0", "--account", "shop:se:cret:5", "--account", "other:pass",
        ])
        let sandbox = try await RunningServer(program, until: "taken")
        #expect(!sandbox.banner.joined().contains("cret"), "a password that somebody chose is not shown")
        #expect(sandbox.banner.contains { $0.contains("shop, 5 credits") }, "\(sandbox.banner)")
        for (user, password, credits) in [("shop", "se:cret", "5"), ("other", "pass", "1000")] {
            try password.write(toFile: folder.file(user), atomically: true, encoding: .utf8)
            let options = ["--gateway", sandbox.url, "--user", user, "--password-file", folder.file(user)]
            #expect(try await run(["credits"] + options).lines == [credits])
        }
        let (lines, code) = try await run(["credits", "--gateway", sandbox.url])
        #expect(code == 1)
        #expect(lines.joined().contains("104") && lines.last?.contains("the user was demo") == true, "\(lines)")
    }

    @Test(arguments: ["shop", ":secret", "shop:", "shop:secret:many", "shop:secret:-1"])
    func accountsThatAreNone(account: String) async throws {
        #expect(try await run(["sandbox", "--port", "0", "--account", account]).code == 64)
    }

    @Test func nobodyListens() async throws {
        let sandbox = try await startSandbox()
        sandbox.program.kill(SIGTERM)
        #expect(await sandbox.program.exitCode() == 0)
        for command in ["switch", "clock"] {
            let (lines, code) = try await run(["sandbox", command, "--gateway", sandbox.url])
            #expect(code != 0 && lines.joined().contains("no sandbox answers at \(sandbox.url)"), "\(lines)")
        }
    }

    /// The sandbox on another port needs no more to be said than the one on its own.
    @Test func onThisMachineItIsDemo() async throws {
        let sandbox = try await startSandbox()
        #expect(try await run(["credits", "--gateway", sandbox.url]).lines == ["1000"])
        let localhost = sandbox.url.replacing("127.0.0.1", with: "localhost")
        #expect(try await run(Self.hello + ["--gateway", localhost]).lines == ["sent: 1000001"])
    }

    @Test(arguments: [
        (["--gateway", "https://gateway.example"], "--user"), (["--gateway", "http://127.0.0.1.example"], "--user"),
        (["--gateway", "https://gateway.example", "--user", "shop"], "--password-file"),
        (["--gateway", "https://gateway.example", "--user", "demo"], "--password-file"),
        (["--gateway", "http://127.0.0.1:1", "--user", "shop"], "--password-file"),
    ])
    func elsewhereAnAccountMustBeNamed(options: [String], word: String) async throws {
        let (lines, code) = try await run(Self.hello + options)
        #expect(code == 1)
        #expect(lines.joined().contains(word), "\(lines)")
    }
}
