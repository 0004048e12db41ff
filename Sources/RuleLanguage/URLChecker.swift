/// Checks a call's URL: what it reaches is fixed, and is what a reader takes it for.
struct URLChecker {
    struct CheckedURL {
        let template: URLTemplate
        /// Over `http` to another machine.
        let isPlainHTTP: Bool
    }

    private let templates: TemplateChecker
    private let findings: Findings
    private let literal: StringLiteral
    private let pieces: [TemplatePiece]

    init(_ templates: TemplateChecker, _ literal: StringLiteral) {
        self.templates = templates
        self.literal = literal
        findings = templates.findings
        pieces = literal.templatePieces(findings: findings)
    }

    /// - Returns: nil after something has been reported of scheme, host or port.
    func check() -> CheckedURL? {
        guard let (scheme, authority) = splitOrigin(), let host = check(authority) else { return nil }
        let isPlainHTTP = scheme == "http" && !HostName.isThisMachine(host)
        if isPlainHTTP { report(.plainHTTP, at: 0..<scheme.utf8.count) }
        reportCharacters()
        let start = scheme.utf8.count + "://".utf8.count + authority.text.utf8.count
        let rest = templates.template(pieces(from: start), of: literal, for: .server(isPlainHTTP: isPlainHTTP))
        return CheckedURL(
            template: URLTemplate(origin: "\(scheme)://\(authority.text.lowercased())", rest: rest), isPlainHTTP: isPlainHTTP)
    }

    private func report(_ problem: CallProblem, at range: Range<Int>) {
        findings.report(.call(problem), at: range.isEmpty ? literal.span : literal.span(of: range))
    }

    // MARK: Scheme, host and port

    /// Host and port, and where in the text they stand.
    private struct Authority {
        let text: String
        let range: Range<Int>
    }

    private func splitOrigin() -> (scheme: String, Authority)? {
        guard case .literal(let text) = pieces.first?.kind else {
            if pieces.isEmpty { report(.notAURL(literal.text), at: 0..<0) } else { reportValueInHost(at: 0, after: "") }
            return nil
        }
        let utf8 = Array(text.utf8)
        let scheme = utf8.prefix { $0 != UInt8(ascii: ":") && $0 != UInt8(ascii: "/") }
        guard utf8[scheme.count...].starts(with: "://".utf8), !scheme.isEmpty else {
            report(.notAURL(literal.text), at: 0..<0)
            return nil
        }
        let name = String(decoding: scheme, as: UTF8.self)
        guard ["http", "https"].contains(name.lowercased()) else {
            report(.schemeNotHTTP(name), at: 0..<scheme.count)
            return nil
        }
        let start = scheme.count + 3
        let end = utf8[start...].firstIndex { "/?#".utf8.contains($0) } ?? utf8.count
        let authority = String(decoding: utf8[start..<end], as: UTF8.self)
        if end == utf8.count, pieces.count > 1 {
            reportValueInHost(at: 1, after: authority)
            return nil
        }
        return (name.lowercased(), Authority(text: authority, range: start..<end))
    }

    private func reportValueInHost(at index: Int, after authority: String) {
        guard case .value = pieces[index].kind else { return }
        let hostGoesOn = literal.text.utf8.dropFirst(pieces[index].range.upperBound).prefix { !"/?#".utf8.contains($0) }
        let hasUser = authority.contains("@") || hostGoesOn.contains(UInt8(ascii: "@"))
        report(hasUser ? .userInURL : .valueInHost(host: authority.unfinishedHost), at: pieces[index].range)
    }

    /// - Returns: the host, without port; nil after something has been reported.
    private func check(_ authority: Authority) -> String? {
        if let problem = authority.text.characterProblem {
            report(problem, at: authority.range)
            return nil
        }
        let (host, port) = authority.text.splitPort
        do throws(HostName.Mistake) {
            try HostName.check(host)
        } catch {
            report(error.problem(of: authority.text), at: authority.range)
            return nil
        }
        if let port, !port.isPort {
            report(.malformedPort(port), at: authority.range.upperBound - port.utf8.count..<authority.range.upperBound)
            return nil
        }
        return host
    }

    // MARK: Path and query

    /// The pieces after an offset, without a fragment.
    private func pieces(from start: Int) -> [TemplatePiece] {
        var kept: [TemplatePiece] = []
        for piece in pieces where piece.range.upperBound > start {
            guard case .literal(let text) = piece.kind else {
                kept.append(piece)
                continue
            }
            let whole = Array(text.utf8.dropFirst(max(0, start - piece.range.lowerBound)))
            let end = whole.firstIndex(of: UInt8(ascii: "#")) ?? whole.count
            let range = max(start, piece.range.lowerBound)..<piece.range.upperBound
            if end > 0 { kept.append(TemplatePiece(kind: .literal(String(decoding: whole[..<end], as: UTF8.self)), range: range)) }
            if end < whole.count {
                report(.fragmentNotSent, at: range.upperBound - (whole.count - end)..<literal.text.utf8.count)
                break
            }
        }
        return kept
    }

    private func reportCharacters() {
        for piece in pieces {
            guard case .literal(let text) = piece.kind else { continue }
            for (offset, problem) in text.forbiddenInURL {
                let start = piece.range.lowerBound + offset
                report(problem, at: start..<start + 1)
            }
        }
    }
}

extension HostName.Mistake {
    fileprivate func problem(of authority: String) -> CallProblem {
        switch self {
        case .malformed: .malformedHost(authority)
        case .notASCII: .hostNotASCII(authority)
        case .likeNumber: .hostLikeNumber(authority)
        }
    }
}

extension String {
    /// What has nothing to do before the path, however some program may read it.
    fileprivate var characterProblem: CallProblem? {
        if utf8.contains(UInt8(ascii: "@")) { return .userInURL }
        if utf8.contains(UInt8(ascii: "\\")) { return .backslashInURL }
        return unicodeScalars.contains(where: \.isForbiddenInURL) ? .spaceInURL : nil
    }

    /// The host somebody was writing when a value came; empty if it isn't one.
    fileprivate var unfinishedHost: String { (try? HostName.check(self)) == nil ? "" : self }

    fileprivate var splitPort: (host: String, port: String?) {
        let afterAddress = hasPrefix("[") ? firstIndex(of: "]") ?? startIndex : startIndex
        guard let colon = self[afterAddress...].lastIndex(of: ":") else { return (self, nil) }
        return (String(self[..<colon]), String(self[index(after: colon)...]))
    }

    fileprivate var isPort: Bool {
        (1...5).contains(utf8.count) && utf8.allSatisfy(\.isASCIIDigit) && (1...65_535).contains(Int(self) ?? 0)
    }

    /// By UTF-8 offset. Other characters that a URL doesn't have are escaped when it is made.
    fileprivate var forbiddenInURL: [(offset: Int, problem: CallProblem)] {
        let bytes = Array(utf8)
        var found: [(Int, CallProblem)] = []
        var offset = 0
        for scalar in unicodeScalars {
            if scalar == "\\" { found.append((offset, .backslashInURL)) }
            if scalar.isForbiddenInURL { found.append((offset, .spaceInURL)) }
            if scalar == "%", bytes[(offset + 1)...].prefix(2).filter(\.isHexDigit).count < 2 { found.append((offset, .percentInURL)) }
            offset += UTF8.width(scalar)
        }
        return found
    }
}

extension Unicode.Scalar {
    fileprivate var isForbiddenInURL: Bool {
        isControlOrLineEnd || Folding.isWhiteSpace(self) || properties.generalCategory == .format
    }
}
