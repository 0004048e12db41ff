public import Outbound

/// Where and as whom we send: everything a request needs beside the SMS.
///
/// What is wrong with it is said when it is made, not with the first SMS. It never shows its user and password.
public struct GatewayAccount: Sendable {
    /// How the password travels. Both let whoever reads a request send as you: only TLS protects it.
    public enum PasswordForm: String, Sendable, CaseIterable {
        /// Lower-case hexadecimal SHA-1.
        case sha1
        /// As it is, for a gateway that takes nothing else.
        case plain
    }

    /// How the gateway is asked.
    public enum Method: String, Sendable, CaseIterable {
        /// Puts the password and the text into the URL, where every log on the way keeps them.
        case get
        /// Both stay in the body.
        case post
    }

    /// What the gateway speaks.
    public let dialect: Dialect
    /// How it is asked.
    public let method: Method
    /// Of a number as the sender, the `+` included.
    public let numericSenderLimit: Int
    /// For the name look-up, the connection and TLS together.
    public let connectTimeout: Duration
    /// For one request, from the name look-up to the last byte of the answer.
    public let timeout: Duration
    /// By whose clocks the gateway gives and takes dates.
    public let zone: GatewayZone
    /// SMS parts a second at most; nil for as fast as it goes.
    public let perSecond: Int?
    /// Of `gateway.php`.
    public let url: String
    public let user: String
    /// In the form in which it is sent.
    let password: Secret

    /// - Parameters:
    ///   - baseURL: `https://host[:port][/path]`; `/module/gateway.php` is added unless it ends in that already.
    ///   - user: as it was given by the gateway.
    ///   - password: as it was given by the gateway; it is hashed here where `passwordForm` wants it.
    ///   - dialect: the document by which the gateway works.
    ///   - method: `get` only for a gateway that does not read a POST: it puts password and text into the URL.
    ///   - passwordForm: whether the password is sent as its SHA-1 or as it is.
    ///   - allowPlainHTTP: `http` to another machine, although the password can be read on the way.
    ///   - numericSenderLimit: 12 is what the gateway documents; at most 16.
    ///   - connectTimeout: for the name look-up, the connection and TLS together. When it runs out, nothing has left.
    ///   - timeout: for one request, from the name look-up to the last byte of the answer. When it runs out, it is not known whether the
    ///     SMS went out: rather too long than too short.
    ///   - zone: by whose clocks the gateway gives and takes dates.
    ///   - perSecond: SMS parts a second at most, over all copies of a client; at least 1. A send that comes too early waits for its turn.
    /// - Throws: ``Misconfiguration``, with the mend in its description.
    public init(
        baseURL: String, user: String, password: Secret, dialect: Dialect, method: Method = .post,
        passwordForm: PasswordForm = .sha1, allowPlainHTTP: Bool = false, numericSenderLimit: Int = 12,
        connectTimeout: Duration = .seconds(5), timeout: Duration = .seconds(30), zone: GatewayZone = .amsterdam,
        perSecond: Int? = nil
    ) throws(Misconfiguration) {
        url = try Self.gatewayURL(baseURL, allowPlainHTTP: allowPlainHTTP)
        guard !user.isEmpty else { throw .userMissing }
        guard !password.revealed.isEmpty else { throw .passwordMissing }
        guard (2...16).contains(numericSenderLimit) else { throw .numericSenderLimit(numericSenderLimit) }
        guard connectTimeout > .zero, timeout > .zero else { throw .timeoutNotPositive }
        guard (perSecond ?? 1) >= 1 else { throw .paceNotPositive }
        self.user = user
        guard let passwordAsSent = passwordForm == .sha1 ? password.sha1 : password else { throw .noSHA1 }
        self.password = passwordAsSent
        self.dialect = dialect
        self.method = method
        self.numericSenderLimit = numericSenderLimit
        self.connectTimeout = connectTimeout
        self.timeout = timeout
        self.zone = zone
        self.perSecond = perSecond
    }

    private static func gatewayURL(_ text: String, allowPlainHTTP: Bool) throws(Misconfiguration) -> String {
        let url: HTTPURL
        do { url = try HTTPURL(text) } catch { throw .url(error) }
        guard !url.hasQueryOrFragment else { throw .urlWithQuery }
        guard url.isTLS || url.isLoopback || allowPlainHTTP else { throw .plainHTTP(host: url.host) }
        let port = url.port.map { ":\($0)" } ?? ""
        return "\(url.isTLS ? "https" : "http")://\(url.host)\(port)\(gatewayPath(url.path))"
    }

    private static func gatewayPath(_ path: String) -> String {
        let script = "/module/gateway.php"
        if path.hasSuffix(script) { return path }
        return path.hasSuffix("/") ? path.dropLast() + script : path + script
    }
}

extension GatewayAccount {
    /// What is wrong with an account's settings. The description names the setting and the mend, and shows no secret.
    public enum Misconfiguration: Error, Sendable, Equatable, CustomStringConvertible {
        case url(HTTPURL.Malformed)
        case urlWithQuery
        case plainHTTP(host: String)
        case userMissing
        case passwordMissing
        case numericSenderLimit(Int)
        case timeoutNotPositive
        case paceNotPositive
        case noSHA1

        public var description: String {
            switch self {
            case .url(.unreadable): "`url` is not a URL; write it as https://host or https://host:port/path"
            case .url(.schemeNotHTTP): "`url` must begin with https:// (or http:// on this machine)"
            case .url(.holdsUserOrPassword):
                "`url` must not hold a user or password; they have settings of their own, `user` and `password`"
            case .urlWithQuery: "`url` must end before any ? or #; the parameters of a request are added to it"
            case .plainHTTP(let host):
                "`url` is plain http to \(host), where the password could be read on the way; "
                    + "use https, or, if the gateway has none, set `allow_plain_http: true`"
            case .userMissing: "`user` is empty; it is the name the gateway's account has"
            case .passwordMissing: "`password` is empty; it is the one of the gateway's account"
            case .numericSenderLimit(let limit):
                "`numeric_sender_limit` is \(limit); the gateway takes 12 characters, the + included, and at most 16"
            case .timeoutNotPositive: "the time-outs must be longer than nothing"
            case .paceNotPositive: "a pace of no SMS a second would send nothing; leave it out for as fast as it goes"
            case .noSHA1: "this machine's libcrypto has no SHA-1; have the password sent plain, over https"
            }
        }
    }
}

extension GatewayAccount: CustomStringConvertible, CustomReflectable {
    public var description: String { "\(dialect.rawValue) account at \(url)" }
    public var customMirror: Mirror { Mirror(self, children: ["description": description]) }
}
