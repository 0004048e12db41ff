import Outbound

/// What goes into a request: the account's own names, and Dutch names for what only the 1601 document has, in both dialects.
extension GatewayAccount {
    /// - Throws: a schedule that the gateway's clocks cannot say.
    func form(for sms: SMS, isLong: Bool, _ options: SendOptions) throws(SendFailure) -> FormBody {
        let names = dialect.names
        var form = credentials()
        form.add(names.text, sms.text)
        switch sms.recipients {
        case .numbers(let numbers):
            form.add(names.recipients, numbers.map { String($0.digits) }.joined(separator: ","))
        case .group(let name):
            form.add(names.recipients, "groep")
            form.add("groep", name)
        }
        form.add(names.sender, sms.sender.asSender)
        if options.deliveryReport { form.add("delivery", names.yes) }
        if isLong { form.add("type", "long") }
        if let reference = sms.reference, dialect.hasReference { form.add("referentie", reference) }
        if let schedule = options.schedule {
            form.add("datum", try schedule.datum(in: zone))
            if schedule.wantsOutboxID { form.add("outboxid", "ja") }
            if !schedule.confirmsByEmail { form.add("emailen", "nee") }
        }
        if let isLogged = options.isLogged, let answer = isLogged ? names.yes : names.no { form.add("logging", answer) }
        if options.isDryRun { form.add("test", names.yes) }
        return form
    }

    func form(action: String, _ fields: [(name: String, value: String)]) -> FormBody {
        var form = credentials()
        form.add("action", action)
        for (name, value) in fields { form.add(name, value) }
        return form
    }

    private func credentials() -> FormBody {
        var form = FormBody()
        form.add(dialect.names.user, user)
        form.add(dialect.names.password, password.revealed)
        return form
    }

    func request(_ form: FormBody, maxResponseBytes: Int) -> HTTPRequest {
        var request = HTTPRequest(.post, url, connectTimeout: connectTimeout, timeout: timeout, maxResponseBytes: maxResponseBytes)
        switch method {
        case .post:
            request.headers = [("Content-Type", "application/x-www-form-urlencoded; charset=UTF-8")]
            request.body = form.bytes
            request.connection = .reused
        case .get:
            request.method = .get
            request.url += "?" + String(decoding: form.bytes, as: UTF8.self)
            request.connection = .fresh
        }
        return request
    }

    /// Asked without credentials, and of a page of its own.
    func reportRequest(id: String, withDate: Bool) -> HTTPRequest {
        var form = FormBody()
        form.add("smsid", id)
        if withDate { form.add("datum", "ja") }
        let page = url.dropLast("gateway.php".count) + "gatewayrapport.php"
        return HTTPRequest(
            .get, "\(page)?\(String(decoding: form.bytes, as: UTF8.self))", connection: .reused, connectTimeout: connectTimeout,
            timeout: timeout, maxResponseBytes: 16 * 1024)
    }
}
