import Foundation

/// A script beside these tests, run by the Python that `make test-python` installs.
struct PythonScript {
    static let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    static let project = folder.deletingLastPathComponent().deletingLastPathComponent()
    private static let python = project.appending(path: ".build/python/bin/python")

    static func hasPackage(_ name: String) -> Bool {
        FileManager.default.isExecutableFile(atPath: python.path)
            && (try? FileManager.default.subpathsOfDirectory(atPath: project.appending(path: ".build/python/lib").path))?
                .contains { $0.hasSuffix("site-packages/\(name)/__init__.py") } == true
    }

    struct Failed: Error { let status: Int32 }

    private let script: String

    init(_ script: String) {
        self.script = Self.folder.appending(path: script).path
    }

    /// Input and output are files, so that neither side waits for the other.
    ///
    /// - Returns: the lines that it prints.
    func run(_ arguments: String..., input: Data = Data()) async throws -> [String] {
        let folder = FileManager.default.temporaryDirectory.appending(path: "script-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let (asked, printed) = (folder.appending(path: "asked"), folder.appending(path: "printed"))
        try input.write(to: asked)
        try Data().write(to: printed)
        let process = Process()
        process.executableURL = Self.python
        process.arguments = [script] + arguments
        process.standardInput = try FileHandle(forReadingFrom: asked)
        process.standardOutput = try FileHandle(forWritingTo: printed)
        let status = try await withCheckedThrowingContinuation { continuation in
            process.terminationHandler = { continuation.resume(returning: $0.terminationStatus) }
            do { try process.run() } catch { continuation.resume(throwing: error) }
        }
        guard status == 0 else { throw Failed(status: status) }
        return try String(contentsOf: printed, encoding: .utf8).split(separator: "\n").map(String.init)
    }
}
