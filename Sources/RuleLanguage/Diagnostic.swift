/// One thing the compiler has to say about rule files.
public struct Diagnostic: Sendable {
    public enum Severity: String, Sendable {
        case error, warning
    }

    /// Where it begins.
    public let location: SourceLocation
    /// What to underline.
    public let span: SourceSpan
    /// Another place that has to do with it, such as the first of two rules of one name.
    public let related: SourceLocation?
    /// Mend it, all of them together; none where the author has to choose or to write something.
    public let edits: [SourceEdit]
    private let wording: Problem.Wording

    init(_ problem: Problem, location: SourceLocation, span: SourceSpan, related: SourceLocation?, edits: [SourceEdit] = []) {
        self.location = location
        self.span = span
        self.related = related
        self.edits = edits
        wording = problem.wording
    }

    public var code: Code { wording.code }
    public var severity: Severity { wording.code.severity }
    /// One sentence without a full stop, in the words of the author of the rules.
    public var message: String { wording.message }
    /// What to do or to write, where there is something.
    public var mend: String? { wording.mend }
}

extension Diagnostic {
    /// Stable: a code keeps its meaning in all versions. AB0 syntax and names, AB1 reachability, AB2 cost and encoding, AB3 regular
    /// expressions, AB4 safety, AB5 what gateways take, AB6 time, AB9 configuration.
    public enum Code: String, Sendable, CaseIterable {
        case notUTF8 = "AB001"
        case nulCharacter = "AB002"
        case bidiControl = "AB003"
        case fileTooLarge = "AB012"
        case laterVersion = "AB004"
        case foreignCharacters = "AB005"
        case foreignQuotes = "AB006"
        case neverClosed = "AB007"
        case closesNothing = "AB008"
        case badEscape = "AB009"
        case blockStringLayout = "AB010"
        case unknownWord = "AB011"
        case notInThisVersion = "AB013"
        case missing = "AB014"
        case misplaced = "AB015"
        case missingComma = "AB016"
        case reservedWord = "AB017"
        case malformedName = "AB018"
        case nestedTooDeep = "AB019"
        case mixedAndOr = "AB020"
        case missingWhen = "AB021"
        case secondWhen = "AB022"
        case emptyRule = "AB023"
        case otherwiseNotLast = "AB024"
        case duplicateName = "AB025"
        case unknownList = "AB026"
        case malformedAddress = "AB027"
        case notAPlace = "AB028"
        case listInItself = "AB029"
        case emptyText = "AB030"
        case longKeyword = "AB031"
        case unknownValue = "AB032"
        case valueNotBound = "AB033"
        case malformedValue = "AB034"
        case ignoreWithOthers = "AB035"
        case secondConsent = "AB036"
        case consentClash = "AB037"
        case wrongSet = "AB038"
        case listFile = "AB039"
        case unusedList = "AB040"
        case keywordTwice = "AB041"
        case valueInLiteral = "AB042"
        case malformedCount = "AB043"
        case unknownRule = "AB044"
        case emptyTest = "AB045"
        case unknownFetch = "AB049"
        case neverActs = "AB101"
        case afterOtherwise = "AB102"
        case severalSMS = "AB201"
        case notInGSM = "AB202"
        case severalReplies = "AB203"
        case emptyReply = "AB204"
        case badRegex = "AB301"
        case refusedRegex = "AB302"
        case longRegex = "AB303"
        case groupName = "AB304"
        case backtracking = "AB305"
        case unanchoredSearch = "AB306"
        case keywordOfConsent = "AB401"
        case anybodyMaySend = "AB408"
        case nameBesideNumber = "AB410"
        case tooFewDigits = "AB411"
        case overlongReply = "AB501"
        case malformedTime = "AB601"
        case secondTimezone = "AB602"
        case unknownTimezone = "AB603"
        case overMidnight = "AB604"
        case dateTwice = "AB605"
        case closedAndOpen = "AB606"
        case malformedJSON = "AB050"
        case malformedCall = "AB051"
        case malformedURL = "AB052"
        case malformedHeader = "AB053"
        case malformedMailAddress = "AB054"
        case fetchName = "AB055"
        case replyAfterWebhook = "AB056"
        case fragmentNotSent = "AB057"
        case valueNotAllowed = "AB402"
        case exposedSecret = "AB403"
        case plainHTTP = "AB404"
        case reservedHeader = "AB405"
        case userInURL = "AB406"
        case rawBody = "AB407"
        case unknownSecret = "AB901"
        case unknownChannel = "AB902"
        case unknownNumber = "AB903"
        case noMailServer = "AB904"

        public var severity: Severity {
            switch self {
            case .unusedList, .emptyTest, .anybodyMaySend, .nameBesideNumber, .tooFewDigits, .keywordTwice, .valueInLiteral, .neverActs,
                .severalSMS,
                .notInGSM,
                .severalReplies, .emptyReply, .backtracking, .unanchoredSearch, .overMidnight, .dateTwice, .unknownNumber,
                .keywordOfConsent, .replyAfterWebhook, .fragmentNotSent, .plainHTTP, .rawBody:
                .warning
            default: .error
            }
        }
    }
}
