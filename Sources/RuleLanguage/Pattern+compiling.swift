import CPCRE2

extension Pattern {
    private static let mostBytes = 4_096

    /// UTF-8, Unicode classes, and no `\C`, which would cut a character in pieces.
    private static let options = UInt32(PCRE2_UTF) | UInt32(PCRE2_UCP) | UInt32(PCRE2_NEVER_BACKSLASH_C) | UInt32(PCRE2_NO_UTF_CHECK)

    /// Lets PCRE2 judge the pattern, and refuses what reaches beyond matching (section 1 of the language).
    ///
    /// - Returns: nil after something has been reported.
    init?(_ literal: RegexLiteral, findings: Findings) {
        let count = literal.pattern.utf8.count
        guard count <= Self.mostBytes else {
            findings.report(.longRegex(bytes: count, limit: Self.mostBytes), at: literal.span)
            return nil
        }
        guard !Self.beginsWithVerb(literal.pattern) else {
            findings.report(.leadingVerb, at: literal.span(of: 0..<2))
            return nil
        }
        do throws(CompiledRegex.Refusal) {
            let regex = try CompiledRegex(literal.pattern, options: Self.options | (literal.ignoresCase ? UInt32(PCRE2_CASELESS) : 0))
            if let end = regex.endOfFirstCallout {
                findings.report(.callout, at: literal.span(of: Self.callout(before: end, in: literal.pattern)))
                return nil
            }
            guard let groups = Self.groupNumbers(of: regex, literal, findings) else { return nil }
            if let part = BacktrackingReader.ambiguousPart(of: literal.pattern, ignoresCase: literal.ignoresCase) {
                findings.report(.backtracking, at: literal.span(of: part))
            } else if let part = UnanchoredSearch.part(of: literal.pattern) {
                findings.report(.unanchoredSearch, at: literal.span(of: part))
            }
            self.init(source: literal.pattern, ignoresCase: literal.ignoresCase, groups: groups, groupCount: regex.groupCount)
        } catch {
            findings.report(
                .badRegex(error.reason), at: literal.span(of: Self.lastCharacter(before: error.utf8Offset, in: literal.pattern)))
            return nil
        }
    }

    /// `(*UTF)`, `(*COMMIT)`, but not the lower-case `(*atomic:…)`, which is a group.
    private static func beginsWithVerb(_ pattern: String) -> Bool {
        guard pattern.hasPrefix("(*") else { return false }
        return !pattern.utf8.dropFirst(2).prefix(1).allSatisfy { (UInt8(ascii: "a")...UInt8(ascii: "z")).contains($0) }
    }

    private static func callout(before end: Int, in pattern: String) -> Range<Int> {
        let utf8 = Array(pattern.utf8)
        let start = (0..<end).last { utf8[$0...].starts(with: "(?C".utf8) } ?? 0
        return start..<max(start + 1, end)
    }

    private static func groupNumbers(of regex: borrowing CompiledRegex, _ literal: RegexLiteral, _ findings: Findings) -> [String: Int]? {
        var groups: [String: Int] = [:]
        for (name, number) in regex.namedGroups {
            if Template.Value(builtIn: name) != nil || name == "secret" {
                findings.report(.groupNamedLikeValue(name), at: literal.span)
                return nil
            }
            // (?J) allows it, but then a name stands for no one number.
            if let other = groups.updateValue(number, forKey: name), other != number {
                findings.report(.groupNameTwice(name), at: literal.span)
                return nil
            }
        }
        return groups
    }

    /// PCRE2 says how far it has read: the culprit stands just before.
    private static func lastCharacter(before offset: Int, in pattern: String) -> Range<Int> {
        let utf8 = Array(pattern.utf8)
        var start = max(0, min(offset, utf8.count) - 1)
        while start > 0, UTF8.isContinuation(utf8[start]) { start -= 1 }
        return start..<max(start, min(max(offset, 1), utf8.count))
    }
}

/// A pattern as PCRE2 has compiled it, for looking at: nothing is matched here.
private struct CompiledRegex: ~Copyable {
    struct Refusal: Error {
        let reason: String
        let utf8Offset: Int
    }

    private let code: OpaquePointer

    init(_ pattern: String, options: UInt32) throws(Refusal) {
        let context = pcre2_compile_context_create_8(nil)
        defer { pcre2_compile_context_free_8(context) }
        pcre2_set_newline_8(context, UInt32(PCRE2_NEWLINE_LF))
        var error: Int32 = 0
        var offset = 0
        let utf8 = Array(pattern.utf8)
        guard let code = pcre2_compile_8(utf8, utf8.count, options, &error, &offset, context) else {
            throw Refusal(reason: Self.sentence(for: error), utf8Offset: offset)
        }
        self.code = code
    }

    deinit { pcre2_code_free_8(code) }

    private static func sentence(for error: Int32) -> String {
        if error == PCRE2_ERROR_BACKSLASH_C_CALLER_DISABLED { return "\\C would cut a character in pieces" }
        if error == PCRE2_ERROR_DUPLICATE_SUBPATTERN_NAME { return "two of its groups have the same name" }
        var buffer = [UInt8](repeating: 0, count: 256)
        let length = pcre2_get_error_message_8(error, &buffer, buffer.count)
        return String(decoding: buffer.prefix(max(0, Int(length))), as: UTF8.self)
    }

    /// Where the pattern goes on after its first callout; nil if it has none.
    var endOfFirstCallout: Int? {
        var end = -1
        withUnsafeMutablePointer(to: &end) { pointer in
            _ = pcre2_callout_enumerate_8(
                code,
                { block, end in
                    guard let block, let end else { return 0 }
                    end.assumingMemoryBound(to: Int.self).pointee = block.pointee.pattern_position
                    return 1
                }, pointer)
        }
        return end < 0 ? nil : end
    }

    var groupCount: Int { Int(info(UInt32(PCRE2_INFO_CAPTURECOUNT))) }

    /// Ascending by name.
    var namedGroups: [(name: String, number: Int)] {
        let size = Int(info(UInt32(PCRE2_INFO_NAMEENTRYSIZE)))
        var table: UnsafePointer<UInt8>?
        pcre2_pattern_info_8(code, UInt32(PCRE2_INFO_NAMETABLE), &table)
        guard let table else { return [] }
        // Two bytes of number, then the name and a zero.
        return (0..<Int(info(UInt32(PCRE2_INFO_NAMECOUNT)))).map { index in
            let entry = UnsafeBufferPointer(start: table + index * size, count: size)
            let name = entry.dropFirst(2).prefix { $0 != 0 }
            return (String(decoding: name, as: UTF8.self), Int(entry[0]) << 8 | Int(entry[1]))
        }
    }

    private func info(_ what: UInt32) -> UInt32 {
        var value: UInt32 = 0
        pcre2_pattern_info_8(code, what, &value)
        return value
    }
}
