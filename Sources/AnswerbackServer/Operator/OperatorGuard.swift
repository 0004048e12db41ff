import HTTPTypes
import Hummingbird
import Journal
import Receiver

/// Keeps everybody but the operator out.
struct OperatorGuard<Context: RequestContext>: RouterMiddleware {
    /// Nil where everybody on this machine is the operator (`dev`).
    let token: AccessToken?

    func handle(_ request: Request, context: Context, next: (Request, Context) async throws -> Response) async throws -> Response {
        if let refusal = objection(to: request) { return refusal }
        do {
            return try await next(request, context)
        } catch let failure as JournalFailure {
            let mayBeOnDisk = if case .broken = failure { true } else { false }
            return .refusal(.serviceUnavailable, "\(failure)", isNotKnown: mayBeOnDisk)
        }
    }

    private func objection(to request: Request) -> Response? {
        guard let token else { return nil }
        let scheme = "Bearer "
        guard let shown = request.headers[.authorization], shown.hasPrefix(scheme) else {
            var response = Response.refusal(.unauthorized, "show the operator token: Authorization: Bearer …")
            response.headers[.wwwAuthenticate] = "Bearer"
            return response
        }
        return token.admits(String(shown.dropFirst(scheme.count))) ? nil : .refusal(.forbidden, "this is not the operator token")
    }
}
