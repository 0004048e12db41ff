import Foundation
import Testing

/// Arrows between targets point one way. The table is the architecture; the sources are held against it.
@Suite struct ImportTests {
    static let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

    static let system: Set = ["Foundation", "Synchronization", "Dispatch", "Glibc"]

    /// What each target may import besides the Swift library's own modules.
    static let allowed: [String: Set<String>] = [
        "SMSMessages": [],
        "RuleLanguage": ["SMSMessages", "CPCRE2", "CUTF8Proc"],
        "RuleMatcher": ["SMSMessages", "RuleLanguage", "CPCRE2"],
        "Outbound": ["SMSMessages", "CCurl", "NIOCore", "NIOPosix"],
        "SMSGateway": ["SMSMessages", "Outbound", "CCrypto"],
        "Actions": ["SMSMessages", "SMSGateway", "Outbound", "CCrypto"],
        "GatewaySandbox": ["SMSMessages", "Outbound", "CCrypto", "Hummingbird", "HTTPTypes", "NIOCore", "Logging"],
        "Journal": ["SMSMessages"],
        "JournalSQLite": ["SMSMessages", "Journal", "CCrypto", "GRDB"],
        "Receiver": ["SMSMessages", "CCrypto", "Hummingbird", "HummingbirdCore", "HTTPTypes", "NIOCore", "NIOHTTPTypes", "Logging"],
        "Responder": ["SMSMessages", "RuleLanguage", "RuleMatcher", "Journal", "Logging", "ServiceLifecycle"],
        "ServerSettings": ["SMSMessages", "SMSGateway", "Outbound", "Actions", "Receiver", "Configuration", "Yams"],
        "AnswerbackServer": [
            "SMSMessages", "RuleLanguage", "RuleMatcher", "Journal", "JournalSQLite", "Receiver", "Responder", "SMSGateway", "Outbound",
            "Actions", "GatewaySandbox", "ServerSettings", "CCrypto", "CSystemd", "Hummingbird", "HTTPTypes", "NIOCore", "Logging",
            "ServiceLifecycle",
            "UnixSignals",
        ],
        "answerback": [
            "AnswerbackServer", "ServerSettings", "RuleLanguage", "RuleMatcher", "SMSMessages", "SMSGateway", "Outbound", "ArgumentParser",
            "Logging",
        ],
    ]

    /// Languages and the core never touch the network, the disk or a clock: they do without Foundation.
    static let withoutFoundation: Set = ["SMSMessages", "RuleLanguage", "RuleMatcher", "Journal", "Responder"]

    /// The time zone database is Foundation's, asked once when rules are compiled; so is the reading and writing of JSON.
    private static func needsFoundation(_ file: URL) -> Bool {
        ["TimeZoneTable+reading.swift", "ErrandContent.swift"].contains(file.lastPathComponent)
    }

    @Test(arguments: allowed.keys.sorted())
    func importsOnlyWhatTheTableAllows(target: String) throws {
        let files = try Self.swiftFiles(of: target)
        try #require(!files.isEmpty, "no sources in \(target)")
        let allowed = try #require(Self.allowed[target])
        for file in files {
            let needsFoundation = !Self.withoutFoundation.contains(target) || Self.needsFoundation(file)
            let system = needsFoundation ? Self.system : Self.system.subtracting(["Foundation"])
            for module in try Self.imports(in: file) {
                #expect(allowed.union(system).contains(module), "\(file.lastPathComponent) imports \(module)")
            }
        }
    }

    @Test func everyTargetStandsInTheTable() throws {
        let folders = try FileManager.default.contentsOfDirectory(atPath: Self.root.appending(path: "Sources").path)
        let targets = folders.filter { folder in (try? Self.swiftFiles(of: folder).isEmpty) == false }
        #expect(Set(targets) == Set(Self.allowed.keys))
    }

    static func swiftFiles(of target: String) throws -> [URL] {
        try FileManager.default.subpathsOfDirectory(atPath: root.appending(path: "Sources/\(target)").path)
            // The programs in a documentation are their reader's.
            .filter { $0.hasSuffix(".swift") && !$0.contains(".docc/") }
            .map { root.appending(path: "Sources/\(target)/\($0)") }
    }

    static func imports(in file: URL) throws -> [String] {
        try String(contentsOf: file, encoding: .utf8).split(separator: "\n").compactMap { line in
            let words = line.split(separator: " ").drop { $0.hasPrefix("@") || ["public", "internal", "private", "package"].contains($0) }
            guard words.first == "import", let module = words.dropFirst().last else { return nil }
            return module.split(separator: ".").first.map(String.init)
        }
    }
}
