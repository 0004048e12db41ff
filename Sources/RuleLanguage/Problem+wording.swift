import SMSMessages

extension Problem {
    struct Wording: Sendable {
        let code: Diagnostic.Code
        let message: String
        var mend: String?

        init(_ code: Diagnostic.Code, _ message: String, mend: String? = nil) {
            self.code = code
            self.message = message
            self.mend = mend
        }
    }

    /// One row for each problem.
    var wording: Wording {
        switch self {
        case .notUTF8: Wording(.notUTF8, "this file is not UTF-8", mend: "save it as UTF-8")
        case .fileTooLarge:
            Wording(
                .fileTooLarge, "this file is larger than \(SourceFile.maxBytes >> 20) MiB",
                mend: "split it, or put its numbers into a list file")
        case .nulCharacter: Wording(.nulCharacter, "this file holds NUL characters, as UTF-16 has them", mend: "save it as UTF-8")
        case .bidiControl(let scalar):
            Wording(
                .bidiControl, "\(scalar.codePoint) is invisible and turns the direction of what you read",
                mend: "delete it, or in a string write \\u{\(String(scalar.value, radix: 16, uppercase: true))}")
        case .foreignCharacters(let text): Wording(.foreignCharacters, "\(text.shown) means nothing here", mend: Self.wordFor(text))
        case .wordToQuote(let text): Wording(.foreignCharacters, "\(text.shown) can't stand without quotes", mend: "\"\(text)\"")
        case .foreignCalendar(let text, let meant):
            Wording(.foreignCharacters, "\(text.shown) is not how this is written here", mend: meant)
        case .foreignQuotes: Wording(.foreignQuotes, "a text stands between straight double quotes", mend: "\"…\"")
        case .slashComment: Wording(.foreignCharacters, "// begins no comment, and an empty pattern is no pattern", mend: "# for a comment")
        case .unclosedString: Wording(.neverClosed, "this text is never closed", mend: "\" at its end, or \"\"\" around several lines")
        case .unclosedBlockString: Wording(.neverClosed, "this \"\"\" is never closed", mend: "\"\"\" on a line of its own after the text")
        case .unclosedRegex: Wording(.neverClosed, "this pattern is never closed", mend: "/ at its end; a slash inside it is \\/")
        case .regexFlags(let flags): Wording(.refusedRegex, "there is no flag \(flags.shown), only i for upper and lower case alike")
        case .badEscape(let escape):
            Wording(
                .badEscape, "\(escape.shown) is not an escape",
                mend: "one of \\\" \\\\ \\n \\t \\{ \\} \\u{1F600}; for a backslash itself \\\\")
        case .textAfterOpeningQuotes:
            Wording(.blockStringLayout, "the text of a \"\"\" that has several lines begins on the next line")
        case .textBeforeClosingQuotes:
            Wording(.blockStringLayout, "the \"\"\" that closes several lines stands on a line of its own")
        case .tooLittleIndentation:
            Wording(.blockStringLayout, "this line is indented less than the \"\"\" that closes the text, or in another way")

        case .malformedVersion(let text): Wording(.malformedName, "\(text.shown) is not a version of the language", mend: "language 1")
        case .laterVersion(let version):
            Wording(.laterVersion, "this file is written in version \(version) of the language, and this program knows version 1")
        case .languageNotFirst: Wording(.misplaced, "language stands at the beginning of a file")
        case .unknownWord(let word, let place, let nearest):
            Wording(.unknownWord, "\(word.shown) is not \(place.whatIsExpected)", mend: nearest ?? place.choices)
        case .notInThisVersion(let word): Wording(.notInThisVersion, "\(word) is not in this version")
        case .reservedName(let word):
            Wording(.reservedWord, "\(word) is a word of the language and can't be a name", mend: "another name, such as \(word)-1")
        case .reservedKeyword(let word): Wording(.reservedWord, "\(word) is a word of the language", mend: "\"\(word)\"")
        case .malformedName(let text):
            Wording(.malformedName, "\(text.shown) is not a name: names are letters, digits, - and _, and begin with a letter")
        case .quotedName(let text): Wording(.malformedName, "a name stands without quotes", mend: text.isEmpty ? nil : text)
        case .nameWithAt(let name): Wording(.misplaced, "@ stands only where senders or numbers do", mend: name)
        case .quotedAtom(let text): Wording(.misplaced, "times, days and dates stand without quotes", mend: text)
        case .missing(let piece, let previous): Wording(.missing, "\(piece.description) is missing after \(previous)", mend: piece.example)
        case .unexpected(let text, let place):
            Wording(.misplaced, "\(text.shown) can't stand here, where \(place.whatIsExpected) is expected")
        case .unclosed(let bracket, let owner): Wording(.neverClosed, "this \(bracket) of \(owner) is never closed")
        case .closesNothing(let bracket): Wording(.closesNothing, "this \(bracket) closes nothing")
        case .itemInBlock(let word, let block): Wording(.misplaced, "\(word) can't stand inside \(block)", mend: "move it out")
        case .nestedTooDeep(let limit): Wording(.nestedTooDeep, "parentheses go more than \(limit) deep")
        case .missingComma(let left, let right, let isKeyword):
            Wording(
                .missingComma, "a comma is missing between \(left.visible) and \(right.visible)",
                mend: "\(left), \(right)"
                    + (isKeyword ? " if either will do, \"\(left.unquoted) \(right.unquoted)\" if both belong together" : ""))
        case .mixedAndOr(let oneWay, let otherWay):
            Wording(.mixedAndOr, "and with or needs parentheses, to say what belongs together", mend: "\(oneWay), or \(otherWay)")
        case .doubleNot: Wording(.misplaced, "not stands once before a condition")
        case .missingWhen: Wording(.missingWhen, "this rule doesn't say when it acts", mend: "when …; for every message, when always")
        case .secondWhen: Wording(.secondWhen, "a rule has one when", mend: "join the conditions by and, or write a second rule")
        case .lateWhen: Wording(.misplaced, "when stands before what the rule does")
        case .needlessWord(let word, let mend): Wording(.misplaced, "\(word.shown) is not needed here", mend: mend ?? "leave it out")
        case .orInList(let left, let right):
            Wording(.misplaced, "values of which any will do have a comma between them", mend: "\(left), \(right)")
        case .valueWithoutCheck(let value, let meant):
            Wording(.unknownWord, "\(value.unquoted.shown) alone is not a condition", mend: meant)
        case .notInCheck(let check): Wording(.misplaced, "not stands before a condition", mend: "not \(check) …")
        case .limitInWords(let meant): Wording(.malformedTime, "this is not how a limit is written here", mend: "limit \(meant)")
        case .limitPerOne(let length, let calendar):
            Wording(
                .malformedTime, "this may be a length of time from each message on, or what the calendar calls so",
                mend: "limit \(length), or limit \(calendar)")
        case .limitWithoutTime(let count):
            Wording(
                .malformedTime, "a limit is for a time, and this one says none",
                mend: "limit \(count) per 365d in all, or limit \(count) per day in all")
        case .inAllInWords(let text):
            Wording(.malformedTime, "\(text.shown) is not how it is written that all senders count together", mend: "in all")
        case .misplacedInAll: Wording(.misplaced, "in all stands at the end of a limit", mend: "limit 100 per day in all")
        case .timeInWords(let text, let meant): Wording(.malformedTime, "\(text.shown) is not how a time is written here", mend: meant)
        case .missingJoint(let check, let isCertain):
            Wording(
                .missing, "\(isCertain ? "and" : "\"and\" or \"or\"") is missing before \(check.shown)",
                mend: isCertain ? "and \(check) …" : nil)
        case .nameBesideNumber(let name, .mayBeSender):
            Wording(
                .nameBesideNumber, "\(name.shown) is a sender of its own here, and anybody can send under a name",
                mend: "# \(name) if it only says whose number that is; a comma before it if it is a sender")
        case .nameBesideNumber(let name, .isSender):
            Wording(
                .missingComma, "\(name.shown) stands behind a number, and would be a sender of its own after a comma",
                mend: "# \(name) at the line's end if it only says whose number that is")
        case .nameBesideNumber(let name, .isNone):
            Wording(.malformedAddress, "\(name.shown) is not a number", mend: "# \(name) behind the number, to say whose it is")
        case .nameWithSpaces(let words, let meant): Wording(.malformedName, "a name has no spaces: \(words.shown)", mend: meant)
        case .replyTo: Wording(.misplaced, "a reply goes to the sender only", mend: "send \"…\" to …")
        case .recipientsBeforeText(let meant): Wording(.misplaced, "what is sent stands before whom it is sent to", mend: "send \(meant)")
        case .elseInRule(let word):
            Wording(.misplaced, "\(word) can't stand in a rule, which has one condition", mend: "another rule below it, or otherwise { … }")
        case .foreignComment(let sign): Wording(.foreignCharacters, "\(sign) begins no comment", mend: "# for a comment")
        case .foreignValue(let text, let name): Wording(.valueInLiteral, "\(text) stands for itself here", mend: "{\(name)}")
        case .doubledBraces(let name): Wording(.malformedValue, "a value stands between single braces", mend: "{\(name)}")
        case .severalAudiences(let word):
            Wording(.misplaced, "\(word) takes one audience", mend: "\(word) ONE \(word) OTHER")
        case .valueAsRecipient:
            Wording(.misplaced, "whom a text is sent to can't come from a value", mend: "reply \"…\", which answers the sender")
        case .audienceWithEntries:
            Wording(
                .misplaced, "an audience has no entries in a file: senders join it by subscribe", mend: "list NAME { … } for fixed numbers")
        case .listTwice: Wording(.misplaced, "a list is in a file or between { and }, not both")
        case .whenInOtherwise:
            Wording(.misplaced, "otherwise takes every message that is left: it has no when", mend: "rule NAME { when … }")
        case .secondLimit: Wording(.misplaced, "a rule has one limit")
        case .misplacedLimit: Wording(.misplaced, "limit stands once, after the whole condition and before what the rule does")
        case .limitInOtherwise:
            Wording(.misplaced, "otherwise takes every message that is left: it has no limit", mend: "rule NAME { when always limit … }")
        case .malformedCount(let text): Wording(.malformedCount, "\(text.shown) is not a number of times", mend: "limit 1 per 1d")
        case .tooManyTimes(let text, let most):
            Wording(.malformedCount, "\(text.shown) times are more than the \(most) that are the most", mend: "limit \(most) per …")
        case .continueNotLast: Wording(.misplaced, "continue is the last word of a rule")
        case .continueInOtherwise:
            Wording(.misplaced, "otherwise can't continue: nothing comes after it", mend: "rule NAME { when always … continue }")
        case .emptyRule(let rule): Wording(.emptyRule, "\(rule) does nothing", mend: "reply \"…\", or ignore if that is meant")
        case .ignoreWithOthers: Wording(.ignoreWithOthers, "ignore means that nothing is done, so it stands alone")
        case .otherwiseNotLast: Wording(.otherwiseNotLast, "otherwise takes every message that is left: no rule can come after it")
        case .bareText(let text): Wording(.missing, "a text stands in quotes", mend: "\"\(text)\"")
        case .wordsBeforeText(let words, let owner, let text):
            Wording(.misplaced, "\(words.shown) is in the way", mend: "\(owner) \(text.visible), or all of it in quotes")
        case .textAfterReply:
            Wording(.missing, "reply is missing before the second text", mend: "reply \"…\" reply \"…\", or one text in one pair of quotes")
        case .regexForText: Wording(.misplaced, "a pattern is looked for by matches", mend: "text matches /…/")
        case .textForRegex(let text):
            Wording(.misplaced, "matches takes a pattern between slashes", mend: "/\(text)/, or text contains \"\(text)\"")

        case .duplicateName(let kind, let name): Wording(.duplicateName, "there already is a \(kind) \(name)", mend: "another name")
        case .similarName(let kind, let name):
            Wording(.duplicateName, "\(name) differs only in case or marks from another \(kind)", mend: "another name")
        case .unknownSet(let name, let wanted, let nearest):
            Wording(
                .unknownList, "there \(wanted.isSingular ? "is" : "are") no \(wanted.rawValue) \(name)", mend: nearest.map(wanted.mention))
        case .otherSet(let name, let kind, let wanted):
            Wording(
                .wrongSet,
                "\(name) names \(kind.withArticle), where \(wanted.withArticle) \(wanted.isSingular ? "is" : "are") expected")
        case .audienceInList(let name):
            Wording(.wrongSet, "a list is fixed, and audience \(name) is not", mend: "name @\(name) beside the list, where it is used")
        case .audienceOfSenders(let name):
            Wording(.wrongSet, "audience \(name) holds senders, and messages are sent to your own numbers", mend: "from @\(name)")
        case .secondTimezone: Wording(.secondTimezone, "timezone stands once in all files")
        case .unknownTimezone(let name, let nearest):
            Wording(.unknownTimezone, "there is no time zone \(name.shown)", mend: nearest ?? "Area/City, such as Europe/Amsterdam")
        case .calendar(let mistake): Wording(.malformedTime, mistake.message, mend: mistake.mend)
        case .overMidnight(let span, let day):
            Wording(
                .overMidnight, "\(span) goes on after midnight, when it is another day than \(day) says",
                mend: "hours NAME { … \(span) } and during NAME, where a span belongs to the day it starts on")
        case .dateTwice(let date):
            Wording(.dateTwice, "\(date) stands here a second time, and of a date only the last counts", mend: "all its times in one entry")
        case .closedAndOpen(let day, let instead):
            Wording(
                .closedAndOpen, "\(day) is closed here and open in another entry, and what is said of a weekday adds up",
                mend: instead.isEmpty ? "one of the two" : "\(instead) where it is open")
        case .listFileMissing(let path): Wording(.listFile, "there is no file \(path.shown) beside these rules")
        case .listFileOutside(let path):
            Wording(
                .listFile, "\(path.shown) lies outside the folder of these rules",
                mend: "a path from this file on, without .. and without links")
        case .listFileUnreadable(let why): Wording(.listFile, why)
        case .listFileLine(let text, let file, let line):
            Wording(
                .listFile, "\(text.shown) in line \(line) of \(file) is not a number",
                mend: "one entry a line: +31612345678, +316*, 4040 or \"MYBANK\"")
        case .listWithoutAt(let name): Wording(.malformedAddress, "lists and audiences are named with @ here", mend: "@\(name)")
        case .listInItself(let name): Wording(.listInItself, "list \(name) holds itself")
        case .listsNestedTooDeep(let limit): Wording(.nestedTooDeep, "lists of lists go more than \(limit) deep")
        case .secondConsent(let word):
            Wording(
                .secondConsent, "\(word) stands once in all files, and once in each on block",
                mend: "one \(word) with all the words, or \(word) in an on block for its numbers")
        case .secondConsentOfNumber(let word):
            Wording(.secondConsent, "\(word) stands once for each number", mend: "one \(word) with all the words")
        case .consentWithoutLetters(let word):
            Wording(.emptyText, "\(word.shown) has no letter or digit, and only these are heard in a word to stop or start")
        case .startOff: Wording(.consentClash, "who opted out must be able to come back", mend: "stop off, which turns stop and start off")
        case .startWithStopOff: Wording(.consentClash, "stop off turns start off too, so start has no meaning")
        case .wordStopsAndStarts(let word): Wording(.consentClash, "\(word.shown) can't both stop and start")
        case .unusedList(let name): Wording(.unusedList, "list \(name) is never used")
        case .malformedAddress(let text):
            Wording(
                .malformedAddress, "\(text.shown) is not a number", mend: "+31612345678, a short code of 3 to 6 digits, or a name in quotes"
            )
        case .nationalNumber(let text):
            Wording(.malformedAddress, "\(text.shown) lacks its country", mend: "+ and the country code in place of the first 0")
        case .tooFewDigits(let digits):
            Wording(
                .tooFewDigits, "no phone has a number as short as +\(digits)",
                mend: (SMSAddress.isShortCode(digits) ? "\(digits) for a short code, or " : "")
                    + "+\(digits)* for all numbers that begin so")
        case .numberWithoutPlus(let text, let meant): Wording(.malformedAddress, "\(text.shown) is not a number", mend: meant)
        case .overlongNumber(let text): Wording(.malformedAddress, "\(text.shown) has more than the 15 digits of a number")
        case .spacedNumber(let joined): Wording(.malformedAddress, "a number has no spaces", mend: joined)
        case .numberInQuotes(let text): Wording(.malformedAddress, "a number stands without quotes", mend: text.isEmpty ? nil : text)
        case .bareAlphanumeric(let text):
            Wording(.malformedAddress, "\(text.shown) is not a number", mend: "\"\(text)\" for a name as the sender")
        case .emptyAlphanumeric: Wording(.emptyText, "an empty name is nobody's")
        case .notAPlace(let text, nil):
            Wording(.notAPlace, "\(text.shown) is not a number messages are sent to: only numbers and short codes are")
        case .notAPlace(let text, let list?):
            Wording(.notAPlace, "list \(list) holds \(text.shown), but messages are sent to numbers and short codes only")
        case .notARecipient(let text, nil):
            Wording(.notAPlace, "nothing can be sent to \(text.shown): only to numbers, short codes, lists of them and audiences")
        case .notARecipient(let text, let list?):
            Wording(.notAPlace, "list \(list) holds \(text.shown), to which nothing can be sent: only to numbers and short codes")
        case .emptyText: Wording(.emptyText, "this text is empty, and so in every message")
        case .keywordWithoutWords: Wording(.emptyText, "there is no word in this keyword")
        case .longKeyword(let words, let limit):
            Wording(.longKeyword, "this keyword has \(words) words, and \(limit) are the most", mend: "text starts with \"…\"")
        case .keywordTwice(let keyword): Wording(.keywordTwice, "keyword \(keyword.shown) stands here twice")
        case .keywordOfConsent(let keyword, false):
            Wording(
                .keywordOfConsent, "\(keyword.shown) alone opts the sender out before any rule is asked, and nothing is sent to him then")
        case .keywordOfConsent(let keyword, true):
            Wording(
                .keywordOfConsent, "\(keyword.shown) alone opts a sender who opted out in again, and is answered before any rule is asked")

        case .unclosedValue: Wording(.malformedValue, "this { is never closed", mend: "} after the value's name; for a plain brace, \\{")
        case .malformedValue(let text): Wording(.malformedValue, "\(text.shown) is not a value", mend: "\\{ for a plain brace")
        case .escapeInFallback: Wording(.malformedValue, "escapes can't stand after ??")
        case .unknownValue(let name, let nearest):
            Wording(.unknownValue, "there is no value \(name.shown)", mend: nearest.map { "{\($0)}" })
        case .valueNeverBound(let name):
            Wording(
                .valueNotBound,
                "{\(name)} is never known here: \(name == "keyword" || name == "rest" ? "no keyword" : "no pattern") gives it")
        case .valueNotAlwaysBound(let name, let lacking):
            Wording(.valueNotBound, "{\(name)} is not known when \(lacking) holds", mend: "{\(name) ?? …} with what to write then")
        case .valueBoundTwice(let name):
            Wording(.valueNotBound, "{\(name)} comes from both sides of an and, so it isn't clear which is meant")
        case .groupOnBothSides(let name):
            Wording(.groupName, "both sides of an and have a group \(name)", mend: "another name for one of them")
        case .groupOfSeveralPatterns(let number):
            Wording(.valueNotBound, "{\(number)} needs a condition with exactly one pattern", mend: "a named group, (?<name>…)")
        case .groupOutOfRange(let number, let count):
            Wording(.valueNotBound, "there is no group \(number): the pattern has \(count == 0 ? "none" : "\(count)")")
        case .valueInLiteral(let name): Wording(.valueInLiteral, "{\(name)} stands for itself here; values are put in replies only")
        case .badRegex(let reason): Wording(.badRegex, "this pattern can't be read: \(reason)")
        case .backtracking:
            Wording(
                .backtracking, "a text can be taken by this in so many ways that trying them is given up, and the rule does not act",
                mend: "one repetition in place of several, or parts that share no character")
        case .unanchoredSearch:
            Wording(
                .unanchoredSearch, "a long text takes this very long, as it runs to the text's end from each of its characters",
                mend: "a ^ before it, where it is meant to begin at the text's beginning")
        case .callout: Wording(.refusedRegex, "callouts, (?C…), are not allowed in a pattern")
        case .leadingVerb: Wording(.refusedRegex, "a pattern can't begin with (*, which would change how it is read")
        case .longRegex(let bytes, let limit): Wording(.longRegex, "this pattern has \(bytes) bytes, and \(limit) are the most")
        case .groupNamedLikeValue(let name): Wording(.groupName, "{\(name)} already is a value, so no group can be called \(name)")
        case .groupNameTwice(let name): Wording(.groupName, "two groups of one pattern are called \(name)")

        case .severalSMS(let count, atLeast: true) where count > 3:
            Wording(.severalSMS, "this takes at least \(count) SMS, and is cut to the 3 that gateways take")
        case .severalSMS(let count, let atLeast): Wording(.severalSMS, "this takes \(atLeast ? "at least " : "")\(count) SMS")
        case .notInGSM(let scalar, let plain):
            Wording(.notInGSM, "\(scalar.shown) leaves room for 70 characters in an SMS instead of 160", mend: plain.map(Self.named))
        case .severalReplies(let count, let sms, let atLeast):
            Wording(.severalReplies, "this rule sends \(count) replies, \(atLeast ? "at least " : "")\(sms) SMS in all")
        case .emptyReply: Wording(.emptyReply, "an empty text is never sent", mend: "ignore")
        case .overlongReply(let units, true):
            Wording(.overlongReply, "no gateway can send this: it takes \(units) of at most 459 characters, counted as GSM-7")
        case .overlongReply(let units, false):
            Wording(.overlongReply, "no gateway can send this: it takes \(units) of at most 201 characters, since some are not in GSM-7")
        case .unknownChannel(let name, let nearest): Wording(.unknownChannel, "the configuration has no channel \(name)", mend: nearest)
        case .unknownNumber(let number):
            Wording(.unknownNumber, "the configuration has no number \(number), so no answer can leave from it")
        case .anybodyMaySend(let audience):
            Wording(.anybodyMaySend, "whoever writes these words sends to everybody in @\(audience)", mend: "from @… in the condition")
        case .optionTwice(let word): Wording(.misplaced, "\(word) stands once in a message")
        case .atAndAfter: Wording(.misplaced, "a message comes at a time or after another, not both")
        case .testTwice(let title): Wording(.duplicateName, "there already is a test \(title.shown)", mend: "another title")
        case .expectBeforeMessage:
            Wording(.misplaced, "expect speaks of the last message, and there is none yet", mend: "message \"…\" before it")
        case .emptyTest: Wording(.emptyTest, "this test expects nothing", mend: "message \"…\" and expect rule …")
        case .unknownRule(let name, let nearest): Wording(.unknownRule, "there is no rule \(name)", mend: nearest)
        case .unknownFetch(let name, let nearest): Wording(.unknownFetch, "no rule fetches anything as \(name)", mend: nearest)
        case .notAMember(let text): Wording(.notAPlace, "\(text.shown) can't be in an audience: only phone numbers can")
        case .earlierMoment(let text): Wording(.malformedTime, "\(text) is before the message above")
        case .call(let problem): problem.wording
        case .neverActs(let rule, let taker, _, isCatchAll: true):
            Wording(.neverActs, "\(rule) can never act: \(taker) above takes every message")
        case .neverActs(let rule, let taker, let witness?, _):
            Wording(.neverActs, "\(rule) can never act: \(witness.shown), for one, goes to \(taker) above")
        case .neverActs(let rule, let taker, nil, _): Wording(.neverActs, "\(rule) can never act: \(taker) above takes all it would take")
        case .afterOtherwise(let place): Wording(.afterOtherwise, "no message to \(place) gets here: an otherwise above takes all of them")
        }
    }

    private static func named(_ replacement: String) -> String {
        switch replacement {
        case "": "leave it out"
        case " ": "a space"
        default: replacement
        }
    }

    /// Signs other languages have for words of this one.
    private static func wordFor(_ characters: String) -> String? {
        switch characters {
        case "&", "&&": "and"
        case "|", "||": "or"
        case "!": "not"
        case "=", "==": "leave it out"
        case "-", "–", "—": "no spaces around it: 09:00-17:00, mon-fri"
        case ";": "nothing: a statement ends where the next begins"
        default: nil
        }
    }
}

extension Witness {
    fileprivate var shown: String { text.shown + (sender.map { " from \($0.text)" } ?? "") }
}

extension Problem.WordPlace {
    fileprivate var whatIsExpected: String {
        switch self {
        case .item: "the beginning of an item"
        case .listBlock: "a number or name"
        case .hoursBlock: "a day or date with its times"
        case .onBlock: "a rule, otherwise, stop or start"
        case .condition: "a condition"
        case .ruleBlock: "something a rule can do"
        case .testBlock: "a step of a test"
        case .textCheck: "a way to compare the text"
        }
    }

    fileprivate var choices: String {
        switch self {
        case .item: "rule, on, list, audience, hours, otherwise, test, timezone, stop or start"
        case .listBlock: "+31612345678, +316*, 4040, \"MYBANK\" or @list"
        case .hoursBlock: "mon-fri 09:00-17:30, or 2026-12-25 closed"
        case .onBlock: "rule, otherwise, stop or start"
        case .condition: "keyword, text, from, to, via, time, day, date, during, always or not"
        case .ruleBlock: "reply, send, email, webhook, fetch, subscribe, unsubscribe, ignore or continue"
        case .testBlock: "given, message or expect"
        case .textCheck: "text is, contains, starts with, ends with or matches"
        }
    }
}

extension Problem.Piece {
    fileprivate var description: String {
        switch self {
        case .name(let owner): "the name of the \(owner)"
        case .openingBrace: "{"
        case .condition: "a condition"
        case .listOrEntries: "{ or from"
        case .keyword: "a keyword"
        case .text: "a text in quotes"
        case .regex: "a pattern"
        case .address: "a number or list"
        case .replyText: "the text of the reply"
        case .textCheck: "is, contains, starts with, ends with or matches"
        case .with: "with"
        case .sentText: "the text to send"
        case .timezone: "the time zone"
        case .listFile: "the name of the list's file in quotes"
        case .days: "a day or date"
        case .weekdays: "a day"
        case .openingTimes: "closed or the times"
        case .timeSpan: "a span of time"
        case .date: "a date"
        case .limitCount: "how many times"
        case .per: "per"
        case .duration: "a length of time"
        case .to: "to"
        case .testTitle: "the title of the test"
        case .given: "what is given"
        case .isOrFails: "is or fails"
        case .messageText: "the text of the message"
        case .moment: "the time of the message"
        case .expectation: "what is expected"
        case .match: "the text, contains or matches"
        case .method: "GET, POST, PUT or DELETE"
        case .argument(let what): what
        }
    }

    fileprivate var example: String? {
        switch self {
        case .keyword: "keyword NEWS"
        case .text, .replyText, .sentText, .messageText, .testTitle: "\"…\""
        case .timezone: "\"Europe/Amsterdam\""
        case .listFile: "\"numbers.txt\""
        case .days: "mon-fri or 2026-12-25"
        case .weekdays: "mon-fri"
        case .openingTimes: "09:00-17:30"
        case .timeSpan: "09:00-17:30"
        case .date: "2026-12-24"
        case .limitCount: "limit 1 per day"
        case .duration: "30s, 10m, 2h or 1d"
        case .moment: "2026-11-21T09:00"
        case .given: "given @news has +31612345678, or given fetch latest is \"…\""
        case .expectation: "expect rule NAME, no rule, reply \"…\", no reply, nothing, send to …, @news has …"
        case .match: "\"…\", or contains \"…\""
        case .regex: "/…/"
        case .address: "+31612345678 or @name"
        case .condition: "keyword NEWS, or always"
        case .per: "limit 1 per day"
        case .name, .openingBrace, .listOrEntries, .textCheck, .with, .to, .isOrFails, .method, .argument: nil
        }
    }
}

extension Problem.SetKind {
    fileprivate var isSingular: Bool { self != .hours }

    fileprivate var withArticle: String {
        switch self {
        case .list, .listOrAudience: "a " + rawValue
        case .audience: "an audience"
        case .hours: "opening hours"
        }
    }

    /// How a name of this kind is written where one is wanted.
    fileprivate func mention(_ name: String) -> String {
        switch self {
        case .list, .listOrAudience: "@" + name
        case .audience, .hours: name
        }
    }
}
