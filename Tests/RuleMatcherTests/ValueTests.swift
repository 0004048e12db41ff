import Testing

/// Section 5: what stands in a reply.
@Suite struct ValueTests {
    @Test(arguments: [
        (#"keyword ROUTE reply "{keyword}/{rest}""#, "… «Route！» , to “Zwolle”", "ROUTE/to “Zwolle”"),
        (#"keyword NEWS, "NEWS SPORT" reply "{keyword}|{rest}""#, "news, sport! today", "NEWS SPORT|today"),
        (#"keyword "NEWS SPORT", NEWS reply "{keyword}|{rest}""#, "news, sports! today", "NEWS|sports! today"),
        (#"keyword Café, CAFÉ reply "{keyword}""#, "cafe", "Café"),
        (#"keyword ROUTE reply "{keyword}|{rest ?? nothing}""#, "route … !", "ROUTE|nothing"),
        (#"keyword A reply "{rest}""#, "a (b)\n c \u{A0}", "(b)\n c"),
        (#"keyword ACK or text matches /#(?<n>\d+)/ reply "{n ?? all}""#, "ACK #17", "all"),
        (#"keyword ACK or text matches /#(?<n>\d+)/ reply "{n ?? all}""#, "see #17", "17"),
        (#"text matches /a(?<n>\d)/, /b(?<n>\d)/ reply "{n}""#, "b2 a1", "1"),
        (#"text matches /(a)|(b)/ reply "[{1}][{2}][{2 ?? none}]""#, "a", "[a][][none]"),
        (#"text matches /(a)(b)?(c)/ reply "[{1}][{2}][{2 ?? none}][{3}]""#, "ac", "[a][][none][c]"),
        (#"text matches /(a)(b)?/ reply "[{1}][{2}]""#, "xab", "[a][b]"),
        (#"keyword PAY and text matches /(?<sum>\d+)/ reply "{keyword} {sum} {rest}""#, "pay 12 euro", "PAY 12 12 euro"),
        (#"(keyword A or keyword B) reply "{keyword}""#, "b", "B"),
        (#"text contains "x" or keyword A reply "{keyword ?? none}""#, "a x", "none"),
        (#"keyword A and not keyword B reply "{keyword}""#, "a b", "A"),
        (#"always reply "{word1}-{word2}-{word3 ?? none}-{word9}""#, "«Route», (NÓW)", "Route-NÓW-none-"),
        (#"always reply "You wrote {text}""#, " {secret.API} {from} ", "You wrote {secret.API} {from}"),
        (#"always reply "{from}>{to} {channel} {id}""#, "x", "+31687654321>+31612345678 main 0000000000000G000000000002"),
        (#"always reply "{date} {time} {received}""#, "x", "2026-12-24 08:05 2026-12-24T08:05:00.250Z"),
        (#"always reply "\{text\} }{text}""#, "x", "{text} }x"),
        (#"always reply "{text ?? {nothing}""#, " ", "{nothing"),
        (#"always reply "{text}\n""#, "a\u{7}b\r\nc\u{9B}d\u{7F}\te", "ab\ncde\n"),
        (#"always reply "{text}""#, "👩‍🚒 \u{2067}שלום\u{2069}", "👩‍🚒 \u{2067}שלום\u{2069}"),
    ])
    func reply(rule: String, text: String, reply: String) throws {
        let replies = try matcher("rule r { when \(rule) }").replies(to: message(text))
        #expect(replies.map { Array($0.unicodeScalars) } == [Array(reply.unicodeScalars)])
    }

    @Test func aReplyMayComeOutEmpty() throws {
        #expect(try matcher(#"rule r { when keyword A reply "{rest}" }"#).replies(to: message("a")) == [""])
    }

    @Test func aNameIsGivenAsReceived() throws {
        #expect(try matcher(#"rule r { when always reply "{from}" }"#).replies(to: message("x", from: "MyBänk")) == ["MyBänk"])
    }
}
