import Hummingbird
import Responder
import SMSMessages

/// What `answerback text` asks a dev server before it texts.
public struct DevReply: Codable, Sendable {
    /// The number that a message is sent to when none is named: the first one that the rules speak of.
    public var number: String
    /// Where the sandbox lists what it took.
    public var taken: String
}

struct DevRoutes: Sendable {
    let live: LiveRules
    /// Base URL of the gateway that answers go to.
    let gateway: String

    /// Used while no rule names a number.
    static let anyNumber = "+31850000000"

    func addRoutes(to router: some RouterMethods<some RequestContext>) {
        router.get("/dev") { _, _ in
            let number = live.current.matcher.rules.places.first?.text ?? Self.anyNumber
            return try Response.json(DevReply(number: number, taken: gateway + "/sandbox/messages"))
        }
    }
}
