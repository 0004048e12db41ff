public import RuleLanguage

/// Why a server did not start.
public enum StartFailure: Error, Sendable {
    case sentence(String)
    case badRules(Compilation, files: [SourceFile])

    init(_ failure: RuleLoader.Failure) {
        switch failure {
        case .sentence(let sentence): self = .sentence(sentence)
        case .badRules(let compilation, let files): self = .badRules(compilation, files: files)
        }
    }
}
