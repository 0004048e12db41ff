import RuleLanguage

extension OperatorReply.Reloaded {
    init(_ report: ReloadReport, ruleSet: String) {
        switch report {
        case .live(let compilation, let files):
            self.init(isLive: true, ruleSet: ruleSet, summary: compilation.summary, findings: Self.findings(compilation, files))
        case .refused(let compilation, let files):
            self.init(isLive: false, ruleSet: ruleSet, summary: compilation.summary, findings: Self.findings(compilation, files))
        case .unusable(let why):
            self.init(isLive: false, ruleSet: ruleSet, summary: why, findings: [])
        }
    }

    private static func findings(_ compilation: Compilation, _ files: [SourceFile]) -> [String] {
        let renderer = DiagnosticRenderer(files: files, colour: false)
        return compilation.diagnostics.map(renderer.pretty)
    }
}
