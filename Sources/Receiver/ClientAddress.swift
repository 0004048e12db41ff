import HTTPTypes
import Hummingbird
import SMSMessages

/// Who asks, behind proxies too.
struct ClientAddress: Sendable {
    /// Whose `X-Forwarded-For` is believed.
    let proxies: [AddressRange]

    private static let forwardedFor = HTTPField.Name("X-Forwarded-For")

    /// The connection's other end; where that is a listed proxy, the last address of `X-Forwarded-For` that is none. What stands before
    /// it anybody may have written.
    ///
    /// - Returns: nil for a connection without addresses.
    func of(_ request: Request, _ context: ServerContext) -> IPAddress? {
        guard let peer = context.remoteAddress?.ipAddress.flatMap(IPAddress.init) else { return nil }
        guard let name = Self.forwardedFor, isProxy(peer) else { return peer }
        let forwarded = request.headers[values: name].joined(separator: ",").split(separator: ",").map { $0.trimmingBlanks }
        var client = peer
        for text in forwarded.reversed() {
            // What is no address tells nothing of those before it either.
            guard let address = IPAddress(text) else { return client }
            client = address
            if !isProxy(address) { return client }
        }
        return client
    }

    private func isProxy(_ address: IPAddress) -> Bool { proxies.contains { $0.contains(address) } }
}

extension StringProtocol {
    var trimmingBlanks: String {
        String(drop { $0 == " " || $0 == "\t" }.reversed().drop { $0 == " " || $0 == "\t" }.reversed())
    }
}
