import CCurl
import Glibc

extension EasyHandle {
    /// Blocks until the server has answered for the mail, or it has failed.
    ///
    /// A connection that was used before, and of which it turns out with the mail's first command that the server has closed it or
    /// is fed up with it, is replaced by a new one: nothing of the mail has been taken by then.
    func deliver(_ request: SMTPRequest) throws(SMTPFailure) -> SMTPReceipt {
        precondition(!request.recipients.isEmpty)
        keepSIGPIPEFromThisThread()
        let dialogue = SMTPDialogue(request)
        do { return try deliver(request, dialogue, fresh: false) } catch {
            guard dialogue.foundStaleConnection, dialogue.reusesConnection else { throw error }
        }
        return try deliver(request, SMTPDialogue(request), fresh: true)
    }

    /// The next clean-up says QUIT and does not wait for an answer: libcurl would wait two minutes for it.
    func hangUp() {
        var socket = CURL_SOCKET_BAD
        guard ab_curl_getinfo_socket(curl, CURLINFO_ACTIVESOCKET, &socket) == CURLE_OK, socket != CURL_SOCKET_BAD else { return }
        shutdown(socket, Int32(SHUT_RD))
    }

    /// Whether the last transfer needed no connection of its own.
    private var hadConnection: Bool {
        var made = 0
        return ab_curl_getinfo_long(curl, CURLINFO_NUM_CONNECTS, &made) == CURLE_OK && made == 0
    }

    private func deliver(_ request: SMTPRequest, _ dialogue: SMTPDialogue, fresh: Bool) throws(SMTPFailure) -> SMTPReceipt {
        let recipients = try request.recipientList()
        // The options point at this call's values. The connections outlive the reset.
        defer {
            curl_easy_reset(curl)
            curl_slist_free_all(recipients)
        }
        let code = try withExtendedLifetime(dialogue) { () throws(SMTPFailure) in
            do throws(TransportFailure) { try prepare(request, dialogue, recipients, fresh: fresh) } catch { throw .transport(error) }
            return curl_easy_perform(curl)
        }
        // The reset forgets it.
        dialogue.reusesConnection = hadConnection
        return try dialogue.outcome(of: request, code, libcurlSays: String(cString: errorText))
    }

    private func prepare(
        _ request: SMTPRequest, _ dialogue: SMTPDialogue, _ recipients: UnsafeMutablePointer<curl_slist>?, fresh: Bool
    ) throws(TransportFailure) {
        errorText.pointee = 0
        try set(CURLOPT_ERRORBUFFER, UnsafeMutableRawPointer(errorText))
        try setHouseRules()
        try setServer(request.server)
        try set(CURLOPT_FRESH_CONNECT, fresh ? 1 : 0)
        try set(CURLOPT_MAXCONNECTS, 1)
        if let sender = request.envelopeSender { try set(CURLOPT_MAIL_FROM, sender.text) }
        try set(CURLOPT_MAIL_RCPT, UnsafeMutableRawPointer(recipients))
        // One recipient that the server does not know keeps the mail from nobody else.
        try set(CURLOPT_MAIL_RCPT_ALLLOWFAILS, 1)
        try set(CURLOPT_UPLOAD, 1)
        try set(CURLOPT_INFILESIZE, request.message.count)
        try setCallbacks(dialogue)
    }

    private func setServer(_ server: SMTPServer) throws(TransportFailure) {
        try set(CURLOPT_PROTOCOLS_STR, "smtp,smtps")
        try set(CURLOPT_URL, server.url)
        try set(CURLOPT_CONNECTTIMEOUT_MS, server.connectTimeout.positiveMilliseconds)
        try set(CURLOPT_TIMEOUT_MS, server.timeout.positiveMilliseconds)
        // Of one reply, that to QUIT included, for which the time-out of the whole no longer counts.
        try set(CURLOPT_SERVER_RESPONSE_TIMEOUT, max(1, min(60, server.timeout.positiveMilliseconds / 1000)))
        try set(CURLOPT_USE_SSL, Int(server.security == .startTLS ? CURLUSESSL_ALL.rawValue : CURLUSESSL_NONE.rawValue))
        if let file = server.caFile {
            try set(CURLOPT_CAINFO, file)
            try set(CURLOPT_CAPATH, nil)
        }
        guard let login = server.login else { return }
        try set(CURLOPT_USERNAME, login.user)
        try set(CURLOPT_PASSWORD, login.password)
        // What every server has, and TLS protects. libcurl would try Kerberos and NTLM first, and give up when they fail.
        try set(CURLOPT_LOGIN_OPTIONS, "AUTH=PLAIN;AUTH=LOGIN")
    }

    private func setCallbacks(_ dialogue: SMTPDialogue) throws(TransportFailure) {
        let pointer = Unmanaged.passUnretained(dialogue).toOpaque()
        try set(CURLOPT_READDATA, pointer)
        try set(CURLOPT_DEBUGDATA, pointer)
        try check(
            ab_curl_setopt_data_callback(curl, CURLOPT_READFUNCTION) { buffer, size, count, dialogue in
                SMTPDialogue.of(dialogue).give(UnsafeMutableRawBufferPointer(start: buffer, count: size * count))
            })
        // Replies are no body; else libcurl prints them.
        try check(ab_curl_setopt_data_callback(curl, CURLOPT_WRITEFUNCTION) { _, size, count, _ in size * count })
        try set(CURLOPT_VERBOSE, 1)
        try check(
            ab_curl_setopt_debug_callback(curl) { _, type, bytes, count, dialogue in
                SMTPDialogue.of(dialogue).note(type, UnsafeRawBufferPointer(start: bytes, count: count))
                return 0
            })
    }
}

extension SMTPRequest {
    /// - Returns: a list the caller frees.
    fileprivate func recipientList() throws(SMTPFailure) -> UnsafeMutablePointer<curl_slist>? {
        var list: UnsafeMutablePointer<curl_slist>?
        for recipient in recipients {
            guard let longer = curl_slist_append(list, recipient.text) else {
                curl_slist_free_all(list)
                throw .transport(TransportFailure(.unavailable, mayHaveLeft: false, detail: "no memory for the recipients"))
            }
            list = longer
        }
        return list
    }
}

extension SMTPDialogue {
    fileprivate func outcome(of request: SMTPRequest, _ code: CURLcode, libcurlSays text: String) throws(SMTPFailure) -> SMTPReceipt {
        if code == CURLE_OK, recipients.count == request.recipients.count { return SMTPReceipt(recipients: recipients, message: taken) }
        if let refusal { throw .refused(refusal.stage, refusal.reply) }
        guard !lacksLogin else { throw .loginNotOffered }
        switch code {
        case CURLE_SEND_ERROR where recipients.count == request.recipients.count && !recipients.contains(where: \.isPositive):
            return SMTPReceipt(recipients: recipients, message: nil)
        case CURLE_USE_SSL_FAILED: throw .tlsNotOffered
        case CURLE_LOGIN_DENIED: throw .loginNotOffered
        default: throw .transport(TransportFailure(kind(of: code), mayHaveLeft: hasEnded, detail: detail(code, text)))
        }
    }

    private func kind(of code: CURLcode) -> TransportFailure.Kind {
        switch code {
        case CURLE_COULDNT_RESOLVE_HOST: .nameLookup
        case CURLE_COULDNT_CONNECT: .connect
        case CURLE_SSL_CONNECT_ERROR, CURLE_PEER_FAILED_VERIFICATION, CURLE_SSL_CERTPROBLEM, CURLE_SSL_CIPHER, CURLE_SSL_CACERT_BADFILE,
            CURLE_SSL_ISSUER_ERROR:
            .tls
        case CURLE_OPERATION_TIMEDOUT: .timeout
        case CURLE_GOT_NOTHING, CURLE_SEND_ERROR, CURLE_RECV_ERROR, CURLE_PARTIAL_FILE, CURLE_AGAIN: .connectionLost
        case CURLE_WEIRD_SERVER_REPLY: .unreadableResponse
        case CURLE_URL_MALFORMAT: .invalidRequest
        default: .other
        }
    }

    /// libcurl's own words are used only where they hold no more than the server's name and port.
    private func detail(_ code: CURLcode, _ text: String) -> String {
        switch kind(of: code) {
        case .nameLookup, .connect, .tls: text.isEmpty ? String(cString: curl_easy_strerror(code)) : text
        case .timeout: "the server was silent at \(stage.rawValue)"
        case .connectionLost: "at \(stage.rawValue)"
        case .notRepeated, .responseTooLarge, .unreadableResponse, .invalidRequest, .addressRefused, .unavailable, .other:
            "\(String(cString: curl_easy_strerror(code))) (libcurl \(code.rawValue))"
        }
    }
}
