import Outbound

extension Mail {
    /// The mail as it goes over the wire (RFC 5322, MIME): ASCII, lines of at most 78 columns that end in CR LF. The same mail
    /// gives the same bytes each time.
    ///
    /// The body is readable as it is where it can be; see ``MailBody``.
    public func message(from author: MailAuthor) -> [UInt8] {
        let domain = author.address.domain
        let root = MailID(thread: thread, key: author.threadKey, domain: domain)
        var head = MailHead()
        head.add("Date", date)
        head.add("From", MailWord.words(of: author.name), author.address)
        head.add("To", recipients)
        head.add("Subject", MailWord.words(of: subject.onOneLine.cut(toCharacters: Self.longestSubject)))
        head.add("Message-ID", MailID(mail: id, domain: domain))
        head.add("In-Reply-To", root)
        head.add("References", root)
        // RFC 3834: out-of-office messages and the like are not to be sent in answer. The second is what Exchange understands.
        head.add("Auto-Submitted", "auto-generated")
        head.add("X-Auto-Response-Suppress", "All")
        head.add("MIME-Version", "1.0")
        head.add("Content-Type", "text/plain; charset=utf-8")
        let body = MailBody(body.withNetworkLineEnds)
        head.add("Content-Transfer-Encoding", body.encoding.name)
        return Array("\(head.text)\r\n".utf8) + body.bytes
    }

    /// In characters as people count them. Lists of mails show fewer, and a whole SMS text may stand in a subject.
    static let longestSubject = 200
}

extension String {
    /// Ends in `…` where something is missing; never inside a character of several scalars, unless one alone is monstrously long.
    fileprivate func cut(toCharacters most: Int) -> String {
        let start = prefix(most)
        let isWhole = start.endIndex == endIndex
        let text = isWhole ? self : String(start.prefix(most - 1)) + "…"
        let mostScalars = most * 8
        guard text.unicodeScalars.count > mostScalars else { return text }
        return String(text.unicodeScalars.prefix(mostScalars - 1)) + "…"
    }

    /// CR LF for each CR LF, CR or LF; of the other control characters only tabs stay.
    fileprivate var withNetworkLineEnds: String {
        var text = String.UnicodeScalarView()
        var last: Unicode.Scalar = " "
        for scalar in unicodeScalars {
            switch scalar {
            case "\n" where last == "\r": break
            case "\n", "\r": text.append(contentsOf: "\r\n".unicodeScalars)
            case "\t": text.append(scalar)
            default: text.append(scalar.properties.generalCategory == .control ? "\u{FFFD}" : scalar)
            }
            last = scalar
        }
        return String(text)
    }
}
