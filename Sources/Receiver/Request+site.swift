import HTTPTypes
public import Hummingbird

extension Request {
    /// Whether a browser made it for a page of another site. Programs send none of the headers that tell.
    ///
    /// Source: W3C Fetch Metadata Request Headers, RFC 6454.
    public var isOfAnotherSite: Bool {
        if let name = Self.fetchSite, let site = headers[name], site != "same-origin", site != "none" { return true }
        guard let origin = headers[.origin] else { return false }
        // The port counts: another program of this machine may show what strangers wrote.
        guard let scheme = origin.firstRange(of: "://"), let authority = head.authority else { return true }
        return origin[scheme.upperBound...].lowercased() != authority.lowercased()
    }

    private static var fetchSite: HTTPField.Name? { HTTPField.Name("Sec-Fetch-Site") }
}
