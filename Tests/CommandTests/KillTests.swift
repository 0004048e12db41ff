import Foundation
import Testing

/// The server is killed by SIGKILL at each step of a message's path, started again, and asked what became of the message.
/// What the sandbox, a process of its own, truly took is the truth.
@Suite(.timeLimit(.minutes(10))) struct KillTests {
    let folder: ScratchFolder
    let web = Web()
    let data: String

    init() throws {
        folder = try ScratchFolder()
        data = folder.file("dev.sqlite")
    }

    /// Steps 2 to 3: acknowledged, not decided.
    @Test func acknowledgedMessagesAreAnsweredOnceAfterTheRestart() async throws {
        let sandbox = try await startSandbox()
        let first = try await RunningServer.start(data: data, gateway: sandbox.url, extra: ["--hold"])
        let ids = try await withThrowingTaskGroup(of: String.self) { group in
            for phone in 0..<50 { group.addTask { try await web.text("news", from: phone, at: first.url) } }
            return try await group.reduce(into: []) { $0.append($1) }
        }
        await killed(first)

        let second = try await RunningServer.start(data: data, gateway: sandbox.url)
        for id in ids { #expect(try await web.outcome(of: id, at: second.url) == ["sent"]) }
        await killed(second)
        #expect(Set(ids).count == 50)
        #expect(try await web.taken(at: sandbox.url).compactMap(\.reference).sorted() == ids.map { $0 + "-1" }.sorted())
    }

    /// Between steps 3 and 5: decided, nothing has left.
    @Test func aDecidedAnswerThatCouldNotLeaveIsSentOnceAfterTheRestart() async throws {
        let first = try await RunningServer.start(data: data, gateway: "http://127.0.0.1:1")
        let id = try await web.text("news", from: 1, at: first.url)
        // Due and with a reason: the attempt is over, and the pause before the next one longer than the kill takes.
        try await web.onceItChanges(at: first.url) {
            try await web.message(id, at: first.url)?.actions.first?.isDueAgain == true ? () : nil
        }
        await killed(first)

        let sandbox = try await startSandbox()
        let second = try await RunningServer.start(data: data, gateway: sandbox.url)
        #expect(try await web.outcome(of: id, at: second.url) == ["sent"])
        #expect(try await web.taken(at: sandbox.url).compactMap(\.reference) == [id + "-1"])
    }

    /// Step 6: the gateway has it, its answer has not come.
    @Test func anSMSThatWasBeingSentIsUnknownAndNotSentAgain() async throws {
        let sandbox = try await startSandbox()
        _ = try await web.post(sandbox.url + "/sandbox/switches", "hold=on")
        let first = try await RunningServer.start(data: data, gateway: sandbox.url)
        let id = try await web.text("news", from: 1, at: first.url)
        _ = try await web.outcome(of: id, at: first.url, isEnough: { $0 == ["sending"] })
        _ = try await web.get(sandbox.url + "/sandbox/held?count=1")
        await killed(first)
        _ = try await web.post(sandbox.url + "/sandbox/switches", "hold=off")

        let second = try await RunningServer.start(data: data, gateway: sandbox.url)
        #expect(try await web.outcome(of: id, at: second.url) == ["unknown"])
        let other = try await web.text("news", from: 2, at: second.url)
        #expect(try await web.outcome(of: other, at: second.url) == ["sent"], "the server goes on")
        #expect(try await web.taken(at: sandbox.url).compactMap(\.reference) == [id + "-1", other + "-1"])
    }

    /// After step 5: what has ended stays as it is.
    @Test func whatWasSentIsNotSentAgain() async throws {
        let sandbox = try await startSandbox()
        let first = try await RunningServer.start(data: data, gateway: sandbox.url)
        let id = try await web.text("news", from: 1, at: first.url)
        #expect(try await web.outcome(of: id, at: first.url) == ["sent"])
        await killed(first)

        let second = try await RunningServer.start(data: data, gateway: sandbox.url)
        let other = try await web.text("news", from: 2, at: second.url)
        #expect(try await web.outcome(of: other, at: second.url) == ["sent"])
        #expect(try await web.outcome(of: id, at: second.url) == ["sent"])
        #expect(try await web.taken(at: sandbox.url).count == 2)
    }

    /// SIGTERM is no SIGKILL: an SMS in flight gets its time.
    @Test func aGracefulStopLetsAnSMSInFlightComeToItsEnd() async throws {
        let sandbox = try await startSandbox()
        _ = try await web.post(sandbox.url + "/sandbox/switches", "hold=on")
        let first = try await RunningServer.start(data: data, gateway: sandbox.url)
        let id = try await web.text("news", from: 1, at: first.url)
        _ = try await web.get(sandbox.url + "/sandbox/held?count=1")
        first.program.kill(SIGTERM)
        _ = try await web.post(sandbox.url + "/sandbox/switches", "hold=off")
        #expect(await first.program.exitCode() == 0)

        let second = try await RunningServer.start(data: data, gateway: sandbox.url)
        #expect(try await web.outcome(of: id, at: second.url) == ["sent"])
        #expect(try await web.taken(at: sandbox.url).count == 1)
    }

    private func killed(_ server: RunningServer) async {
        server.program.kill(SIGKILL)
        #expect(await server.program.exitCode() == -SIGKILL)
    }
}
