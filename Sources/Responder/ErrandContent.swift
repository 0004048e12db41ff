import Foundation
public import RuleMatcher

// What is to be made, as a journal keeps it and reads it again: JSON of the values as they were rendered, secrets only named.

/// A mail, and how far it has come.
public struct KeptMail: Codable, Sendable, Equatable {
    public var email: RenderedEmail
    /// Recipients that have not got it yet; nil for all.
    public var remaining: [String]?
    /// What the server said of those that never will.
    public var refused: [String] = []

    init(_ email: RenderedEmail) { self.email = email }

    /// - Throws: where a journal holds what this program did not write.
    public init(content: String) throws { self = try JSONDecoder().decode(Self.self, from: Data(content.utf8)) }

    public var content: String { encoded(self) }
}

extension RenderedCall {
    var content: String { encoded(self) }

    /// - Throws: where a journal holds what this program did not write.
    public init(content: String) throws { self = try JSONDecoder().decode(Self.self, from: Data(content.utf8)) }
}

private func encoded(_ value: some Encodable) -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = .withoutEscapingSlashes
    // Strings, numbers and arrays of them always encode; should that ever change, the empty content is refused when it is read.
    return (try? encoder.encode(value)).map { String(decoding: $0, as: UTF8.self) } ?? ""
}
