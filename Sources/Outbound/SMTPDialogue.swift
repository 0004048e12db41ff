import CCurl

/// One mail as libcurl's callbacks see it: what was asked, and what the server answered.
///
/// libcurl itself keeps no more than one code of all the replies, and not always the one that decided.
final class SMTPDialogue {
    private let message: [UInt8]
    private let hasLogin: Bool
    private var bytesGiven = 0
    private(set) var stage = SMTPStage.connection
    /// Whether the transfer needed no connection of its own; known at its end.
    var reusesConnection = false
    private(set) var recipients: [SMTPReply] = []
    /// To the message itself, after its last byte.
    private(set) var taken: SMTPReply?
    /// The last reply, if it refused something; recipients apart.
    private(set) var refusal: (stage: SMTPStage, reply: SMTPReply)?
    /// Else the connection was there before.
    private var wasGreeted = false
    private var isAskedForLogin = false
    private var isLoggedIn = false
    private var isSenderTaken = false

    init(_ request: SMTPRequest) {
        message = request.message
        hasLogin = request.server.login != nil
    }

    static func of(_ pointer: UnsafeMutableRawPointer?) -> SMTPDialogue {
        // libcurl hands back the pointer that EasyHandle gave it.
        Unmanaged<SMTPDialogue>.fromOpaque(pointer.unsafelyUnwrapped).takeUnretainedValue()
    }

    /// A server that has no login at all is not asked by libcurl, and would refuse recipients for good that it does not refuse to us.
    var lacksLogin: Bool { hasLogin && wasGreeted && !isLoggedIn && stage.isPastLogin }

    /// From here on the server may have the whole message.
    var hasEnded: Bool { stage == .message && bytesGiven == message.count }

    /// A connection that was used before turned out to be of no more use.
    var foundStaleConnection: Bool { !wasGreeted && !isSenderTaken }

    // MARK: What libcurl tells

    func note(_ type: curl_infotype, _ bytes: UnsafeRawBufferPointer) {
        if type == CURLINFO_HEADER_OUT { noteCommand(bytes) }
        if type == CURLINFO_HEADER_IN { noteReply(bytes) }
    }

    /// Only the first word is looked at: a login holds the password.
    private func noteCommand(_ line: UnsafeRawBufferPointer) {
        // What a server asks for in the middle of a login is no command.
        guard !isAskedForLogin else { return }
        switch String(decoding: line.prefix(4), as: UTF8.self) {
        case "EHLO", "HELO": stage = .greeting
        case "STAR": stage = .startTLS
        case "AUTH": stage = .login
        case "MAIL": stage = .sender
        case "RCPT": stage = .recipient
        case "DATA": stage = .data
        case "QUIT": stage = .end
        default: break
        }
    }

    private func noteReply(_ line: UnsafeRawBufferPointer) {
        let digits = line.prefix(3)
        guard digits.count == 3, let code = Int(String(decoding: digits, as: UTF8.self)), (200...599).contains(code) else { return }
        let rest = line.dropFirst(3)
        // More lines of the same reply follow.
        guard rest.first != UInt8(ascii: "-") else { return }
        note(SMTPReply(code: code, text: String(decoding: rest.drop { $0 == UInt8(ascii: " ") }, as: UTF8.self)))
    }

    private func note(_ reply: SMTPReply) {
        switch stage {
        case .connection: wasGreeted = true
        case .login where reply.code / 100 == 2: isLoggedIn = true
        case .sender: isSenderTaken = reply.isPositive
        case .recipient: recipients.append(reply)
        case .message: taken = reply
        case .greeting, .startTLS, .login, .data, .end: break
        }
        isAskedForLogin = reply.code == 334
        if stage != .recipient, stage != .end { refusal = reply.isPositive ? nil : (stage, reply) }
        if stage == .data, reply.code == 354 { stage = .message }
    }

    func give(_ buffer: UnsafeMutableRawBufferPointer) -> Int {
        guard !lacksLogin else { return Int(CURL_READFUNC_ABORT) }
        let count = min(buffer.count, message.count - bytesGiven)
        buffer.copyBytes(from: message[bytesGiven..<bytesGiven + count])
        bytesGiven += count
        return count
    }
}

extension SMTPStage {
    fileprivate var isPastLogin: Bool {
        switch self {
        case .connection, .greeting, .startTLS, .login: false
        case .sender, .recipient, .data, .message, .end: true
        }
    }
}
