import RuleLanguage
import RuleMatcher
import SMSMessages
import Testing

/// Section 9: a text that is one of these words alone.
@Suite struct ConsentTests {
    @Test(arguments: [
        ("stop", ConsentWord.stop), (" «Stop.» ", .stop), ("STOP ALL", .stop), ("stop, all!", .stop), ("StopAll", .stop), ("ｓｔｏｐ", .stop),
        ("afmelden", .stop), ("Start!", .start), ("UNSTOP", .start),
        ("STOP NEWS", nil), ("stop all now", nil), ("please stop", nil), ("", nil), ("…", nil), ("stopp", nil), ("help", nil),
        // Parted at a hyphen, of whatever length.
        ("opt out", .stop), ("Opt-out.", .stop), ("OPT–OUT", .stop), ("optout", .stop), ("Stop-all", .stop), ("stop - all", .stop),
        ("af-melden", nil), ("weer-aan", .start), ("Weer aan!", .start), ("weeraan", nil), ("opt", nil), ("e-stop", nil),
        ("stop-news", nil),
        // What says nothing.
        ("STOP 🛑", .stop), ("👍🏽 Stop 👍", .stop), ("stop :-)", .stop), ("Stop!👍🏾", .stop), ("<3 stop", nil), ("*stop*", .stop),
        ("stop - - ", .stop),
        ("🛑", nil), ("-", nil), ("👍🏽", nil), ("stop 2", nil), ("เลิก", .stop), ("เลิก 🙏", .stop), ("เลก", nil),
        // The same said over.
        ("stop STOP", .stop), ("Stop stop, stop!", .stop), ("STOP ALL STOP ALL", .stop), ("Opt-out opt out", .stop),
        ("start-start", .start),
        ("stop all stop", nil), ("stop stop all", nil), ("stop start", nil), ("all stop", nil), ("stop end", nil), ("stop stop news", nil),
        // What nobody sees.
        ("STOP\u{0}", .stop), ("\u{1}St\u{7F}op\u{1A}", .stop), ("STOP\u{200D}", .stop), ("st\u{200C}op\u{2063}", .stop),
        ("STO\u{0}\nP", nil),
    ])
    func consent(text: String, change: ConsentWord?) throws {
        let matcher = try matcher("stop AFMELDEN, เลิก reply \"You get no more messages.\"\nstart WEER-AAN")
        #expect(matcher.consent(of: message(text))?.word == change)
    }

    @Test(arguments: ["stop", "start", "opt out"])
    func stopOffLeavesItToTheProvider(text: String) throws {
        #expect(try matcher("stop off").consent(of: message(text)) == nil)
    }

    static let twoCountries = """
        stop AFMELDEN reply "Dag."
        start WEER
        on +31612345678, 4040 { stop ABMELDEN reply "Tschüss." otherwise { ignore } }
        on +3225550001 { start TERUG reply "" otherwise { ignore } }
        on +3225550002 { stop off otherwise { ignore } }
        on +3225550003 { stop reply "" otherwise { ignore } }
        """

    private static let again = "You will get messages from this number again. Text STOP to end them."

    /// An `on` block's words come to those outside, and its text in place of theirs.
    @Test(arguments: [
        ("+31600000009", "afmelden", ConsentSaid(word: .stop, confirmation: "Dag.")), ("+31600000009", "abmelden", nil),
        ("+31612345678", "Abmelden!", ConsentSaid(word: .stop, confirmation: "Tschüss.")),
        ("4040", "stop", ConsentSaid(word: .stop, confirmation: "Tschüss.")),
        ("4040", "afmelden", ConsentSaid(word: .stop, confirmation: "Tschüss.")),
        ("4040", "weer", ConsentSaid(word: .start, confirmation: again)), ("4040", "terug", nil),
        ("+3225550001", "terug", ConsentSaid(word: .start, confirmation: nil)),
        ("+3225550001", "start", ConsentSaid(word: .start, confirmation: nil)),
        ("+3225550001", "stop", ConsentSaid(word: .stop, confirmation: "Dag.")),
        ("+3225550002", "stop", nil), ("+3225550002", "afmelden", nil), ("+3225550002", "start", nil),
        ("+3225550003", "stop", ConsentSaid(word: .stop, confirmation: nil)),
    ])
    func anOnBlockHasItsOwn(receiver: String, text: String, said: ConsentSaid?) throws {
        #expect(try matcher(Self.twoCountries).consent(of: message(text, to: receiver)) == said)
    }

    @Test(arguments: [
        ("+31600000009", "stop", nil), ("4040", "stop", ConsentWord.stop), ("4040", "weg", .stop), ("4040", "afmelden", nil),
        ("4040", "start", .start),
    ])
    func aStopInABlockTurnsOnWhatIsOffElsewhere(receiver: String, text: String, word: ConsentWord?) throws {
        let matcher = try matcher("stop off on 4040 { stop WEG otherwise { ignore } }")
        #expect(matcher.consent(of: message(text, to: receiver))?.word == word)
    }
}

/// Section 9: what one of our own numbers sends.
@Suite struct OwnNumberTests {
    static let rules = """
        list ours { +31850000000  4040 }
        rule named { when from +31850000000 and keyword TELL reply "named" }
        rule listed { when from @ours and keyword LIST reply "listed" }
        rule either { when from +31850000000 or keyword EITHER reply "either" continue }
        rule prefix { when from +3185* and keyword PREFIX reply "prefix" }
        rule kept-away { when not from +31850000000 reply "kept away" }
        rule negated { when not (from +31850000000 and keyword TELL) reply "negated" }
        otherwise { reply "x" }
        """

    @Test(arguments: [
        ("tell", "+31850000000", ["named"]), ("list", "+31850000000", ["listed"]), ("list", "4040", ["listed"]),
        ("hello", "+31850000000", ["either"]), ("prefix", "+31850000000", ["either"]), ("prefix", "+31850000001", ["prefix"]),
        ("hello", "4040", []), ("hello", "+31687654321", ["kept-away"]), ("hello", "+31850000002", []), ("either", "+31850000002", []),
    ])
    func actsOnlyOnRulesThatNameIt(text: String, sender: String, acting: [String]) throws {
        var matcher = try matcher(Self.rules)
        matcher.ownNumbers = Set(["+31850000000", "4040", "+31850000002"].map(SMSAddress.init(canonical:)))
        let message = message(text, from: sender)
        #expect(matcher.rules(on: message) == acting)
        let explanation = matcher.explain(message)
        #expect(explanation.rules.filter { $0.outcome == .acts }.map(\.name) == acting)
    }

    @Test func theExplanationSaysWhy() throws {
        var matcher = try matcher(Self.rules)
        matcher.ownNumbers = [SMSAddress(canonical: "4040")]
        let explanation = matcher.explain(message("hello", from: "4040"))
        #expect(explanation.rules.last?.checks.first?.reasons.map(\.kind) == [.ownNumber])
        let shown = ExplanationText(showNumbers: true).render(explanation)
        #expect(shown.contains("4040 is a number of your own"), "\(shown)")
    }
}
