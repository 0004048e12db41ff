import CPCRE2
import RuleLanguage

/// A pattern that PCRE2 does not compile, though the rules were checked with it.
public struct PatternRefused: Error, Equatable, CustomStringConvertible {
    public var pattern: String
    /// PCRE2's own number and the UTF-8 offset in the pattern.
    public var code: Int
    public var offset: Int

    public var description: String { "PCRE2 refuses /\(pattern)/ at offset \(offset) (its error \(code)), though the rules were checked" }
}

/// A regular expression ready to run. The only file that calls PCRE2's matching, and the place of its limits.
///
/// `@unchecked`: PCRE2 takes compiled code as `const`; nothing here writes to it after `init`. What a match writes to is the worker's.
final class CompiledPattern: @unchecked Sendable {
    private let code: OpaquePointer
    /// The same with a callout before each of its items, for ``RegexWorker`` to count.
    private let counted: OpaquePointer
    private let groups: [String: Int]
    /// Without which it is found in no text.
    let requiredParts: RequiredParts

    init(_ pattern: Pattern) throws(PatternRefused) {
        let code = try Self.compile(pattern)
        do { counted = try Self.compile(pattern, adding: UInt32(PCRE2_AUTO_CALLOUT)) } catch {
            pcre2_code_free_8(code)
            throw error
        }
        // Where there is no JIT compiler for a machine or a pattern, PCRE2 interprets it: slower, and with the same limits.
        _ = pcre2_jit_compile_8(code, UInt32(PCRE2_JIT_COMPLETE))
        self.code = code
        groups = pattern.groups
        requiredParts = RequiredParts(of: pattern.source)
    }

    deinit {
        pcre2_code_free_8(code)
        pcre2_code_free_8(counted)
    }

    private static func compile(_ pattern: Pattern, adding more: UInt32 = 0) throws(PatternRefused) -> OpaquePointer {
        let context = pcre2_compile_context_create_8(nil)
        defer { pcre2_compile_context_free_8(context) }
        pcre2_set_newline_8(context, UInt32(PCRE2_NEWLINE_LF))
        var options = UInt32(PCRE2_UTF) | UInt32(PCRE2_UCP) | UInt32(PCRE2_NEVER_BACKSLASH_C) | more
        if pattern.ignoresCase { options |= UInt32(PCRE2_CASELESS) }
        var error: Int32 = 0
        var offset = 0
        let source = Array(pattern.source.utf8)
        guard let code = pcre2_compile_8(source, source.count, options, &error, &offset, context) else {
            throw PatternRefused(pattern: pattern.source, code: Int(error), offset: offset)
        }
        return code
    }

    /// - Parameter text: valid UTF-8.
    func isFound(in text: [UInt8], by worker: RegexWorker) -> Truth {
        guard worker.mayGoOn() else { return .unknown }
        let truth = Truth(result: matchQuickly(text, by: worker, into: worker.matchData))
        guard truth == .unknown else { return truth }
        return worker.remembering(self) { Truth(result: worker.match(counted, text, into: worker.matchData, isCharged: true)) }
    }

    /// What the groups took part in, where the pattern is found.
    func groups(in text: [UInt8], by worker: RegexWorker) -> PatternGroups? {
        let matchData = pcre2_match_data_create_from_pattern_8(code, nil)
        defer { pcre2_match_data_free_8(matchData) }
        var result = matchQuickly(text, by: worker, into: matchData)
        if Truth(result: result) == .unknown { result = worker.match(counted, text, into: matchData, isCharged: false) }
        guard Truth(result: result) == .yes, let offsets = pcre2_get_ovector_pointer_8(matchData) else { return nil }
        let texts = (0..<Int(pcre2_get_ovector_count_8(matchData))).map { group in
            let (start, end) = (offsets[2 * group], offsets[2 * group + 1])
            // PCRE2_UNSET comes as -1; where `\K` stands in a group, the end may come before the start.
            guard group < result, 0 <= start, start <= end else { return "" }
            return Folding.plainNumber(String(decoding: text[start..<end], as: UTF8.self))
        }
        return PatternGroups(numbered: texts, named: groups.compactMapValues { texts.indices.contains($0) ? texts[$0] : nil })
    }

    /// - Returns: an error for a long text, and where the pattern takes long on a short one: then it is matched counting steps.
    private func matchQuickly(_ text: [UInt8], by worker: RegexWorker, into matchData: OpaquePointer?) -> Int32 {
        if text.count > RegexWorker.longestUncounted { return PCRE2_ERROR_MATCHLIMIT }
        return pcre2_match_8(code, text, text.count, 0, UInt32(PCRE2_NO_UTF_CHECK), matchData, worker.context)
    }
}

/// What a found pattern's groups hold; empty where a group took no part, digits of any script as 0 to 9 where it is nothing else.
struct PatternGroups: Equatable {
    /// The whole match first.
    var numbered: [String]
    var named: [String: String]
}

extension Truth {
    /// - Parameter result: of `pcre2_match`. Zero is a match too, with more groups than there is room for.
    fileprivate init(result: Int32) {
        self = result >= 0 ? .yes : result == PCRE2_ERROR_NOMATCH ? .no : .unknown
    }
}
