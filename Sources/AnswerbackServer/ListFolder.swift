import Foundation
import RuleLanguage
import Synchronization

/// Reads the files that `list … from` names, and remembers what it read: a rule set is its rules and these.
final class ListFolder: Sendable {
    private let files = Mutex<[String: SourceFile]>([:])
    /// Where files are looked for; nil for the disk.
    private let archive: [String: SourceFile]?

    init(archive: [SourceFile]? = nil) {
        self.archive = archive.map { Dictionary($0.map { ($0.path, $0) }) { first, _ in first } }
    }

    /// By path, in its order.
    var read: [SourceFile] { files.withLock { $0.values.sorted { $0.path < $1.path } } }

    /// - Parameters: the name as written, and the path of the rule file it is written in.
    func list(_ name: String, _ ruleFile: String) -> ListFile {
        guard !name.isEmpty, !name.hasPrefix("/"), !name.split(separator: "/").contains("..") else { return .outside }
        let folder = (ruleFile as NSString).deletingLastPathComponent
        let path = folder.isEmpty ? name : folder + "/" + name
        if let archive { return archive[path].map { .found($0) } ?? .missing }
        if let known = files.withLock({ $0[path] }) { return .found(known) }
        guard FileManager.default.fileExists(atPath: path) else { return .missing }
        guard Self.resolved(path).hasPrefix(Self.resolved(folder.isEmpty ? "." : folder) + "/") else { return .outside }
        let content: [UInt8]
        do throws(BoundedFile.Failure) { content = try BoundedFile.read(path, upTo: ListFile.maxBytes) } catch {
            return .unreadable(error.description)
        }
        if let kind = DocumentKind(Data(content)) {
            return .unreadable("\(path) is \(kind.rawValue), not a text: save it as plain text (UTF-8) and name that")
        }
        let file = SourceFile(path: path, bytes: content)
        files.withLock { $0[path] = file }
        return .found(file)
    }

    private static func resolved(_ path: String) -> String { URL(fileURLWithPath: path).resolvingSymlinksInPath().path }
}
