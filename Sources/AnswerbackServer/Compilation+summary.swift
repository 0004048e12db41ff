public import RuleLanguage

extension Compilation {
    /// `3 files, 9 rules, 0 warnings`; errors are counted where there are any.
    public var summary: String {
        let errors = diagnostics.count { $0.severity == .error }
        let warnings = diagnostics.count { $0.severity == .warning }
        let parts =
            [Self.count(fileCount, "file"), Self.count(ruleCount, "rule")]
            + (errors > 0 ? [Self.count(errors, "error")] : []) + [Self.count(warnings, "warning")]
        return parts.joined(separator: ", ")
    }

    private static func count(_ number: Int, _ noun: String) -> String {
        "\(number) \(noun)\(number == 1 ? "" : "s")"
    }
}
