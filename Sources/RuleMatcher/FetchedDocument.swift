import RuleLanguage

/// What a `fetch` brought: the body of an answer, as text and as JSON.
public struct FetchedDocument: Sendable, Equatable {
    /// Why an answer can't be used. Safe to log.
    public enum Unusable: Error, Sendable, Equatable, CustomStringConvertible {
        case tooLong, notUTF8
        /// No path of the answer, or one that leads to an object or array.
        case lacking([String])

        public var description: String {
            switch self {
            case .tooLong: "the answer is longer than \(mostBytes / 1024) KiB"
            case .notUTF8: "the answer is not UTF-8"
            case .lacking(let path): "the answer has no \(path.joined(separator: ".")), which the rule uses without `??`"
            }
        }
    }

    public static let mostBytes = 65_536

    /// Without white space at its ends.
    public let text: String
    /// Nil for anything but JSON.
    private let json: JSONValue?

    /// - Parameter required: the paths without which the answer is no use.
    public init(_ bytes: [UInt8], requiring required: [[String]] = []) throws(Unusable) {
        if bytes.count > Self.mostBytes { throw .tooLong }
        guard let whole = String(validating: bytes, as: UTF8.self) else { throw .notUTF8 }
        text = String(Folding.trimmed(whole))
        json = JSONValue(text)
        for path in required where value(at: path) == nil { throw .lacking(path) }
    }

    /// A string as it is, a number as written, `true` or `false`, nothing for null.
    ///
    /// - Parameter path: keys of objects and places in arrays; empty for the whole text.
    /// - Returns: nil where nothing stands there, or an object or array.
    public func value(at path: [String]) -> String? {
        guard !path.isEmpty else { return text }
        return json?[path[...]]?.shown
    }
}
