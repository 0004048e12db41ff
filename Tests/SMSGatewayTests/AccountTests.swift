import SMSGateway
import SMSMessages
import Testing

@Suite struct AccountTests {
    @Test(arguments: [
        ("https://gateway.example", "https://gateway.example/module/gateway.php"),
        ("https://gateway.example/", "https://gateway.example/module/gateway.php"),
        ("https://gateway.example:8443/sms", "https://gateway.example:8443/sms/module/gateway.php"),
        ("https://gateway.example/sms/", "https://gateway.example/sms/module/gateway.php"),
        ("https://gateway.example/module/gateway.php", "https://gateway.example/module/gateway.php"),
        ("https://gateway.example/a/module/gateway.php", "https://gateway.example/a/module/gateway.php"),
        ("http://127.0.0.1:8026", "http://127.0.0.1:8026/module/gateway.php"), ("http://localhost", "http://localhost/module/gateway.php"),
        ("http://[::1]:80/", "http://[::1]:80/module/gateway.php"),
    ])
    func theURL(baseURL: String, url: String) async throws {
        let recorder = Recorder("OK")
        _ = try await send(.demo(), by: recorder, account: .demo(baseURL: baseURL))
        #expect(recorder.requests.first?.url == url)
    }

    @Test(
        arguments: [
            ("gateway.example", .url(.schemeNotHTTP), "https://"), ("ftp://gateway.example", .url(.schemeNotHTTP), "https://"),
            ("https://", .url(.unreadable), "https://host"), ("https://a b", .url(.unreadable), "https://host"),
            ("https://me:hunter2@gateway.example", .url(.holdsUserOrPassword), "`password`"),
            ("https://gateway.example/?clientpwd=hunter2", .urlWithQuery, "before any ?"),
            ("https://gateway.example/#x", .urlWithQuery, "#"),
            ("http://gateway.example", .plainHTTP(host: "gateway.example"), "`allow_plain_http: true`"),
            ("http://192.0.2.1", .plainHTTP(host: "192.0.2.1"), "192.0.2.1"),
        ] as [(String, GatewayAccount.Misconfiguration, String)])
    func aURLThatWillNotDo(baseURL: String, why: GatewayAccount.Misconfiguration, mend: String) throws {
        #expect(throws: why) { try GatewayAccount.demo(baseURL: baseURL) }
        #expect(why.description.contains(mend))
        #expect(!why.description.contains("hunter2"))
    }

    @Test func plainHTTPIsAllowedOnRequest() throws {
        _ = try GatewayAccount(
            baseURL: "http://gateway.example", user: "u", password: Secret("p"), dialect: .sms1609, allowPlainHTTP: true)
    }

    @Test(
        arguments: [
            ("", "p", 12, 1, .userMissing), ("u", "", 12, 1, .passwordMissing), ("u", "p", 17, 1, .numericSenderLimit(17)),
            ("u", "p", 1, 1, .numericSenderLimit(1)), ("u", "p", 12, 0, .timeoutNotPositive),
        ] as [(String, String, Int, Int, GatewayAccount.Misconfiguration)])
    func otherSettings(user: String, password: String, limit: Int, seconds: Int, why: GatewayAccount.Misconfiguration) {
        #expect(throws: why) {
            try GatewayAccount(
                baseURL: "https://gateway.example", user: user, password: Secret(password), dialect: .sms1601, numericSenderLimit: limit,
                timeout: .seconds(seconds))
        }
    }

    /// Neither printing nor dumping shows the password in any form, the number or the text.
    @Test func nothingShowsWhatMustNotBeSeen() async throws {
        var shown = ""
        func show(_ value: Any) {
            print(value, "\(value)", String(reflecting: value), to: &shown)
            dump(value, to: &shown)
        }
        for (method, form) in [(GatewayAccount.Method.post, GatewayAccount.PasswordForm.sha1), (.get, .plain)] {
            let account = try GatewayAccount.demo(method: method, passwordForm: form)
            let recorder = Recorder("OK 1")
            show(account)
            show(GatewayClient(account: account, transport: recorder.transport))
            show(try await send(.demo("a private text"), by: recorder, account: account))
            show(try #require(recorder.requests.first))
            for answer in GatewayCode.allCases.map({ "ERROR \($0.rawValue)" }) + ["ERROR 999", ""] {
                show(try #require(await failure(of: .demo("a private text"), by: Recorder(answer), account: account)))
            }
            // An unreadable answer may repeat anything: its text is kept from `description` alone.
            let echo = Recorder("<p>hunter2&é 46701740605 a private text</p>")
            let failure = try #require(await failure(of: .demo("a private text"), by: echo, account: account))
            #expect(failure.debugDescription.contains("a private text"))
            shown += "\(failure)"
        }
        show(Secret("hunter2"))
        show([Secret("hunter2")])
        for secret in ["hunter2", RequestTests.sha1, "46701740605", "private"] {
            #expect(!shown.contains(secret))
        }
    }
}
