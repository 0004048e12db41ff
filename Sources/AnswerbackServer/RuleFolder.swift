import CCrypto
import Foundation
public import RuleLanguage

/// The rule files named on a command line: read in the contract's order, compiled together, known by one hash.
public struct RuleFolder: Sendable {
    /// As given: files, or folders that are searched.
    public let paths: [String]

    public init(paths: [String]) {
        self.paths = paths
    }

    public struct Unreadable: Error, CustomStringConvertible {
        public let description: String
    }

    /// The files in the order of section 1: paths as given, a folder recursively in byte order of relative paths; names that begin
    /// with `.` and links out of the tree are skipped, a file counts once.
    ///
    /// - Throws: ``Unreadable`` when a path is not there, cannot be read, or no rule file is found at all, or one is empty.
    public func load() throws(Unreadable) -> [SourceFile] {
        var seen = Set<String>()
        var files: [SourceFile] = []
        for path in paths {
            for file in try ruleFiles(at: path) where seen.insert(Self.resolved(file)).inserted {
                // One byte too many tells the compiler that the file is too large.
                guard let content = try? BoundedFile.beginning(of: file, upTo: SourceFile.maxBytes + 1) else {
                    throw Unreadable(description: "\(file) cannot be read: check its permissions")
                }
                // What an editor that was interrupted, or a full disk, leaves behind looks like this.
                guard !content.isEmpty else {
                    throw Unreadable(description: "\(file) is empty; write a rule into it, or remove it")
                }
                if let kind = DocumentKind(Data(content)) {
                    throw Unreadable(description: "\(file) is \(kind.rawValue), not a text: save it as plain text (UTF-8) and name that")
                }
                files.append(SourceFile(path: file, bytes: content))
            }
        }
        guard !files.isEmpty else {
            let hints = overlooked.map { "; " + $0 }.joined()
            throw Unreadable(description: "no rule file in \(paths.joined(separator: ", ")): rule files end in .rules\(hints)")
        }
        return files
    }

    /// Files of the folders that were surely meant to be rules, and are not read: a sentence for each.
    public var overlooked: [String] {
        paths.flatMap { path -> [String] in
            var isFolder: ObjCBool = false
            guard FileManager.default.fileExists(atPath: path, isDirectory: &isFolder), isFolder.boolValue else { return [] }
            let base = path.hasSuffix("/") ? path : path + "/"
            // That a folder cannot be read is said where it is read.
            let names = (try? Self.relativePaths(in: path)) ?? []
            return names.sorted().compactMap { name in
                Self.meantName(of: name).map { "\(base + name) is not read, as it does not end in .rules: rename it to \($0)" }
            }
        }
    }

    /// - Returns: what a file with an ending that an editor or a slip gave it should be called; nil for others, a `.bak` among them.
    private static func meantName(of path: String) -> String? {
        guard !path.hasSuffix(".rules") else { return nil }
        let name = path.split(separator: "/").last.map(String.init) ?? path
        let lower = name.lowercased()
        for ending in [".rules", ".rule"] + documentEndings.map({ ".rules" + $0 }) where lower.hasSuffix(ending) && lower != ending {
            return name.dropLast(ending.count) + ".rules"
        }
        return nil
    }

    private static let documentEndings = [".txt", ".text", ".md", ".doc", ".docx", ".odt", ".rtf", ".pdf", ".html"]

    private func ruleFiles(at path: String) throws(Unreadable) -> [String] {
        var isFolder: ObjCBool = false
        guard FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) else {
            throw Unreadable(description: "\(path) is not there: name a rule file or a folder of them")
        }
        guard isFolder.boolValue else { return [path] }
        let root = Self.resolved(path)
        let base = path.hasSuffix("/") ? path : path + "/"
        return try Self.relativePaths(in: path)
            .filter { $0.hasSuffix(".rules") && Self.resolved(base + $0).hasPrefix(root + "/") }
            .sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
            .map { base + $0 }
    }

    /// - Throws: for a folder in it that cannot be read: the rules without some of them would be other rules.
    private static func relativePaths(in folder: String, below prefix: String = "") throws(Unreadable) -> [String] {
        let names: [String]
        do {
            names = try FileManager.default.contentsOfDirectory(atPath: folder)
        } catch {
            throw Unreadable(description: "\(folder) cannot be read: check its permissions")
        }
        var paths: [String] = []
        for name in names where !name.hasPrefix(".") {
            let path = folder + "/" + name
            let isLink = (try? FileManager.default.destinationOfSymbolicLink(atPath: path)) != nil
            var isFolder: ObjCBool = false
            guard FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) else { continue }
            // A folder behind a link may hold this one.
            if isFolder.boolValue, isLink { continue }
            paths += isFolder.boolValue ? try relativePaths(in: path, below: prefix + name + "/") : [prefix + name]
        }
        return paths
    }

    private static func resolved(_ path: String) -> String {
        URL(fileURLWithPath: path).resolvingSymlinksInPath().path
    }

    /// For ``compileRules(_:readList:)``: from the disk.
    public static func readList(_ name: String, _ ruleFile: String) -> ListFile { ListFolder().list(name, ruleFile) }

    /// Changes whenever a file comes, goes, or is saved, and when one comes or goes that is overlooked; cheap enough to be asked several
    /// times a second.
    func fingerprint() -> [String] {
        Self.fingerprint(of: paths.flatMap { (try? ruleFiles(at: $0)) ?? [] }) + overlooked
    }

    static func fingerprint(of files: [String]) -> [String] {
        files.map { file in
            let facts = try? FileManager.default.attributesOfItem(atPath: file)
            let saved = (facts?[.modificationDate] as? Date)?.timeIntervalSince1970 ?? 0
            return "\(file) \(saved) \(facts?[.size] ?? 0) \(facts?[.systemFileNumber] ?? 0)"
        }
    }

    /// SHA-256, lower-case hex, over names and contents; two sets with the same hash decide alike.
    public static func hash(of files: [SourceFile]) -> String {
        var digest = [UInt8](repeating: 0, count: Int(SHA256_DIGEST_LENGTH))
        let text = [UInt8](joined(files).utf8)
        SHA256(text, text.count, &digest)
        return digest.map { String($0 >> 4, radix: 16) + String($0 & 15, radix: 16) }.joined()
    }

    /// All files in one text, each under a line with its name: what is digested.
    private static func joined(_ files: [SourceFile]) -> String {
        files.map { "# file: \($0.path)\n" + String(decoding: $0.bytes, as: UTF8.self) }.joined(separator: "\n")
    }

    private struct ArchivedFile: Codable {
        var path: String
        var text: String
        /// Of a list; left out for rules.
        var isList: Bool?
    }

    /// The files as the journal keeps them: a JSON array of paths and texts.
    ///
    /// - Parameter lists: what `list … from` has read.
    public static func archived(_ files: [SourceFile], lists: [SourceFile] = []) -> String {
        func archived(_ file: SourceFile, isList: Bool?) -> ArchivedFile {
            ArchivedFile(path: file.path, text: String(decoding: file.bytes, as: UTF8.self), isList: isList)
        }
        let archive = files.map { archived($0, isList: nil) } + lists.map { archived($0, isList: true) }
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.withoutEscapingSlashes]
        // Encoding strings cannot fail; an empty archive would only be explained less well.
        return (try? encoder.encode(archive)).map { String(decoding: $0, as: UTF8.self) } ?? ""
    }

    /// - Returns: nil for what ``archived(_:lists:)`` did not write.
    static func files(archivedAs text: String) -> (rules: [SourceFile], lists: [SourceFile])? {
        guard let archive = try? JSONDecoder().decode([ArchivedFile].self, from: Data(text.utf8)) else { return nil }
        func files(areLists: Bool) -> [SourceFile] {
            archive.filter { ($0.isList == true) == areLists }.map { SourceFile(path: $0.path, bytes: Array($0.text.utf8)) }
        }
        return (files(areLists: false), files(areLists: true))
    }
}
