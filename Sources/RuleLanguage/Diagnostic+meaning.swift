extension Diagnostic.Code {
    /// What it stands for and what to do, in a few sentences for whoever meets it the first time.
    ///
    /// Source of what `answerback check --explain` prints; a test holds that every code is in it.
    public var meaning: String { Self.meanings[self] ?? "" }

    static let meanings: [Self: String] = [
        // Syntax and names.
        .notUTF8:
            "Rule files are text in UTF-8. The bytes at this place are something else: open the file in an editor and save "
            + "it as UTF-8.",
        .nulCharacter: "A text file has no NUL characters. The file is probably no text, or UTF-16: save it as plain text in UTF-8.",
        .bidiControl:
            "An invisible character turns the direction of what follows, so that the rule reads otherwise than it works. "
            + "Delete it.",
        .laterVersion:
            "The file says by `language N` that it needs a newer program. Update the program, or use what the older language "
            + "has.",
        .foreignCharacters:
            "A sign of another programming language, or one that only looks like the right one. The language has words: and, "
            + "or, not.",
        .foreignQuotes:
            "Texts stand between straight quotes, \"…\". Word processors put curly ones in their place: write rules in a "
            + "text editor.",
        .neverClosed:
            "A quote, brace, parenthesis or slash is opened here and never closed. Often the closing one is missing some "
            + "lines below.",
        .closesNothing: "A closing brace or parenthesis has no opening one. Either it is one too many, or an opening one is missing above.",
        .badEscape: "In a text, \\ begins an escape such as \\n, \\\" or \\{. This is none; for the character itself write \\\\.",
        .blockStringLayout:
            "A text of several lines stands between \"\"\" and \"\"\", each on a line of its own, and is indented as the "
            + "closing one.",
        .unknownWord: "The language has no such word at this place. The hint names the nearest one, or all that can stand here.",
        .notInThisVersion: "The language will have this, but this version does not.",
        .missing: "Something has to stand here and does not; the hint shows what.",
        .misplaced: "It is a part of the language, but cannot stand at this place.",
        .missingComma: "Several values of which any will do are parted by commas; words that belong together stand in one pair of quotes.",
        .reservedWord: "Words of the language cannot be names. As a keyword it stands in quotes; a name is to be another.",
        .malformedName: "Names are letters, digits, - and _, and begin with a letter.",
        .nestedTooDeep: "Parentheses, lists or JSON go deeper than is allowed. Name a part of it, or write it as several rules.",
        .mixedAndOr: "`a and b or c` can be read in two ways. Put parentheses around what belongs together.",
        .missingWhen: "A rule says by `when` which messages it is for; for all of them, `when always`.",
        .secondWhen: "A rule has one condition. Join two by `and` or `or`, or write two rules.",
        .emptyRule: "The rule takes messages and does nothing with them. If that is meant, write `ignore`.",
        .otherwiseNotLast: "`otherwise` takes every message that is left, so a rule after it could never act. Move it to the end.",
        .duplicateName: "Two things have one name, or names that differ only in case or accents. Rename one.",
        .unknownList: "No list, audience or opening hours of this name are in any of the files. The hint has the nearest name.",
        .malformedAddress: "A number is written as +31612345678, a short code as 4040, a beginning as +316*, a sender's name in quotes.",
        .notAPlace:
            "Messages are sent to numbers and short codes of yours, and an SMS goes to phone numbers: a name or a prefix is "
            + "neither.",
        .listInItself: "A list that names itself, perhaps by way of others, never ends. Take one of the names out.",
        .emptyText: "An empty text is in every message, and an empty name is nobody's. Write what is to be looked for.",
        .longKeyword: "A keyword has at most so many words. A longer beginning is found by `text starts with`.",
        .unknownValue:
            "No value of this name is ever known. In an answer stand from, to, text, word1 to word9, id, channel, date, "
            + "time, received, and what the rule itself binds.",
        .valueNotBound: "The value is not known in every case in which the rule acts. `{value ?? …}` says what to write then.",
        .malformedValue: "Between braces stands a value's name, perhaps with ?? and a fallback. A plain brace is written \\{.",
        .ignoreWithOthers: "`ignore` says that nothing is done, so nothing stands beside it.",
        .secondConsent: "`stop` and `start` are said once for all files, each with all its words.",
        .consentClash: "Who opts out must be able to come back, and a word cannot mean both.",
        .wrongSet: "The name is of another kind than is meant here: a list, an audience and opening hours are used at different places.",
        .listFile: "The file with the list's entries cannot be used. It lies beside the rules, and has one entry a line.",
        .unusedList: "Nothing uses this list. Delete it, or use it by @name.",
        .keywordTwice: "The keyword stands here twice; the second makes no difference.",
        .valueInLiteral: "Braces stand for themselves here: values are put only into what is sent.",
        .malformedCount:
            "A limit is a count, at most 1000 (10000 with `in all`), and a time: `limit 1 per 1d`, `limit 1 per day`, `limit 100 per month in all`.",
        .unknownRule: "A test expects a rule that no file has.",
        .emptyTest: "A test that expects nothing always succeeds. Say what is expected.",
        .unknownFetch: "A test says what a fetch brings that no rule makes.",
        .malformedJSON: "What stands after `json` or `form` is not JSON: keys and texts in quotes, commas between, none after the last.",
        .malformedCall: "The call to a web server is not written as the language wants it.",
        .malformedURL: "A URL stands whole in quotes, https://host/path, without spaces.",
        .malformedHeader: "A header is two texts in quotes, its name and its value, each of one line.",
        .malformedMailAddress: "An e-mail address stands alone in quotes: \"desk@example.com\".",
        .fetchName: "The answer of a fetch is called like a value that is there already. Choose another name.",
        .replyAfterWebhook: "Nobody waits for a webhook: the reply is sent even where it fails. A `fetch` is waited for.",
        .fragmentNotSent: "What stands after # in a URL never reaches the server. For the character write %23.",
        .tooFewDigits:
            "No phone has six digits or fewer, and messages from a short code bear it without a +: this fits nothing. Write 4040, or +4040* for all that begin so.",
        .nameBesideNumber: "A name in quotes is a sender of its own, not what a number is called. For a remark write # before it.",
        .fileTooLarge: "A file of rules, or of a list, is larger than is read. Split it into several.",
        // Reachability.
        .neverActs: "A rule above takes every message that this one would. Move this one up, or make the other narrower.",
        .afterOtherwise: "An `otherwise` above takes everything, so nothing gets here.",
        // Cost and encoding.
        .severalSMS: "The text is longer than one SMS, and each part is paid for. More than three are cut.",
        .notInGSM: "One character that is not in the GSM alphabet makes every SMS of this text hold 70 characters in place of 160.",
        .severalReplies: "Each reply is an SMS of its own, and is paid for.",
        .emptyReply: "An empty text is never sent. If no answer is meant, write `ignore`.",
        // Regular expressions.
        .badRegex: "PCRE2 cannot read the pattern; the message says why.",
        .refusedRegex: "The pattern would run or change something while it is read, which is not allowed.",
        .longRegex: "The pattern is longer than is allowed. Write several rules, or a list.",
        .groupName: "A group's name is taken, by a value or by another group. Choose another.",
        .backtracking:
            "The pattern can take one text in very many ways, so that trying them is given up and the rule does not act. "
            + "Repeat only once, or let parts share no character.",
        .unanchoredSearch:
            "Nothing binds the pattern to the text's beginning, so that it runs to the end from each character in turn: for a long text the "
            + "bound is reached and the rule does not act. Begin it with `^`: look-aheads such as `(?=.*x)` then still see all of its first line.",
        // Safety.
        .keywordOfConsent: "This word alone opts its sender out or in before any rule is asked.",
        .valueNotAllowed: "What somebody texted must not decide where something is sent or how it is read: no values stand here.",
        .exposedSecret: "A secret stands only in a call's URL, header values or body, and goes only over https.",
        .plainHTTP: "Over http everybody on the way can read and change what is sent. Use https.",
        .reservedHeader: "The program writes this header itself.",
        .userInURL: "A user and password in a URL could be read by everybody who sees the rules. Use a header and a secret.",
        .rawBody: "Values are put into a `body` as they are, and could break it. `json` and `form` escape them.",
        .anybodyMaySend: "Whoever texts these words sends to everybody in the audience. Say from whom, by `from @list`.",
        // What gateways take.
        .overlongReply: "No gateway sends a text of more than three SMS: 459 characters of the GSM alphabet, or 201 others.",
        // Time.
        .malformedTime:
            "Times are 09:00-17:30, days mon-fri, dates 2026-12-24, lengths 30s, 10m, 2h or 1d; a limit also knows `day`, `week` and `month`.",
        .secondTimezone: "All files share one `timezone`.",
        .unknownTimezone: "A time zone is written as in the IANA list: Europe/Amsterdam.",
        .overMidnight: "The span goes on after midnight, when it is another day. In `hours` it belongs to the day on which it starts.",
        .dateTwice: "Of a date only the last entry counts. Write all its times in one.",
        .closedAndOpen: "A weekday is both closed and open. What is said of a weekday adds up.",
        // The configuration.
        .unknownSecret: "The configuration has no such secret under `secrets:`.",
        .unknownChannel: "The configuration has no such channel under `channels:`.",
        .unknownNumber: "The configuration does not list this number under `numbers:`, so no answer can leave from it.",
        .noMailServer: "Rules send e-mail, and the configuration has no `mail:`.",
    ]
}
