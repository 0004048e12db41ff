import RuleLanguage
import RuleMatcher
import SMSMessages
import Testing

/// Section 6 of the language: the order of actions around a `fetch`.
@Suite struct RuleRunTests {
    private func run(_ actions: String, on text: String = "x") throws -> RuleRun {
        let matcher = try matcher("audience news\naudience vip\nrule a { when always \(actions) }")
        return try #require(matcher.decide(message(text)).runs.first)
    }

    private func answer(_ body: String) -> RuleRun.Answer { .body(Array(body.utf8)) }

    /// Tricky case 6.
    @Test(arguments: [RuleRun.Answer.failure, .body(Array(#"{"b":1}"#.utf8)), .body([0xFF]), .body(Array("{".utf8))])
    func aFetchThatFailsGoesOnWithItsElse(answer: RuleRun.Answer) throws {
        var run = try run(
            #"subscribe news fetch "https://e.com/" as x else { reply "Later" } subscribe vip reply "{x.a}""#)
        #expect(run.effects.first == .subscribe("news") && run.effects.count == 2 && run.awaitedFetch == "x")
        run.resume(with: answer)
        #expect(run.effects == [.reply("Later")] && run.awaitedFetch == nil && !run.hasFailed)
    }

    @Test func withoutElseTheMessageHasFailed() throws {
        var run = try run(#"subscribe news fetch "https://e.com/" as x subscribe vip reply "{x.a}""#)
        run.resume(with: .failure)
        #expect(run.effects.isEmpty && run.awaitedFetch == nil && run.hasFailed)
    }

    @Test func whatStandsBehindHasTheAnswer() throws {
        var run = try run(
            #"fetch "https://e.com/" as x fetch "https://e.com/{x.a}" as y else { reply "{x.a}" } reply "{y} {y.b.1}""#)
        run.resume(with: answer(#"{"a":"ä?1"}"#))
        guard case .fetch(.success(let call), as: "y")? = run.effects.first else { return #expect(Bool(false), "\(run.effects)") }
        #expect(run.effects.count == 1 && call.url.shown == "https://e.com/%C3%A4%3F1" && run.awaitedFetch == "y")
        var failing = run
        failing.resume(with: .failure)
        #expect(failing.effects == [.reply("ä?1")])
        run.resume(with: answer(#" {"b":[0,1.50]} "#))
        #expect(run.effects == [.reply(#"{"b":[0,1.50]} 1.50"#)] && run.awaitedFetch == nil)
        run.resume(with: answer("{}"))
        #expect(run.effects == [.reply(#"{"b":[0,1.50]} 1.50"#)], "nothing waits any more")
    }

    /// What only stands behind `??` may be lacking.
    @Test func aPathWithAFallbackIsNotNeeded() throws {
        var run = try run(#"fetch "https://e.com/" as x reply "{x.a ?? none}""#)
        run.resume(with: answer("[]"))
        #expect(run.effects == [.reply("none")])
    }

    /// Tricky case 8.
    @Test func aCallThatCannotBeMadeFailsAtOnce() throws {
        let rules = #"when text matches /^ack (?<who>\S+)/i fetch "https://api.example.com/u/{who}/ack" as y"#
        let silent = try matcher("rule a { \(rules) reply \"{y}\" }")
        let run = try #require(silent.decide(message("ACK ..")).runs.first)
        #expect(run.effects == [.fetch(.failure(.pathSegment("..")), as: "y")] && run.awaitedFetch == nil && run.hasFailed)
        let speaking = try matcher("rule a { \(rules) else { reply \"No\" } reply \"{y}\" }")
        #expect(speaking.decide(message("ACK ..")).effects == [.fetch(.failure(.pathSegment("..")), as: "y"), .reply("No")])
        let webhook = try self.run(#"webhook GET "https://e.com/{text}" reply "x""#, on: "..")
        #expect(webhook.effects == [.webhook(.failure(.pathSegment(".."))), .reply("x")] && !webhook.hasFailed)
    }

    /// A fetch that fails stops its own rule only, and no other rule waits for it.
    @Test func otherRulesDoNotWait() throws {
        let matcher = try matcher(
            #"rule a { when always fetch "https://e.com/" as x reply "{x}" continue }  rule b { when always reply "b" }"#)
        let decision = matcher.decide(message("x"))
        #expect(decision.rules == ["a", "b"].map { .named($0) } && decision.replies == ["b"])
        #expect(decision.runs.map(\.awaitedFetch) == ["x", nil])
    }

    @Test func mailsAndCallsStandInTheirOrder() throws {
        let run = try run(
            #"email "a@b.nl" subject "S {text}" webhook PUT "https://e.com/{text}" form { "k": "{secret.K}{text}" }"#, on: "a b")
        guard case .email(let email)? = run.effects.first, case .webhook(.success(let call))? = run.effects.last else {
            return #expect(Bool(false), "\(run.effects)")
        }
        #expect(email.recipients == ["a@b.nl"] && email.subject == "S a b")
        #expect(call.method == .put && call.url.shown == "https://e.com/a%20b" && call.body?.shown == "k={secret.K}a+b")
    }
}
