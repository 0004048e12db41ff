import HTTPTypes
import Hummingbird

/// How often the SMS of a request have come round: calls of servers like this one count in a header.
enum Hops {
    /// So many ways from one server to the next are meant by somebody; more are a circle.
    static let most = 4

    private static let header = "Answerback-Hops"

    /// - Returns: 0 where nobody counted.
    static func of(_ request: Request) throws(Refusal) -> Int {
        guard let name = HTTPField.Name(header), let text = request.headers[name] else { return 0 }
        guard (1...9).contains(text.utf8.count), text.utf8.allSatisfy({ (0x30...0x39).contains($0) }), let hops = Int(text) else {
            throw Refusal(.badRequest, "the header \(header) is no number; leave it to servers that pass SMS on")
        }
        guard hops <= most else {
            throw Refusal(
                .loopDetected,
                "this SMS went from server to server \(hops) times; some rules call each other in a circle: break it where one of them calls this server"
            )
        }
        return hops
    }
}
