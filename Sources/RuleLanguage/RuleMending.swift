/// Rule files after all their diagnostics that can be mended by a program have been.
public struct RuleMending {
    public struct Change: Sendable, Equatable {
        /// In the file as it was then.
        public let location: SourceLocation
        /// What was underlined, or more, if more had to change.
        public let before: String
        public let after: String
    }

    /// In the order they were made.
    public private(set) var changes: [Change] = []
    public private(set) var files: [SourceFile]
    /// What is left to say.
    public private(set) var compilation: Compilation

    private let compile: ([SourceFile]) -> Compilation
    /// What has been tried alone and made nothing better.
    private var refused: Set<String> = []

    /// Enough for mends that bring others to light, and bounded where something keeps trying in vain.
    private static let mostCompilations = 64

    /// Applies mends step by step; none that would leave more errors than there were, or one on its own line that can't be mended.
    ///
    /// - Parameter compile: the same for the same files.
    public init(_ files: [SourceFile], compile: @escaping ([SourceFile]) -> Compilation) {
        self.files = files
        self.compile = compile
        compilation = compile(files)
        var attempts = 0
        while attempts < Self.mostCompilations {
            var batch = mendable
            if batch.isEmpty { return }
            attempts += 1
            while !accept(batch), attempts < Self.mostCompilations {
                if batch.count == 1 {
                    refused.insert(key(of: batch[0]))
                    break
                }
                // One of them does harm: which, the halves will tell.
                batch.removeLast(batch.count / 2)
                attempts += 1
            }
        }
    }

    /// From the start of each file on, diagnostics that change other places than those before them.
    private var mendable: [Diagnostic] {
        var end: [Int: Int] = [:]
        return compilation.diagnostics.filter { diagnostic in
            let file = diagnostic.span.file
            guard let first = diagnostic.edits.map(\.span.range.lowerBound).min(), first > end[file, default: -1],
                !refused.contains(key(of: diagnostic))
            else { return false }
            end[file] = diagnostic.edits.map(\.span.range.upperBound).max()
            return true
        }
    }

    private func key(of diagnostic: Diagnostic) -> String {
        "\(diagnostic.span.file) \(diagnostic.location.line) \(diagnostic.code) \(diagnostic.message)"
    }

    /// A mend may bring to light what was hidden behind its problem, so the problem itself counts.
    private func areFewer(_ batch: [Diagnostic], in outcome: Compilation) -> Bool {
        // An error that only turns into another one may have meant something else.
        if batch.contains(where: { $0.severity == .error }) { return outcome.errorCount < compilation.errorCount }
        if outcome.errorCount + outcome.warningCount < compilation.errorCount + compilation.warningCount { return true }
        let keys = Set(batch.map(key))
        return outcome.diagnostics.count { keys.contains(key(of: $0)) } < compilation.diagnostics.count { keys.contains(key(of: $0)) }
    }

    /// Where anything on their line can't be mended, something else may have been meant: only its author can say.
    private func areWhole(_ batch: [Diagnostic], in outcome: Compilation) -> Bool {
        let mended = Set(batch.map { Line($0.location) })
        return !outcome.diagnostics.contains { $0.severity == .error && $0.edits.isEmpty && mended.contains(Line($0.location)) }
    }

    /// No mend adds or removes one.
    private struct Line: Hashable {
        let file: String
        let number: Int

        init(_ location: SourceLocation) {
            file = location.file
            number = location.line
        }
    }

    private mutating func accept(_ batch: [Diagnostic]) -> Bool {
        let edits = Dictionary(grouping: batch.lazy.flatMap(\.edits), by: \.span.file)
        let mended = files.enumerated().map { index, file in
            edits[index].map { SourceFile(path: file.path, bytes: $0.applied(to: file.bytes)) } ?? file
        }
        let outcome = compile(mended)
        // Among several, one that makes more errors must not hide behind one that makes fewer.
        let fewer = batch.count == 1 ? 0 : batch.count { $0.severity == .error }
        guard outcome.errorCount + fewer <= compilation.errorCount, areFewer(batch, in: outcome), areWhole(batch, in: outcome) else {
            return false
        }
        changes += batch.map { Change($0, in: files[$0.span.file]) }
        (files, compilation) = (mended, outcome)
        return true
    }
}

extension RuleMending.Change {
    fileprivate init(_ diagnostic: Diagnostic, in file: SourceFile) {
        let all = diagnostic.edits.reduce(diagnostic.span) { $0.joined(to: $1.span) }
        let start = diagnostic.edits.reduce(all.range.lowerBound) { min($0, $1.span.range.lowerBound) }
        let shifted = diagnostic.edits.map { edit in
            let range = edit.span.range
            return SourceEdit(
                SourceSpan(file: edit.span.file, range: range.lowerBound - start..<range.upperBound - start), edit.text)
        }
        let bytes = Array(file.bytes[start..<all.range.upperBound])
        location = diagnostic.location
        before = String(decoding: bytes, as: UTF8.self)
        after = String(decoding: shifted.applied(to: bytes), as: UTF8.self)
    }
}

extension RuleMending.Change: CustomStringConvertible {
    /// `rules/a.rules:3: wen → when`
    public var description: String {
        "\(location.file.escaped):\(location.line): \(before.shortened) → \(after.isEmpty ? "nothing" : after.shortened)"
    }
}

extension String {
    /// On one line; of a long text both ends.
    fileprivate var shortened: String {
        let limit = 80
        let text = escaped
        return text.count <= limit ? text : "\(text.prefix(limit / 2))…\(text.suffix(limit / 2))"
    }
}
