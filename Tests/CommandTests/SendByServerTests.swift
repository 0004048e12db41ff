import Foundation
import Outbound
import TestSupport
import Testing

/// SMS by people and programs go through the running server.
@Suite(.timeLimit(.minutes(5))) struct SendByServerTests {
    let web = Web()

    private func post(
        _ body: String, key: String?, at server: ServedServer, token: String = ServedServer.operatorToken
    ) async throws -> (status: Int, body: String) {
        let headers = [("Authorization", "Bearer " + token), ("Content-Type", "application/json")]
        let answer = try await web.client.perform(
            HTTPRequest.patient(
                .post, server.interface + "/v1/send", headers: headers + (key.map { [("Idempotency-Key", $0)] } ?? []),
                body: Array(body.utf8)))
        return (answer.status, String(decoding: answer.body, as: UTF8.self))
    }

    @Test func anSMSOfAPersonIsSentKeptAndShown() async throws {
        let sandbox = try await startSandbox()
        let server = try await ServedServer.start(gateway: sandbox.url)
        let config = server.folder.file("answerback.yaml")
        let sent = try await server.command("send", "Hi there", "--to", "+31600000001", "--reference", "order 17")
        #expect(sent.code == 0)
        let id = try #require(sent.lines.first?.split(separator: " ").last.map { String($0.dropLast(2)) })
        #expect(try await web.outcome(of: id, at: server).actions.map(\.state) == ["sent"])
        #expect(try await web.taken(at: sandbox.url).map(\.text) == ["Hi there"])
        let inbox = try await server.command("inbox").lines
        #expect(inbox.count == 2, "\(inbox)")
        for words in ["+31850000000  +316****01", "\"Hi there\"", "by operator", "SMS sent"] {
            #expect(inbox.last?.contains(words) == true, "\(words): \(inbox)")
        }
        #expect(try await server.command("inbox", "--json").lines.joined().contains(#""reference":"order 17""#))
        let explained = try await server.command("explain", id)
        #expect(explained.code == 0 && explained.lines.joined().contains("no rule has seen it"), "\(explained.lines)")
        let again = try await server.command("retry", id + "-1", "--again", "--yes")
        #expect(again.lines.last == "\(id)-1 is sent again, as \(id)-2")

        // With a configuration alone it asks the server that runs by it, which is on another port here.
        let away = try await run(["send", "Hi", "--to", "+31600000001", "--config", config])
        #expect(away.code == 1 && away.lines.joined().contains("nobody answers"), "\(away.lines)")
        #expect(away.lines.last == "it was not sent")
    }

    @Test func nothingIsSentToSomebodyWhoHasOptedOut() async throws {
        let sandbox = try await startSandbox()
        let server = try await ServedServer.start(gateway: sandbox.url)
        let stop = try await web.text("STOP", from: "%2B31600000001", at: server)
        _ = try await web.outcome(of: stop, at: server)
        let before = try await web.taken(at: sandbox.url).count
        let refused = try await server.command("send", "Hi", "--to", "+31600000001,+31600000002")
        #expect(refused.code == 1)
        #expect(refused.lines.contains { $0.contains("+316****01 has opted out of +31850000000") }, "\(refused.lines)")
        let id = try #require(refused.lines.last?.split(separator: " ").last.map { String($0.dropLast(2)) })
        _ = try await web.outcome(of: id, at: server)
        #expect(try await web.taken(at: sandbox.url).dropFirst(before).map(\.recipient) == ["+31600000002"])
        let past = try await server.command("send", "Hi", "--to", "+31600000001", "--gateway", "main")
        #expect(past.code == 64, "\(past.lines)")
        for option in [["--at", "2098-12-24T09:00"], ["--sender", "Shop"], ["--test"]] {
            #expect(try await run(["send", "Hi", "--to", "+31600000002", "--server", server.interface] + option).code == 64)
        }
    }

    @Test func aProgramIsAnsweredTheSameForTheSameKeyAndSendsOnce() async throws {
        let sandbox = try await startSandbox()
        let server = try await ServedServer.start(gateway: sandbox.url, numbers: ConsentTests.two)
        let body = #"{"to": "+31600000001", "text": "code 1234", "from": "+31850000009"}"#
        let first = try await post(body, key: "order-17", at: server)
        #expect(first.status == 200, "\(first)")
        let second = try await post(body, key: "order-17", at: server)
        #expect(second.status == 200 && second.body == first.body)
        let long = String(repeating: "x", count: 460)
        let rows: [(body: String, key: String?, status: Int, words: String)] = [
            (body.replacing("1234", with: "1235"), "order-17", 422, "another SMS"), (body, nil, 400, "Idempotency-Key"),
            (body, String(repeating: "k", count: 256), 400, "255"), ("{", "a", 400, "JSON"), (#"{"to": "x"}"#, "a", 400, "JSON"),
            (#"{"to": "MYBANK", "text": "x", "from": "+31850000009"}"#, "a", 400, "phone number"),
            (#"{"to": "+31600000001", "text": "x"}"#, "a", 400, "+31850000000, +31850000009"),
            (#"{"to": "+31600000001", "text": "x", "from": "+31850000008"}"#, "a", 400, "no number of ours"),
            (#"{"to": "+31600000001", "text": "", "from": "+31850000009"}"#, "a", 422, "empty"),
            (#"{"to": "+31600000001", "text": "\#(long)", "from": "+31850000009"}"#, "a", 422, "4 SMS"),
            (#"{"to": "+31850000000", "text": "x", "from": "+31850000009"}"#, "a", 422, "own numbers"),
        ]
        for row in rows {
            let answer = try await post(row.body, key: row.key, at: server)
            #expect(answer.status == row.status && answer.body.contains(row.words), "\(row): \(answer)")
        }
        #expect(try await post(body, key: "b", at: server, token: "wrong").status == 403)
        let sent = try JSONDecoder().decode([String: Value].self, from: Data(first.body.utf8))
        _ = try await web.outcome(of: try #require(sent["message"]?.text), at: server)
        server.program.kill(SIGTERM)
        #expect(await server.program.exitCode() == 0)
        let again = try await ServedServer.start(in: server.folder)
        #expect(try await post(body, key: "order-17", at: again).body == first.body)
        #expect(try await web.taken(at: sandbox.url).map(\.text) == ["code 1234"])
    }
}

/// A member of a document of text and numbers.
private struct Value: Decodable {
    let text: String?

    init(from decoder: any Decoder) throws { text = try? decoder.singleValueContainer().decode(String.self) }
}
