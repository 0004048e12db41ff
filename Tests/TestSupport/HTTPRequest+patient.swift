package import Outbound

extension HTTPRequest {
    /// Waits for as long as a busy machine may take: for tests that are not about time.
    package static func patient(
        _ method: Method, _ url: String, headers: [(name: String, value: String)] = [], body: [UInt8]? = nil,
        connection: Connection = .fresh, maxResponseBytes: Int = 64 * 1024
    ) -> HTTPRequest {
        HTTPRequest(
            method, url, headers: headers, body: body, connection: connection, connectTimeout: .seconds(600), timeout: .seconds(600),
            maxResponseBytes: maxResponseBytes)
    }
}
