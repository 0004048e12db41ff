import CCurl
import Glibc

/// One request and its answer, as libcurl's callbacks see them.
final class Exchange {
    let body: [UInt8]

    private var head: [UInt8] = []
    private var answer: [UInt8] = []
    private var bodyHasBegun = false
    private var bodyBytesGiven = 0
    private let maxResponseBytes: Int
    private let cutsLongResponse: Bool
    private var isTooLarge = false
    /// There is a connection, TLS included, and the next thing on it is the request.
    private var hasBegun = false
    private let addressGuard: AddressGuard?
    private let url: HTTPURL?
    private var objection: AddressGuard.Objection?
    private var hasTriedToConnect = false

    /// Of the answer's status line and headers.
    static let maxHeadBytes = 64 * 1024

    init(_ request: HTTPRequest) {
        body = request.method == .get ? [] : request.body ?? []
        maxResponseBytes = request.maxResponseBytes
        cutsLongResponse = request.cutsLongResponse
        addressGuard = request.addressGuard
        // One that cannot be read names no host that is allowed.
        url = request.addressGuard == nil ? nil : try? HTTPURL(request.url)
    }

    static func of(_ pointer: UnsafeMutableRawPointer?) -> Exchange {
        // libcurl hands back the pointer that EasyHandle gave it.
        Unmanaged<Exchange>.fromOpaque(pointer.unsafelyUnwrapped).takeUnretainedValue()
    }

    /// Called for each address that libcurl is about to connect to. After a refusal it goes on with the server's next one.
    func openSocket(for address: UnsafePointer<curl_sockaddr>) -> curl_socket_t {
        do throws(AddressGuard.Objection) {
            try addressGuard?.check(ab_curl_sockaddr(address), host: url)
        } catch {
            objection = error
            return CURL_SOCKET_BAD
        }
        hasTriedToConnect = true
        let wanted = address.pointee
        return socket(wanted.family, wanted.socktype | Int32(SOCK_CLOEXEC.rawValue), wanted.protocol)
    }

    /// Called each time libcurl is about to write the request to a connection.
    ///
    /// A second time means that a reused connection was closed without an answer and libcurl wants to repeat the request by
    /// itself: the server may have done already what it asks for. The callback that gives the body cannot tell, since
    /// the head of a request, or all of one without a body, leaves without it.
    func beforeRequest() -> CInt {
        if hasBegun { return CURL_PREREQFUNC_ABORT }
        hasBegun = true
        return CURL_PREREQFUNC_OK
    }

    func giveBody(_ buffer: UnsafeMutableRawBufferPointer) -> Int {
        let count = min(buffer.count, body.count - bodyBytesGiven)
        buffer.copyBytes(from: body[bodyBytesGiven..<bodyBytesGiven + count])
        bodyBytesGiven += count
        return count
    }

    /// Called with one line at a time.
    func takeHead(_ line: UnsafeRawBufferPointer) -> Int {
        if line.starts(with: "HTTP/".utf8) { head.removeAll() }
        return take(line, into: &head, limit: Self.maxHeadBytes)
    }

    func takeBody(_ piece: UnsafeRawBufferPointer) -> Int {
        bodyHasBegun = true
        return take(piece, into: &answer, limit: maxResponseBytes)
    }

    /// - Returns: what libcurl expects; anything but the piece's length makes it give up.
    private func take(_ piece: UnsafeRawBufferPointer, into taken: inout [UInt8], limit: Int) -> Int {
        guard taken.count + piece.count <= limit else {
            taken.append(contentsOf: piece.prefix(limit - taken.count))
            isTooLarge = true
            return -1
        }
        taken.append(contentsOf: piece)
        return piece.count
    }

    /// There is an answer, although libcurl was told to give up on the rest of its body.
    var isCut: Bool { isTooLarge && cutsLongResponse && bodyHasBegun }

    /// libcurl takes a head that was cut short for an answer without a body.
    func response(status: Int) throws(TransportFailure) -> HTTPResponse {
        guard head.hasSuffix("\n\r\n") || head.hasSuffix("\n\n") else {
            throw TransportFailure(.connectionLost, mayHaveLeft: true, detail: "in the middle of the answer's head")
        }
        return HTTPResponse(status: status, head: head, body: answer)
    }

    func failure(_ code: CURLcode, libcurlSays text: String) -> TransportFailure {
        let kind = kind(of: code)
        return TransportFailure(kind, mayHaveLeft: hasBegun || !kind.isFoundBeforeTheRequest, detail: detail(of: kind, code, text))
    }

    private func kind(of code: CURLcode) -> TransportFailure.Kind {
        if isTooLarge { return .responseTooLarge }
        if objection != nil, !hasTriedToConnect { return .addressRefused }
        return switch code {
        case CURLE_COULDNT_RESOLVE_HOST: .nameLookup
        case CURLE_COULDNT_CONNECT: .connect
        case CURLE_SSL_CONNECT_ERROR, CURLE_PEER_FAILED_VERIFICATION, CURLE_SSL_CERTPROBLEM, CURLE_SSL_CIPHER, CURLE_SSL_CACERT_BADFILE,
            CURLE_SSL_ISSUER_ERROR:
            .tls
        case CURLE_OPERATION_TIMEDOUT: .timeout
        case CURLE_SEND_FAIL_REWIND, CURLE_ABORTED_BY_CALLBACK: .notRepeated
        case CURLE_GOT_NOTHING, CURLE_SEND_ERROR, CURLE_RECV_ERROR, CURLE_PARTIAL_FILE: .connectionLost
        // libcurl says "unsupported protocol" of a URL, but of an answer without an HTTP head, too.
        case CURLE_UNSUPPORTED_PROTOCOL, CURLE_WEIRD_SERVER_REPLY: hasBegun ? .unreadableResponse : .invalidRequest
        case CURLE_URL_MALFORMAT, CURLE_LOGIN_DENIED: .invalidRequest
        default: .other
        }
    }

    /// libcurl's own words are used only where they hold no more than the server's name and port.
    private func detail(of kind: TransportFailure.Kind, _ code: CURLcode, _ text: String) -> String {
        switch kind {
        case .nameLookup, .connect, .tls:
            text.isEmpty ? String(cString: curl_easy_strerror(code)) : text
        case .addressRefused:
            objection?.description ?? ""
        case .timeout:
            hasBegun ? "no complete answer in the time allowed" : "no connection in the time allowed"
        case .notRepeated:
            "a connection that had been used before; the request is not repeated"
        case .responseTooLarge:
            "more than \(maxResponseBytes) bytes, or a head of more than \(Self.maxHeadBytes)"
        case .connectionLost, .unreadableResponse, .invalidRequest, .unavailable, .other:
            "\(String(cString: curl_easy_strerror(code))) (libcurl \(code.rawValue))"
        }
    }
}

extension TransportFailure.Kind {
    /// The closed list of failures that, before the first byte of the request, prove that none has left.
    fileprivate var isFoundBeforeTheRequest: Bool {
        switch self {
        case .nameLookup, .connect, .tls, .timeout, .invalidRequest, .addressRefused, .unavailable: true
        case .connectionLost, .responseTooLarge, .unreadableResponse, .notRepeated, .other: false
        }
    }
}

extension [UInt8] {
    fileprivate func hasSuffix(_ text: String) -> Bool { suffix(text.utf8.count).elementsEqual(text.utf8) }
}
