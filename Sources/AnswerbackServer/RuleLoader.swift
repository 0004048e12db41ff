import Responder
import RuleLanguage
import RuleMatcher
import SMSMessages

/// Reads rule files and makes them ready to decide by.
struct RuleLoader: Sendable {
    let folder: RuleFolder
    /// What the rules may name; nil where nobody knows, as in `dev`, which has not the channels that the rules are for.
    var surroundings: Surroundings?
    /// Why rules that compile may not be used all the same; nil when they may.
    var objection: @Sendable (CheckedRules) -> String? = { _ in nil }
    /// The service's own numbers. Without a configuration they are those that the rules speak of.
    var ownNumbers: @Sendable (CheckedRules) -> Set<SMSAddress> = { Set($0.places) }

    struct Loaded: Sendable {
        let files: [SourceFile]
        /// What `list … from` has read.
        let lists: [SourceFile]
        let compilation: Compilation
        let rules: RuleSet
    }

    enum Failure: Error {
        case badRules(Compilation, files: [SourceFile])
        case sentence(String)

        /// Whether the rules themselves have errors; otherwise there are none, or they do not go with the configuration.
        var isOfRules: Bool { if case .badRules = self { true } else { false } }
    }

    func attempt() -> Result<Loaded, Failure> {
        do throws(Failure) { return .success(try load()) } catch { return .failure(error) }
    }

    func load() throws(Failure) -> Loaded {
        let files: [SourceFile]
        do { files = try folder.load() } catch { throw .sentence(error.description) }
        return try load(files)
    }

    /// The rules that ``RuleFolder/archived(_:lists:)`` has kept, with the lists as their files are now, or else as they were; nil where
    /// they can't be used any more.
    func load(archive: String) -> Loaded? {
        RuleFolder.files(archivedAs: archive).flatMap { kept in
            (try? load(kept.rules)) ?? (try? load(kept.rules, ListFolder(archive: kept.lists)))
        }
    }

    /// The same rules with the lists as their files are now, or as they were.
    func load(_ files: [SourceFile], _ lists: ListFolder = ListFolder()) throws(Failure) -> Loaded {
        let compilation = compileRules(files, surroundings: surroundings, readList: lists.list)
        guard let checked = compilation.rules else { throw .badRules(compilation, files: files) }
        if let objection = objection(checked) { throw .sentence(objection) }
        do {
            return Loaded(
                files: files, lists: lists.read, compilation: compilation,
                rules: RuleSet(
                    matcher: try Matcher(checked, ownNumbers: ownNumbers(checked)), hash: RuleFolder.hash(of: files + lists.read)))
        } catch {
            throw .sentence("\(error)")
        }
    }
}
