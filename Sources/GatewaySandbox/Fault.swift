/// A way in which one exchange with the gateway breaks.
enum Fault: Sendable, Equatable {
    /// Nothing is read and nothing answered until the client leaves.
    case hangBeforeReading
    /// The whole request is read; no answer comes until the client leaves.
    case hangAfterReading
    /// Reset as soon as it is clear whom the request is for.
    case closeBeforeReading
    case closeAfterHead
    case closeAfterBody
    /// In the midst of the answer's first line.
    case closeInAnswer
    /// After half of the answer's text, when all of it was announced.
    case cutAnswer
    /// The answer is whole, and promises a connection that does not stay.
    case closeAfterAnswer
    /// 200, and bytes that say nothing.
    case garbage
    /// Bytes that are no HTTP.
    case notHTTP
    /// 200, and a page for people.
    case html
    /// A status from 300 to 599.
    case status(Int)

    private static let named: [(name: String, fault: Fault)] = [
        ("hang-before-reading", .hangBeforeReading), ("hang-after-reading", .hangAfterReading),
        ("close-before-reading", .closeBeforeReading), ("close-after-head", .closeAfterHead), ("close-after-body", .closeAfterBody),
        ("close-in-answer", .closeInAnswer), ("cut-answer", .cutAnswer), ("close-after-answer", .closeAfterAnswer), ("garbage", .garbage),
        ("not-http", .notHTTP), ("html", .html),
    ]

    static var expected: String { "none, http-300 to http-599, " + named.map(\.name).joined(separator: ", ") }

    init?(_ name: String) {
        if let fault = Self.named.first(where: { $0.name == name })?.fault {
            self = fault
        } else if name.hasPrefix("http-"), let status = Int(name.dropFirst(5)), (300...599).contains(status) {
            self = .status(status)
        } else {
            return nil
        }
    }

    var name: String {
        if case .status(let status) = self { return "http-\(status)" }
        return Self.named.first { $0.fault == self }?.name ?? ""
    }

    /// Nothing was judged when it happens, so nothing is ever taken.
    var comesBeforeReading: Bool {
        switch self {
        case .hangBeforeReading, .closeBeforeReading, .closeAfterHead: true
        case .hangAfterReading, .closeAfterBody, .closeInAnswer, .cutAnswer, .closeAfterAnswer, .garbage, .notHTTP, .html, .status: false
        }
    }

    /// There is a true answer, of which the client sees something.
    var showsAnswer: Bool {
        switch self {
        case .closeInAnswer, .cutAnswer, .closeAfterAnswer: true
        case .hangBeforeReading, .hangAfterReading, .closeBeforeReading, .closeAfterHead, .closeAfterBody, .garbage, .notHTTP, .html,
            .status:
            false
        }
    }
}
