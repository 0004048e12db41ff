/// What is wrong, and where: collected by every stage, made into ``Diagnostic``s at the end.
struct Finding {
    let problem: Problem
    let span: SourceSpan
    let related: SourceSpan?
    /// nil where the problem says what to put in place of the span.
    let edits: [SourceEdit]?
}

/// The list that the stages of one run add to. Shared by them and used by one at a time.
final class Findings {
    /// The first ``mostKept`` errors, and as many warnings: nobody reads more, and a hostile file could fill the memory with them.
    private(set) var kept: [Finding] = []
    private(set) var errorCount = 0
    private(set) var warningCount = 0

    private static let mostKept = 10_000

    var count: Int { errorCount + warningCount }

    /// - Parameter edits: what mends it, where that is not just to replace the span; none where nothing exact does.
    func report(_ problem: Problem, at span: SourceSpan, related: SourceSpan? = nil, edits: [SourceEdit]? = nil) {
        let isError = problem.wording.code.severity == .error
        if (isError ? errorCount : warningCount) < Self.mostKept {
            kept.append(Finding(problem: problem, span: span, related: related, edits: edits))
        }
        if isError { errorCount += 1 } else { warningCount += 1 }
    }

    /// Reports one mistake of which parts have been reported, as mistakes of their own, when nobody knew the whole. Of a file with very many
    /// mistakes the parts stay.
    func report(_ problem: Problem, inPlaceOfPartsAt span: SourceSpan, edits: [SourceEdit]? = nil) {
        if kept.count <= Self.mostSearched {
            let others = kept.filter { $0.problem.wording.code.severity == .warning || !$0.span.isPart(of: span) }
            errorCount -= kept.count - others.count
            kept = others
        }
        report(problem, at: span, edits: edits)
    }

    private static let mostSearched = 100
}

extension SourceSpan {
    fileprivate func isPart(of other: SourceSpan) -> Bool {
        file == other.file && range.lowerBound >= other.range.lowerBound && range.upperBound <= other.range.upperBound
    }
}
