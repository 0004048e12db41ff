import CCurl
import Glibc

/// One libcurl handle with the connections it keeps open.
///
/// Sendable because ``HTTPClient`` and ``SMTPClient`` give it to one worker at a time.
final class EasyHandle: @unchecked Sendable {
    let curl: UnsafeMutableRawPointer
    let errorText = UnsafeMutablePointer<CChar>.allocate(capacity: Int(CURL_ERROR_SIZE))

    /// - Returns: nil when there is no memory for it.
    init?() {
        guard Self.libraryIsReady, let curl = curl_easy_init() else { return nil }
        self.curl = curl
    }

    deinit {
        curl_easy_cleanup(curl)
        errorText.deallocate()
    }

    /// Blocks until the answer is there or the request has failed.
    func perform(_ request: HTTPRequest, extraCAFile: String?) throws(TransportFailure) -> HTTPResponse {
        try request.validate()
        keepSIGPIPEFromThisThread()
        let exchange = Exchange(request)
        let headers = try request.headerList()
        let lookup = try request.lookup.curlList(or: "no memory for the addresses")
        // The options point at this call's values. The connections outlive the reset.
        defer {
            curl_easy_reset(curl)
            curl_slist_free_all(headers)
            curl_slist_free_all(lookup)
        }
        let code = try withExtendedLifetime(exchange) { () throws(TransportFailure) in
            try prepare(request, exchange, headers)
            try set(CURLOPT_RESOLVE, UnsafeMutableRawPointer(lookup))
            // The machine's own certificates stay: libcurl also reads its folder of them.
            if let extraCAFile { try set(CURLOPT_CAINFO, extraCAFile) }
            return curl_easy_perform(curl)
        }
        guard code == CURLE_OK || exchange.isCut else { throw exchange.failure(code, libcurlSays: String(cString: errorText)) }
        var status = 0
        ab_curl_getinfo_long(curl, CURLINFO_RESPONSE_CODE, &status)
        return try exchange.response(status: status)
    }

    private func prepare(
        _ request: HTTPRequest, _ exchange: Exchange, _ headers: UnsafeMutablePointer<curl_slist>?
    ) throws(TransportFailure) {
        errorText.pointee = 0
        try set(CURLOPT_ERRORBUFFER, UnsafeMutableRawPointer(errorText))
        try set(CURLOPT_URL, request.url)
        try set(CURLOPT_HTTPHEADER, UnsafeMutableRawPointer(headers))
        try set(CURLOPT_CONNECTTIMEOUT_MS, request.connectTimeout.positiveMilliseconds)
        try set(CURLOPT_TIMEOUT_MS, request.timeout.positiveMilliseconds)
        try setHouseRules()
        try setRulesOfHTTP()
        try setConnection(request.addressGuard == nil ? request.connection : .fresh)
        try setCallbacks(exchange)
        if request.addressGuard != nil { try setAddressCheck(exchange) }
        if request.sendsBody {
            try set(CURLOPT_POST, 1)
            try set(CURLOPT_POSTFIELDSIZE, exchange.body.count)
        }
        try set(CURLOPT_CUSTOMREQUEST, request.method.rawValue)
    }

    /// What holds for every request and every mail.
    func setHouseRules() throws(TransportFailure) {
        // A URL without a scheme is refused instead of guessed at.
        try set(CURLOPT_DEFAULT_PROTOCOL, "none")
        try set(CURLOPT_DISALLOW_USERNAME_IN_URL, 1)
        // Not the proxy of the environment either: whoever sets it would see every password.
        try set(CURLOPT_PROXY, "")
        try set(CURLOPT_NOSIGNAL, 1)
        // Else a name look-up that hangs would hold the worker beyond its time-out.
        try set(CURLOPT_QUICK_EXIT, 1)
        try set(CURLOPT_SSLVERSION, Int(CURL_SSLVERSION_TLSv1_2))
    }

    private func setRulesOfHTTP() throws(TransportFailure) {
        try set(CURLOPT_PROTOCOLS_STR, "http,https")
        try set(CURLOPT_USERAGENT, "answerback")
        try set(CURLOPT_FOLLOWLOCATION, 0)
        // HTTP/2 has its own reasons to repeat a request (REFUSED_STREAM, GOAWAY).
        try set(CURLOPT_HTTP_VERSION, Int(CURL_HTTP_VERSION_1_1))
    }

    private func setConnection(_ connection: HTTPRequest.Connection) throws(TransportFailure) {
        switch connection {
        case .fresh:
            try set(CURLOPT_FRESH_CONNECT, 1)
            try set(CURLOPT_FORBID_REUSE, 1)
        case .reused:
            // Servers close idle connections after 5 s (Apache) or more. One that is about to be closed is the one way
            // in which reuse turns an answer into an outcome that is not known.
            try set(CURLOPT_MAXAGE_CONN, 3)
        }
    }

    private func setCallbacks(_ exchange: Exchange) throws(TransportFailure) {
        let pointer = Unmanaged.passUnretained(exchange).toOpaque()
        for data in [CURLOPT_PREREQDATA, CURLOPT_READDATA, CURLOPT_SEEKDATA, CURLOPT_HEADERDATA, CURLOPT_WRITEDATA] {
            try set(data, pointer)
        }
        try check(ab_curl_setopt_before_request_callback(curl) { exchange, _, _, _, _ in Exchange.of(exchange).beforeRequest() })
        try check(
            ab_curl_setopt_data_callback(curl, CURLOPT_READFUNCTION) { buffer, size, count, exchange in
                Exchange.of(exchange).giveBody(UnsafeMutableRawBufferPointer(start: buffer, count: size * count))
            })
        // The body cannot be given a second time: then libcurl fails instead of repeating a POST whose body has left.
        try check(ab_curl_setopt_seek_callback(curl) { _, _, _ in CURL_SEEKFUNC_FAIL })
        try check(
            ab_curl_setopt_data_callback(curl, CURLOPT_HEADERFUNCTION) { buffer, size, count, exchange in
                Exchange.of(exchange).takeHead(UnsafeRawBufferPointer(start: buffer, count: size * count))
            })
        try check(
            ab_curl_setopt_data_callback(curl, CURLOPT_WRITEFUNCTION) { buffer, size, count, exchange in
                Exchange.of(exchange).takeBody(UnsafeRawBufferPointer(start: buffer, count: size * count))
            })
    }

    private func setAddressCheck(_ exchange: Exchange) throws(TransportFailure) {
        try set(CURLOPT_OPENSOCKETDATA, Unmanaged.passUnretained(exchange).toOpaque())
        try check(
            ab_curl_setopt_open_socket_callback(curl) { exchange, _, address in
                guard let address else { return CURL_SOCKET_BAD }
                return Exchange.of(exchange).openSocket(for: address)
            })
    }

    func set(_ option: CURLoption, _ value: Int) throws(TransportFailure) {
        try check(ab_curl_setopt_long(curl, option, value))
    }

    func set(_ option: CURLoption, _ value: String) throws(TransportFailure) {
        try check(ab_curl_setopt_string(curl, option, value))
    }

    func set(_ option: CURLoption, _ value: UnsafeMutableRawPointer?) throws(TransportFailure) {
        try check(ab_curl_setopt_pointer(curl, option, value))
    }

    /// An option this libcurl does not know stops the request: each of them keeps a promise.
    func check(_ code: CURLcode) throws(TransportFailure) {
        guard code == CURLE_OK else {
            throw TransportFailure(
                .unavailable, mayHaveLeft: false,
                detail: "libcurl refuses an option (\(String(cString: curl_easy_strerror(code)))); version 7.87 or later is needed")
        }
    }

    private static let libraryIsReady = curl_global_init(Int(CURL_GLOBAL_DEFAULT)) == CURLE_OK
}

/// With `NOSIGNAL`, a TLS connection that the server has closed would end the process at the next write.
func keepSIGPIPEFromThisThread() {
    var signals = sigset_t()
    sigemptyset(&signals)
    sigaddset(&signals, SIGPIPE)
    pthread_sigmask(SIG_BLOCK, &signals, nil)
}

extension HTTPRequest {
    /// libcurl takes C strings and writes header lines as they come: a NUL would cut, a line feed would add a header.
    fileprivate func validate() throws(TransportFailure) {
        guard url.utf8.allSatisfy({ $0 > 0x20 && $0 != 0x7F }) else {
            throw TransportFailure(.invalidRequest, mayHaveLeft: false, detail: "the URL holds a space or a control character")
        }
        for header in headers {
            guard !header.name.isEmpty, (header.name + header.value).utf8.allSatisfy({ $0 >= 0x20 && $0 != 0x7F || $0 == 0x09 }),
                header.name.utf8.allSatisfy({ $0 > 0x20 && $0 != UInt8(ascii: ":") && $0 != UInt8(ascii: ";") })
            else {
                throw TransportFailure(.invalidRequest, mayHaveLeft: false, detail: "a header name or value holds a character it must not")
            }
        }
    }

    /// A POST or PUT without a body says so by its length.
    fileprivate var sendsBody: Bool {
        switch method {
        case .get: false
        case .post, .put: true
        case .delete: body != nil
        }
    }

    /// - Returns: a list the caller frees.
    fileprivate func headerList() throws(TransportFailure) -> UnsafeMutablePointer<curl_slist>? {
        // Without it, libcurl would wait a second for `100 Continue` before a longer body.
        var lines = ["Expect:"]
        // libcurl takes every body for a form, one that is not there too.
        if body == nil, !headers.contains(where: { $0.name.lowercased() == "content-type" }) { lines.append("Content-Type:") }
        // `Name;` is libcurl's spelling of a header whose value is empty.
        lines += headers.map { $0.value.isEmpty ? "\($0.name);" : "\($0.name): \($0.value)" }
        return try lines.curlList(or: "no memory for the headers")
    }
}

extension [String] {
    /// - Returns: a list the caller frees; nil for an empty one.
    fileprivate func curlList(or trouble: String) throws(TransportFailure) -> UnsafeMutablePointer<curl_slist>? {
        var list: UnsafeMutablePointer<curl_slist>?
        for line in self {
            guard let longer = curl_slist_append(list, line) else {
                curl_slist_free_all(list)
                throw TransportFailure(.unavailable, mayHaveLeft: false, detail: trouble)
            }
            list = longer
        }
        return list
    }
}

extension Duration {
    /// libcurl takes 0 for "never".
    var positiveMilliseconds: Int {
        let longest = Duration.seconds(1_000_000)
        let (seconds, attoseconds) = min(self, longest).components
        return max(1, Int(seconds * 1000 + attoseconds / 1_000_000_000_000_000))
    }
}
