/// The server that takes our mails, and as whom we speak to it.
public struct SMTPServer: Sendable {
    public enum Security: String, Sendable, CaseIterable {
        /// Never: whoever is on the way reads everything.
        case none
        /// The connection begins in plain text and turns to TLS before anything is said; a server that has none is not spoken to.
        case startTLS = "starttls"
        /// TLS from the first byte, what `smtps://` means.
        case implicit
    }

    public struct Login: Sendable {
        public let user: String
        let password: String
    }

    public let security: Security
    public let login: Login?
    /// A file of certificates (PEM) that count in place of the machine's own; nil for those.
    public let caFile: String?
    /// For the name look-up, the connection and TLS together.
    public let connectTimeout: Duration
    /// For a whole mail, the connection included. A server may take its time with the last answer, while it looks for viruses.
    public let timeout: Duration
    public let host: String
    let url: String
    /// By the spelling of its host alone: no name is looked up.
    public var isLoopback: Bool { URLParts.isLoopback(host) }

    /// - Parameters:
    ///   - url: `smtp://host[:port]` (port 25) or `smtps://host[:port]` (port 465). What stands after a slash is the name by which we greet
    ///     the server; without it, this machine's.
    ///   - security: nil for what fits the URL: ``Security/implicit`` for `smtps`, else ``Security/startTLS``, but
    ///     ``Security/none`` on this machine.
    ///   - user: together with `password`, or neither.
    /// - Throws: ``Misconfiguration``, with the mend in its description.
    public init(
        url text: String, security chosen: Security? = nil, user: String? = nil, password: String? = nil, caFile: String? = nil,
        connectTimeout: Duration = .seconds(10), timeout: Duration = .seconds(120)
    ) throws(Misconfiguration) {
        let parts = try Self.parts(of: text)
        let isLoopback = URLParts.isLoopback(parts.host)
        let isImplicit = parts.scheme == "smtps"
        let security = chosen ?? (isImplicit ? .implicit : isLoopback ? .none : .startTLS)
        guard (security == .implicit) == isImplicit else { throw isImplicit ? .weakerThanURL : .implicitNeedsSMTPS }
        login = try Self.login(user, password)
        guard login == nil || security != .none || isLoopback else { throw .plainLogin(host: parts.host) }
        guard connectTimeout > .zero, timeout > .zero else { throw .timeoutNotPositive }
        self.security = security
        self.caFile = caFile
        self.connectTimeout = connectTimeout
        self.timeout = timeout
        host = parts.host
        let port = parts.port.map { ":\($0)" } ?? ""
        url = "\(parts.scheme)://\(parts.host)\(port)\(parts.path)"
    }

    private static func parts(of text: String) throws(Misconfiguration) -> URLParts {
        let parts: URLParts
        do { parts = try URLParts(text, schemes: ["smtp", "smtps"]) } catch {
            switch error {
            case .unreadable: throw .urlUnreadable
            case .schemeUnknown: throw .schemeNotSMTP
            case .holdsUserOrPassword: throw .urlWithLogin
            }
        }
        let greeting = parts.path.dropFirst()
        guard !parts.hasQueryOrFragment, greeting.isEmpty || greeting.utf8.allSatisfy(\.isInHostName) else { throw .greetingUnreadable }
        return parts
    }

    private static func login(_ user: String?, _ password: String?) throws(Misconfiguration) -> Login? {
        guard user != nil || password != nil else { return nil }
        guard let user, !user.isEmpty else { throw .userMissing }
        guard let password, !password.isEmpty else { throw .passwordMissing }
        // A NUL separates the two on the wire, and ends libcurl's strings.
        guard !(user + password).utf8.contains(where: { $0 < 0x20 || $0 == 0x7F }) else { throw .controlCharacterInLogin }
        return Login(user: user, password: password)
    }
}

extension SMTPServer {
    /// What is wrong with the settings. The description names the setting and the mend, and shows no secret.
    public enum Misconfiguration: Error, Sendable, Equatable, CustomStringConvertible {
        case urlUnreadable
        case schemeNotSMTP
        case urlWithLogin
        case greetingUnreadable
        case weakerThanURL
        case implicitNeedsSMTPS
        case plainLogin(host: String)
        case userMissing
        case passwordMissing
        case controlCharacterInLogin
        case timeoutNotPositive

        public var description: String {
            switch self {
            case .urlUnreadable: "`url` is not a URL; write it as smtp://host:587 or smtps://host"
            case .schemeNotSMTP: "`url` must begin with smtp:// or smtps://"
            case .urlWithLogin:
                "`url` must not hold a user or password; they have settings of their own, `user` and `password`"
            case .greetingUnreadable:
                "`url` ends in something that is no host name; after the slash may stand the name by which we greet the server"
            case .weakerThanURL: "`tls` contradicts smtps://, which is TLS from the first byte; leave it out, or write smtp://"
            case .implicitNeedsSMTPS: "`tls` is implicit, but `url` is smtp://; write smtps://"
            case .plainLogin(let host):
                "`tls` is none, and the password could be read on the way to \(host); write starttls, or smtps:// in `url`"
            case .userMissing: "`password` without `user`; write the name that the mail server knows us by"
            case .passwordMissing: "`user` without `password`; write its password, or leave out both"
            case .controlCharacterInLogin: "`user` or `password` holds a control character; write it without"
            case .timeoutNotPositive: "the time-outs must be longer than nothing"
            }
        }
    }
}

extension SMTPServer: CustomStringConvertible, CustomReflectable {
    public var description: String { "mail server \(host)" }
    public var customMirror: Mirror { Mirror(self, children: ["description": description]) }
}

extension SMTPServer.Login: CustomStringConvertible, CustomReflectable {
    public var description: String { "login" }
    public var customMirror: Mirror { Mirror(self, children: []) }
}

extension UInt8 {
    fileprivate var isInHostName: Bool {
        (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(self | 0x20) || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(self)
            || self == UInt8(ascii: ".") || self == UInt8(ascii: "-")
    }
}
