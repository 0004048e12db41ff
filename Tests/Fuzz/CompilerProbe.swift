import RuleLanguage

/// What must hold for any bytes as a rule file: the compiler ends and says where, and what it understands keeps its meaning and its form
/// when it is formatted.
enum CompilerProbe {
    /// - Returns: what is wrong; nil where all is well.
    static func complaint(about bytes: [UInt8]) -> String? {
        let file = SourceFile(path: "f.rules", bytes: bytes)
        let compilation = compileRules([file])
        let renderer = DiagnosticRenderer(files: [file])
        for diagnostic in compilation.diagnostics where renderer.pretty(diagnostic).isEmpty { return "an empty diagnostic" }
        guard case .text(let formatted) = formatRules(file) else {
            return compilation.rules == nil ? nil : "rules that compile can't be formatted"
        }
        let again = SourceFile(path: "f.rules", bytes: formatted)
        guard case .text(let twice) = formatRules(again), twice == formatted else { return "formatting twice changes something" }
        let codes = compilation.diagnostics.map(\.code.rawValue).sorted()
        let codesAfter = compileRules([again]).diagnostics.map(\.code.rawValue).sorted()
        return codes == codesAfter ? nil : "formatted, it says \(codesAfter) instead of \(codes)"
    }
}
