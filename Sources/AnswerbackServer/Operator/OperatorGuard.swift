import HTTPTypes
import Hummingbird
import Journal
import Receiver

/// Keeps everybody but the operator out, and a browser that was led here by somebody else's page too.
///
/// A page may make a browser send a request to any address, by a name whose address it changes to ours (DNS rebinding) as well: so the
/// name asked for must be one of ours, and an `Origin` likewise.
struct OperatorGuard<Context: RequestContext>: RouterMiddleware {
    /// Nil where everybody on this machine is the operator (`dev`).
    let token: AccessToken?
    /// Names, lower case, without port; IPv6 addresses without brackets.
    let hosts: Set<String>

    /// What a browser says of the page that made it ask. Source: W3C Fetch Metadata Request Headers.
    private static var fetchSite: HTTPField.Name? { HTTPField.Name("Sec-Fetch-Site") }

    func handle(_ request: Request, context: Context, next: (Request, Context) async throws -> Response) async throws -> Response {
        if let refusal = objection(to: request) { return refusal }
        do {
            return try await next(request, context)
        } catch let failure as JournalFailure {
            return .refusal(.serviceUnavailable, "the data file cannot be asked now: \(failure)")
        }
    }

    private func objection(to request: Request) -> Response? {
        guard let host = request.head.authority.map(Self.host), hosts.contains(host) else {
            return .refusal(.misdirectedRequest, "this is not asked for by one of its own names; list the name under `operator.hosts`")
        }
        if let origin = request.headers[.origin], !isOurs(origin: origin) {
            return .refusal(.forbidden, "a page of another site may not ask here")
        }
        if let name = Self.fetchSite, let site = request.headers[name], site != "same-origin", site != "none" {
            return .refusal(.forbidden, "a page of another site may not ask here")
        }
        guard let token else { return nil }
        let scheme = "Bearer "
        guard let shown = request.headers[.authorization], shown.hasPrefix(scheme) else {
            var response = Response.refusal(.unauthorized, "show the operator token: Authorization: Bearer …")
            response.headers[.wwwAuthenticate] = "Bearer"
            return response
        }
        return token.admits(String(shown.dropFirst(scheme.count))) ? nil : .refusal(.forbidden, "this is not the operator token")
    }

    private func isOurs(origin: String) -> Bool {
        guard let scheme = origin.firstRange(of: "://") else { return false }
        return hosts.contains(Self.host(String(origin[scheme.upperBound...])))
    }

    /// Of `host:port`, `[::1]:8081`, `host`.
    private static func host(_ authority: String) -> String {
        let isIPv6 = authority.hasPrefix("[")
        return authority.dropFirst(isIPv6 ? 1 : 0).prefix { $0 != (isIPv6 ? "]" : ":") }.lowercased()
    }
}
