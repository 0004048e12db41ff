public import RuleLanguage

extension Compilation {
    /// `3 files, 9 rules, 0 warnings`; errors are counted where there are any.
    public var summary: String {
        let hidden = errorCount + warningCount - diagnostics.count
        let parts =
            [Self.count(fileCount, "file"), Self.count(ruleCount, "rule")]
            + (errorCount > 0 ? [Self.count(errorCount, "error")] : []) + [Self.count(warningCount, "warning")]
            + (hidden > 0 ? ["of which \(hidden) are not listed"] : [])
        return parts.joined(separator: ", ")
    }

    private static func count(_ number: Int, _ noun: String) -> String {
        "\(number) \(noun)\(number == 1 ? "" : "s")"
    }
}
