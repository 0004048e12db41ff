public import SMSMessages

/// Who may hand SMS in on a channel.
public struct ChannelAccess: Sendable {
    public enum TokenPlace: Sendable, Hashable {
        /// `/in/<channel>/<token>`
        case path
        /// The whole value of this header; of `Authorization`, what stands after `Bearer `.
        case header(String)
    }

    /// Nil where anybody may: on this machine, or because the operator has said so.
    public var token: AccessToken?
    public var place: TokenPlace
    /// Addresses requests may come from; empty for any.
    public var sources: [AddressRange]

    public init(token: AccessToken?, place: TokenPlace = .path, sources: [AddressRange] = []) {
        self.token = token
        self.place = place
        self.sources = sources
    }

    public static let anybody = ChannelAccess(token: nil)
}
