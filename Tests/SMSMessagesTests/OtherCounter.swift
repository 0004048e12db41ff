import Foundation

/// `Counter/count.py`, run by the Python that `make test-python` installs.
enum OtherCounter {
    private static let environment = ProcessInfo.processInfo.environment
    private static let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    private static let project = folder.deletingLastPathComponent().deletingLastPathComponent()
    private static let python = project.appending(path: ".build/python/bin/python")

    static let isInstalled =
        FileManager.default.isExecutableFile(atPath: python.path)
        && (try? FileManager.default.subpathsOfDirectory(atPath: project.appending(path: ".build/python/lib").path))?
            .contains { $0.hasSuffix("site-packages/smsutil/__init__.py") } == true
    static let step = environment["ANSWERBACK_EVERY_SCALAR"] == nil ? 64 : 1
    static let seed = environment["ANSWERBACK_SEED"].flatMap(UInt64.init) ?? 1

    struct Failed: Error { let status: Int32 }

    static func count(_ texts: [String]) async throws -> [String] { try await run("texts", JSONEncoder().encode(texts)) }

    static func count(_ place: Place) async throws -> [String] { try await run("scalars", JSONEncoder().encode([place])) }

    /// Of the file that `ANSWERBACK_TEXTS` names, or of what is in this project to read.
    static func writtenTexts() throws -> [String] {
        let files = try environment["ANSWERBACK_TEXTS"].map { [URL(fileURLWithPath: $0)] } ?? readable()
        return try files.flatMap { try String(contentsOf: $0, encoding: .utf8).split(separator: "\n").map(String.init) }
    }

    private static func readable() throws -> [URL] {
        let folders = ["rules", "examples", "Tests/RuleLanguageTests/Cases"].map { project.appending(path: $0) }
        let files = folders.flatMap { folder in
            (FileManager.default.enumerator(at: folder, includingPropertiesForKeys: nil)?.allObjects ?? []).compactMap { $0 as? URL }
        }
        return files.filter { ["md", "rules", "case"].contains($0.pathExtension) } + [project.appending(path: "README.md")]
    }

    /// Input and output are files, so that neither side waits for the other.
    private static func run(_ mode: String, _ input: Data) async throws -> [String] {
        let folder = FileManager.default.temporaryDirectory.appending(path: "counter-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let (asked, counted) = (folder.appending(path: "asked"), folder.appending(path: "counted"))
        try input.write(to: asked)
        try Data().write(to: counted)
        let process = Process()
        process.executableURL = python
        process.arguments = [Self.folder.appending(path: "Counter/count.py").path, mode]
        process.standardInput = try FileHandle(forReadingFrom: asked)
        process.standardOutput = try FileHandle(forWritingTo: counted)
        let status = try await withCheckedThrowingContinuation { continuation in
            process.terminationHandler = { continuation.resume(returning: $0.terminationStatus) }
            do { try process.run() } catch { continuation.resume(throwing: error) }
        }
        guard status == 0 else { throw Failed(status: status) }
        return try String(contentsOf: counted, encoding: .utf8).split(separator: "\n").map(String.init)
    }
}
