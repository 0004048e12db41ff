/// What is wrong, and where: collected by every stage, made into ``Diagnostic``s at the end.
struct Finding {
    let problem: Problem
    let span: SourceSpan
    let related: SourceSpan?
}

/// The list that the stages of one run add to. Shared by them and used by one at a time.
final class Findings {
    private(set) var all: [Finding] = []

    func report(_ problem: Problem, at span: SourceSpan, related: SourceSpan? = nil) {
        all.append(Finding(problem: problem, span: span, related: related))
    }
}
