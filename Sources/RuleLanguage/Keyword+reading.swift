extension Keyword {
    private static let mostWords = 8

    /// - Returns: nil after something has been reported.
    init?(_ node: KeywordNode, findings: Findings) {
        let words = Folding.words(of: node.text)
        guard (1...Self.mostWords).contains(words.count) else {
            let problem: Problem = words.isEmpty ? .keywordWithoutWords : .longKeyword(words: words.count, limit: Self.mostWords)
            findings.report(problem, at: node.span)
            return nil
        }
        node.literal?.reportValues(findings: findings)
        self.init(written: node.text, words: words)
    }
}
