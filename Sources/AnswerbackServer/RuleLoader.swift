import Responder
import RuleLanguage
import RuleMatcher

/// Reads rule files and makes them ready to decide by.
struct RuleLoader: Sendable {
    let folder: RuleFolder
    /// Why rules that compile may not be used all the same; nil when they may.
    var objection: @Sendable (CheckedRules) -> String? = { _ in nil }

    struct Loaded {
        let files: [SourceFile]
        let compilation: Compilation
        let rules: RuleSet
    }

    enum Failure: Error {
        case badRules(Compilation, files: [SourceFile])
        case sentence(String)
    }

    func load() throws(Failure) -> Loaded {
        let files: [SourceFile]
        do { files = try folder.load() } catch { throw .sentence(error.description) }
        let compilation = compileRules(files)
        guard let checked = compilation.rules else { throw .badRules(compilation, files: files) }
        if let objection = objection(checked) { throw .sentence(objection) }
        do {
            return Loaded(
                files: files, compilation: compilation, rules: RuleSet(matcher: try Matcher(checked), hash: RuleFolder.hash(of: files)))
        } catch {
            throw .sentence("\(error)")
        }
    }
}
