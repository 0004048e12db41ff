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
    private(set) var all: [Finding] = []

    /// - Parameter edits: what mends it, where that is not just to replace the span; none where nothing exact does.
    func report(_ problem: Problem, at span: SourceSpan, related: SourceSpan? = nil, edits: [SourceEdit]? = nil) {
        all.append(Finding(problem: problem, span: span, related: related, edits: edits))
    }
}
