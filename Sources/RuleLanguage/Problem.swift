/// Everything that can be wrong with rules, with what the sentence about it needs. `Problem+wording.swift` makes the sentences.
///
/// A `String` is text as the author wrote it.
enum Problem: Error {
    // Characters and tokens
    case notUTF8
    case nulCharacter
    case fileTooLarge
    case bidiControl(Unicode.Scalar)
    case foreignCharacters(String)
    case wordToQuote(String)
    case foreignCalendar(String, meant: String)
    case foreignQuotes
    case slashComment
    case unclosedString
    case unclosedBlockString
    case unclosedRegex
    case regexFlags(String)
    case badEscape(String)
    case textAfterOpeningQuotes
    case textBeforeClosingQuotes
    case tooLittleIndentation

    // Words
    case malformedVersion(String)
    case laterVersion(String)
    case languageNotFirst
    case unknownWord(String, in: WordPlace, nearest: String?)
    case notInThisVersion(String)
    case reservedName(String)
    case reservedKeyword(String)
    case malformedName(String)
    case quotedName(String)
    case nameWithAt(String)
    case quotedAtom(String)

    // Structure
    case missing(Piece, after: String)
    case unexpected(String, in: WordPlace)
    case unclosed(String, in: String)
    case closesNothing(String)
    case itemInBlock(String, block: String)
    case nestedTooDeep(limit: Int)
    case missingComma(between: String, and: String, isKeyword: Bool)
    case mixedAndOr(oneWay: String, otherWay: String)
    case doubleNot
    case missingWhen
    case secondWhen
    case lateWhen
    case needlessWord(String, mend: String?)
    case orInList(left: String, right: String)
    case valueWithoutCheck(String, meant: String)
    case notInCheck(String)
    case limitInWords(meant: String)
    case limitPerOne(String, orCalendar: String)
    case limitWithoutTime(String)
    case inAllInWords(String)
    case misplacedInAll
    case timeInWords(String, meant: String)
    case missingJoint(before: String, isCertain: Bool)
    case nameBesideNumber(String, NameBesideNumber)
    case nameWithSpaces(String, meant: String)
    case replyTo
    case recipientsBeforeText(meant: String)
    case elseInRule(String)
    case foreignComment(String)
    case doubledBraces(String)
    case foreignValue(String, name: String)
    case severalAudiences(String)
    case valueAsRecipient
    case audienceWithEntries
    case listTwice
    case whenInOtherwise
    case secondLimit
    case misplacedLimit
    case limitInOtherwise
    case malformedCount(String)
    case tooManyTimes(String, most: Int)
    case continueNotLast
    case continueInOtherwise
    case emptyRule(String)
    case ignoreWithOthers
    case otherwiseNotLast
    case bareText(String)
    case wordsBeforeText(String, owner: String, text: String)
    case textAfterReply
    case regexForText
    case textForRegex(String)

    // Names
    case duplicateName(kind: String, String)
    case similarName(kind: String, String)
    case unknownSet(String, wanted: SetKind, nearest: String?)
    case otherSet(String, is: SetKind, wanted: SetKind)
    case audienceInList(String)
    case audienceOfSenders(String)
    case secondTimezone
    case unknownTimezone(String, nearest: String?)
    case calendar(CalendarMistake)
    case overMidnight(String, day: String)
    case dateTwice(String)
    case closedAndOpen(String, instead: String)
    case listFileMissing(String)
    case listFileOutside(String)
    case listFileUnreadable(String)
    case listFileLine(String, file: String, line: Int)
    case listWithoutAt(String)
    case listInItself(String)
    case listsNestedTooDeep(limit: Int)
    case secondConsent(String)
    case secondConsentOfNumber(String)
    case consentWithoutLetters(String)
    case startOff
    case startWithStopOff
    case wordStopsAndStarts(String)
    case unusedList(String)

    // Senders, places, keywords, texts
    case malformedAddress(String)
    case nationalNumber(String)
    case numberWithoutPlus(String, meant: String)
    case tooFewDigits(String)
    case overlongNumber(String)
    case spacedNumber(String)
    case numberInQuotes(String)
    case bareAlphanumeric(String)
    case emptyAlphanumeric
    case notAPlace(String, list: String?)
    case notARecipient(String, list: String?)
    case emptyText
    case keywordWithoutWords
    case longKeyword(words: Int, limit: Int)
    case keywordTwice(String)
    case keywordOfConsent(String, isStart: Bool)

    // Values
    case unclosedValue
    case malformedValue(String)
    case escapeInFallback
    case unknownValue(String, nearest: String?)
    case valueNeverBound(String)
    case valueNotAlwaysBound(String, lacking: String)
    case valueBoundTwice(String)
    case groupOnBothSides(String)
    case groupOfSeveralPatterns(Int)
    case groupOutOfRange(Int, count: Int)
    case valueInLiteral(String)

    // Patterns
    case badRegex(String)
    case backtracking
    case unanchoredSearch
    case callout
    case leadingVerb
    case longRegex(bytes: Int, limit: Int)
    case groupNamedLikeValue(String)
    case groupNameTwice(String)

    // Replies
    case severalSMS(Int, atLeast: Bool)
    case notInGSM(Unicode.Scalar, plain: String?)
    case severalReplies(Int, sms: Int, atLeast: Bool)
    case emptyReply
    case overlongReply(units: Int, isGSM: Bool)

    // Mails and calls
    case call(CallProblem)

    // What the configuration has
    case unknownChannel(String, nearest: String?)
    case unknownNumber(String)

    case anybodyMaySend(audience: String)

    // Tests
    case optionTwice(String)
    case atAndAfter
    case testTwice(String)
    case expectBeforeMessage
    case emptyTest
    case unknownRule(String, nearest: String?)
    case unknownFetch(String, nearest: String?)
    case notAMember(String)
    case earlierMoment(String)

    // Reach
    case neverActs(String, takenBy: String, witness: Witness?, isCatchAll: Bool)
    case afterOtherwise(String)

    /// Where a word stands, and so what it could have been.
    enum WordPlace {
        case item, listBlock, hoursBlock, onBlock, condition, ruleBlock, testBlock, textCheck
    }

    enum NameBesideNumber {
        /// In a list, where nothing parts its entries: read as one more, perhaps meant as a remark.
        case mayBeSender
        /// Where a comma would make it one.
        case isSender
        /// Without quotes.
        case isNone
    }

    /// What shares the name space of lists, in the author's words.
    enum SetKind: String {
        case list, audience, hours
        /// Of senders, or of whom to send to.
        case listOrAudience = "list or audience"
    }

    enum Piece {
        case name(of: String)
        case openingBrace
        case condition
        case listOrEntries
        case keyword, text, regex, address, replyText, sentText, textCheck, with
        case timezone, listFile, days, weekdays, openingTimes, timeSpan, date, limitCount, per, duration, to
        case testTitle, given, isOrFails, messageText, moment, expectation, match, method
        case argument(String)
    }
}
