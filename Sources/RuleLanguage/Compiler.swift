/// What came of compiling a set of rule files.
public struct Compilation: Sendable {
    /// nil if there is any error.
    public let rules: CheckedRules?
    /// In the order of files and places; of very many errors or warnings only those found first.
    public let diagnostics: [Diagnostic]
    /// All that were found, those that are no longer among the diagnostics too.
    public let errorCount: Int
    public let warningCount: Int
    /// Rules found, `otherwise` among them, even if something in them is wrong.
    public let ruleCount: Int
    public let fileCount: Int
}

/// Reads and checks rule files, in the order in which their rules are to stand.
///
/// Takes time in proportion to the size of the files, whatever they hold.
///
/// - Parameters:
///   - surroundings: nil where no configuration is known: then nothing is said of the channels and numbers that the rules name.
///   - readList: gets what `list … from` names; without it there are no such files.
public func compileRules(
    _ files: [SourceFile], surroundings: Surroundings? = nil, readList: @escaping ListReader = { _, _ in .missing }
) -> Compilation {
    let findings = Findings()
    let trees = files.enumerated().map { index, file in
        SourceText(file, file: index, findings: findings).map { Parser.tree(of: $0, findings: findings) } ?? SyntaxTree(isUnreadable: true)
    }
    let atlas = Atlas(files)
    var checker = Checker(trees, atlas: atlas, findings: findings, surroundings: surroundings, readList: readList)
    let rules = checker.check()
    let compilation = Compilation(
        rules: findings.errorCount > 0 ? nil : rules, diagnostics: findings.diagnostics(in: atlas), errorCount: findings.errorCount,
        warningCount: findings.warningCount, ruleCount: trees.reduce(0) { $0 + $1.ruleCount }, fileCount: files.count)
    let mails = surroundings?.sendsMail == false ? rules.mails : []
    return compilation.refused(for: mails + (surroundings?.secrets.map { rules.unknownSecrets(among: $0) } ?? []))
}

/// Finds lines and columns in all files of a run.
struct Atlas {
    private let files: [(source: SourceFile, lines: LineMap)]

    init(_ files: [SourceFile]) {
        self.files = files.map { ($0, LineMap($0.bytes)) }
    }

    func text(of span: SourceSpan) -> String {
        String(decoding: bytes(of: span), as: UTF8.self)
    }

    func bytes(of span: SourceSpan) -> ArraySlice<UInt8> { files[span.file].source.bytes[span.range] }

    func path(of span: SourceSpan) -> String { files[span.file].source.path }

    func location(of span: SourceSpan) -> SourceLocation {
        let file = files[span.file]
        let position = file.lines.position(of: span.range.lowerBound)
        return SourceLocation(file: file.source.path, line: position.line, column: position.column)
    }
}

extension SyntaxTree {
    fileprivate var ruleCount: Int {
        items.reduce(0) { count, item in
            switch item {
            case .rule: count + 1
            case .on(let block): count + block.rules.count
            case .timezone, .list, .audience, .hours, .refusedSet, .consent, .test: count
            }
        }
    }
}

extension Findings {
    /// In the order of files and places.
    func diagnostics(in atlas: Atlas) -> [Diagnostic] {
        kept.enumerated()
            .sorted {
                ($0.element.span.file, $0.element.span.range.lowerBound, $0.offset) < (
                    $1.element.span.file, $1.element.span.range.lowerBound, $1.offset
                )
            }
            .map { _, finding in
                Diagnostic(
                    finding.problem, location: atlas.location(of: finding.span), span: finding.span,
                    related: finding.related.map { atlas.location(of: $0) }, edits: finding.edits(in: atlas))
            }
    }
}

extension Finding {
    fileprivate func edits(in atlas: Atlas) -> [SourceEdit] {
        edits ?? problem.replacement(of: atlas.text(of: span)).map { [SourceEdit(span, $0)] } ?? []
    }
}

extension Compilation {
    fileprivate func refused(for errors: [Diagnostic]) -> Compilation {
        guard !errors.isEmpty else { return self }
        return Compilation(
            rules: nil, diagnostics: diagnostics + errors, errorCount: errorCount + errors.count, warningCount: warningCount,
            ruleCount: ruleCount, fileCount: fileCount)
    }
}
