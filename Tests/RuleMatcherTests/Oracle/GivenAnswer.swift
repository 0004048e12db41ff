import RuleMatcher

/// What comes of a fetch, and what a rule finds in it. Written by hand, so that no second reader of JSON is needed.
struct GivenAnswer {
    let answer: RuleRun.Answer
    /// Without white space at its ends; nil where the fetch has failed.
    let text: String?
    /// Everything that is neither object nor array, by its path. What isn't here is lacking.
    let values: [[String]: String]

    private init(_ body: String, text: String? = nil, _ values: [[String]: String] = [:]) {
        answer = .body(Array(body.utf8))
        self.text = text ?? body
        self.values = values
    }

    private init(failing answer: RuleRun.Answer) {
        self.answer = answer
        text = nil
        values = [:]
    }

    static let documents = [
        GivenAnswer(
            #"{"a": "Sunny", "b": {"c": "x"}, "list": ["0", {"t": true}], "n": -1.50e+3, "z": null}"#,
            [["a"]: "Sunny", ["b", "c"]: "x", ["list", "0"]: "0", ["list", "1", "t"]: "true", ["n"]: "-1.50e+3", ["z"]: ""]),
        GivenAnswer(
            #"{"a": "..", "b": {"c": "\"},\"x\":\"\\ \u0000\u001f\r\nBcc: all@example.com\u2028{text}"},"#
                + #""list": ["", {"t": "../e\u0301 &=+%2e\tü"}], "n": 12345678901234567890.10, "z": false}"#,
            [
                ["a"]: "..", ["b", "c"]: "\"},\"x\":\"\\ \u{0}\u{1F}\r\nBcc: all@example.com\u{2028}{text}", ["list", "0"]: "",
                ["list", "1", "t"]: "../e\u{301} &=+%2e\tü", ["n"]: "12345678901234567890.10", ["z"]: "false",
            ]),
    ]

    /// Each of them lacks most of what a rule may use.
    static let scraps = [
        GivenAnswer(#"{"a": {"deep": []}, "b": "flat", "n": [7]}"#, [["b"]: "flat", ["n", "0"]: "7"]),
        GivenAnswer(#"["first", {"a": "inner"}]"#, [["0"]: "first", ["1", "a"]: "inner"]),
        GivenAnswer("\u{FEFF} {\"a\": \"é\"}\r\n\u{200B}", text: "{\"a\": \"é\"}", [["a"]: "é"]),
        GivenAnswer("  Sunny <later>\r\n& \"dry\" \n", text: "Sunny <later>\r\n& \"dry\""), GivenAnswer(#"{"a": "x""#),
        GivenAnswer(" ", text: ""),
        GivenAnswer(#""a""#), GivenAnswer(#"{"a": 01}"#),
    ]

    static let failures = [GivenAnswer(failing: .failure), GivenAnswer(failing: .body([0x22, 0xE9, 0x22])), tooLong]

    /// As many bytes as an answer may have.
    static let longest = GivenAnswer(
        #"{"a": "long"}"# + String(repeating: " ", count: 65_523), text: #"{"a": "long"}"#, [["a"]: "long"])
    static let tooLong = GivenAnswer(failing: .body(Array((#"{"a": "long"}"# + String(repeating: " ", count: 65_524)).utf8)))

    static let all = documents + scraps + failures
}
