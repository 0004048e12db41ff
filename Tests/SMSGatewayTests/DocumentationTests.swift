import Foundation
import SMSGateway
import Testing

/// What the library's documentation says in tables and programs, held against the library.
@Suite struct DocumentationTests {
    /// The table of codes is the enum, in its order.
    @Test func allCodesWithMeaningAndKind() throws {
        let rows = try Self.lines(of: "Sources/SMSGateway/SMSGateway.docc/DialectsAndOptions.md").filter { line in
            line.hasPrefix("| ") && line.dropFirst(2).first?.isNumber == true
        }
        #expect(rows == GatewayCode.allCases.map { "| \($0.rawValue) | \($0.meaning) | `\($0.kind.rawValue)` |" })
    }

    @Test func allKindsOfFailure() throws {
        let article = try Self.text(of: "Sources/SMSGateway/SMSGateway.docc/SendingAtMostOnce.md")
        for kind in SendFailure.Kind.allCases { #expect(article.contains("| ``SendFailure/Kind/\(kind.rawValue)`` |"), "\(kind)") }
    }

    /// The tutorial ends in the program that is built and run as an example.
    @Test func theTutorialEndsInTheExample() throws {
        let steps = try Self.lines(of: "Sources/SMSGateway/SMSGateway.docc/Tutorials/FirstSMS.tutorial").compactMap { line in
            line.split(separator: "file: ").last.flatMap { $0.hasPrefix("FirstSMS-") ? String($0.dropLast()) : nil }
        }
        #expect(Set(steps).count == 7)
        let last = try #require(steps.last)
        let text = try Self.text(of: "Sources/SMSGateway/SMSGateway.docc/Resources/\(last)")
        #expect(try text == Self.text(of: "examples/sending/main.swift"))
    }

    private static func lines(of path: String) throws -> [String] { try text(of: path).split(separator: "\n").map(String.init) }

    private static func text(of path: String) throws -> String {
        let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
        return try String(contentsOf: root.appending(path: path), encoding: .utf8)
    }
}
