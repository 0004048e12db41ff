import Foundation
import TestSupport
import Testing

/// `Tests/Python/proxied_files.py`: a folder's files behind a real nginx, which hands `/api/incidents/` on as `/incidents/`.
struct ProxiedFiles {
    let port: Int

    static func run<Result>(_ files: [String], _ test: (ProxiedFiles) async throws -> Result) async throws -> Result {
        let folder = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
        defer { try? FileManager.default.removeItem(at: folder) }
        for file in files {
            let place = folder.appending(path: file)
            try FileManager.default.createDirectory(at: place.deletingLastPathComponent(), withIntermediateDirectories: true)
            try Data(file.utf8).write(to: place)
        }
        let script = ShippedRulesTests.root.appending(path: "Tests/Python/proxied_files.py")
        let process = try ChildProcess(["python3", script.path, folder.path])
        let port = await process.lines.first { _ in true }.flatMap { Int($0) }
        let result: Swift.Result<Result, any Error>
        do {
            let port = try #require(port, "it has not started: is nginx installed? make test-tools")
            result = .success(try await test(ProxiedFiles(port: port)))
        } catch {
            result = .failure(error)
        }
        // It ends nginx when its input ends.
        process.endInput()
        _ = await process.exitCode()
        return try result.get()
    }
}
