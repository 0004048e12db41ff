import RuleLanguage

extension OperatorReply.Reloaded {
    init(_ report: ReloadReport, ruleSet: String) {
        switch report {
        case .live(let compilation, let files, let overlooked):
            self.init(
                isLive: true, ruleSet: ruleSet, summary: compilation.summary, findings: Self.findings(compilation, files, overlooked))
        case .refused(let compilation, let files, let overlooked):
            self.init(
                isLive: false, ruleSet: ruleSet, summary: compilation.summary, findings: Self.findings(compilation, files, overlooked))
        case .unusable(let why):
            self.init(isLive: false, ruleSet: ruleSet, summary: why, findings: [])
        }
    }

    private static func findings(_ compilation: Compilation, _ files: [SourceFile], _ overlooked: [String]) -> [String] {
        let renderer = DiagnosticRenderer(files: files, colour: false)
        return overlooked.map { "warning: " + $0 } + compilation.diagnostics.map(renderer.pretty)
    }
}
