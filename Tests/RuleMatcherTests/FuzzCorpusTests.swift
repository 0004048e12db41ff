import Foundation
import Testing

/// What the fuzzer begins with, and what it once found, stays right.
@Suite struct FuzzCorpusTests {
    static let files: [URL] = {
        let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent().appending(
            path: "Fuzz/Corpus/matcher")
        let files = try? FileManager.default.contentsOfDirectory(at: folder, includingPropertiesForKeys: nil)
        return (files ?? []).sorted { $0.path < $1.path }
    }()

    @Test func thereIsACorpus() {
        #expect(Self.files.count > 5)
    }

    @Test(arguments: files)
    func isStillRight(file: URL) throws {
        #expect(MatcherProbe.complaint(about: [UInt8](try Data(contentsOf: file))) == nil)
    }
}
