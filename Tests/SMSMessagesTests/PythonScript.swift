import Foundation
import TestSupport

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
        let process = try ChildProcess(
            ["sh", "-c", #"input=$1 output=$2; shift 2; exec "$@" < "$input" > "$output""#, "-", asked.path, printed.path]
                + [Self.python.path, script] + arguments)
        let status = await process.exitCode()
        guard status == 0 else { throw Failed(status: status) }
        return try String(contentsOf: printed, encoding: .utf8).split(separator: "\n").map(String.init)
    }
}
