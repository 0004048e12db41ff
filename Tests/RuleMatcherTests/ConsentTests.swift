import RuleMatcher
import Testing

/// Section 9: a text that is one of these words alone.
@Suite struct ConsentTests {
    @Test(arguments: [
        ("stop", ConsentWord.stop), (" «Stop.» ", .stop), ("STOP ALL", .stop), ("stop, all!", .stop), ("StopAll", .stop), ("ｓｔｏｐ", .stop),
        ("afmelden", .stop), ("Start!", .start), ("UNSTOP", .start),
        ("STOP NEWS", nil), ("stop all now", nil), ("please stop", nil), ("", nil), ("…", nil), ("stopp", nil), ("help", nil),
    ])
    func consent(text: String, change: ConsentWord?) throws {
        #expect(try matcher(#"stop AFMELDEN reply "You get no more messages.""#).consent(of: text) == change)
    }

    @Test(arguments: ["stop", "start"])
    func stopOffLeavesItToTheProvider(text: String) throws {
        #expect(try matcher("stop off").consent(of: text) == nil)
    }
}
