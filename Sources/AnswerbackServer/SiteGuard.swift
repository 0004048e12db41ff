import HTTPTypes
import Hummingbird
import Receiver

/// Keeps out a browser that was led here by somebody else's page. Programs, which send no such headers, pass.
///
/// A page may make a browser send a request to any address, by a name whose address it changes to ours (DNS rebinding) as well: so the
/// name asked for must be one of ours, and a page that asks must have come from here.
struct SiteGuard<Context: RequestContext>: RouterMiddleware {
    /// Names, lower case, without port; IPv6 addresses without brackets.
    let hosts: Set<String>
    /// What somebody can do who asks by another name, and rightly.
    let advice: String

    init(hosts: Set<String>, advice: String) {
        self.hosts = hosts
        self.advice = advice
    }

    /// Of a server that only this machine reaches.
    static var thisMachine: SiteGuard {
        SiteGuard(
            hosts: ["127.0.0.1", "localhost", "::1"],
            advice: "ask 127.0.0.1 or localhost; a tunnel that leads here has to send `Host: localhost`")
    }

    func handle(_ request: Request, context: Context, next: (Request, Context) async throws -> Response) async throws -> Response {
        if let authority = request.head.authority, !hosts.contains(Self.host(authority)) {
            return .refusal(.misdirectedRequest, "this is not asked for by one of its own names; \(advice)")
        }
        if request.isOfAnotherSite { return .refusal(.forbidden, "a page of another site may not ask here") }
        return try await next(request, context)
    }

    /// Of `host:port`, `[::1]:8081`, `host`.
    private static func host(_ authority: String) -> String {
        let isIPv6 = authority.hasPrefix("[")
        return authority.dropFirst(isIPv6 ? 1 : 0).prefix { $0 != (isIPv6 ? "]" : ":") }.lowercased()
    }
}
