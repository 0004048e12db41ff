public import SMSMessages

/// One way in: a provider, or an account there, with its manner of writing.
public struct Channel: Sendable {
    /// Stands in the path, `/in/<name>`, and in each message.
    public let name: String
    public let mapping: ChannelMapping
    public let numbers: NumberReading
    public let access: ChannelAccess

    public init(name: String, mapping: ChannelMapping, numbers: NumberReading, access: ChannelAccess) {
        self.name = name
        self.mapping = mapping
        self.numbers = numbers
        self.access = access
    }
}
