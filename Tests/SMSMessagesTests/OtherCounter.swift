import Foundation

/// `Counter/count.py`, run by the Python that `make test-python` installs.
enum OtherCounter {
    private static let environment = ProcessInfo.processInfo.environment

    static let isInstalled = PythonScript.hasPackage("smsutil")
    static let step = environment["ANSWERBACK_EVERY_SCALAR"] == nil ? 64 : 1
    static let seed = environment["ANSWERBACK_SEED"].flatMap(UInt64.init) ?? 1

    private static let script = PythonScript("Counter/count.py")

    static func count(_ texts: [String]) async throws -> [String] { try await script.run("texts", input: JSONEncoder().encode(texts)) }

    static func count(_ place: Place) async throws -> [String] { try await script.run("scalars", input: JSONEncoder().encode([place])) }

    /// Of the file that `ANSWERBACK_TEXTS` names, or of what is in this project to read.
    static func writtenTexts() throws -> [String] {
        let files = try environment["ANSWERBACK_TEXTS"].map { [URL(fileURLWithPath: $0)] } ?? readable()
        return try files.flatMap { try String(contentsOf: $0, encoding: .utf8).split(separator: "\n").map(String.init) }
    }

    private static func readable() throws -> [URL] {
        let folders = ["rules", "examples", "Tests/RuleLanguageTests/Cases"].map { PythonScript.project.appending(path: $0) }
        let files = folders.flatMap { folder in
            (FileManager.default.enumerator(at: folder, includingPropertiesForKeys: nil)?.allObjects ?? []).compactMap { $0 as? URL }
        }
        return files.filter { ["md", "rules", "case"].contains($0.pathExtension) } + [PythonScript.project.appending(path: "README.md")]
    }
}
