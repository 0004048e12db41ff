import Foundation
import HTTPTypes
import Hummingbird
import Journal
import Responder
import SMSMessages

/// What `answerback text` asks a dev server: where to write to, and what became of a message.
public enum DevReply {
    public struct Server: Codable, Sendable {
        /// The number that a message is sent to when none is named: the first one that the rules speak of.
        public var number: String
        /// Where the sandbox lists what it took.
        public var taken: String
    }

    public struct Message: Codable, Sendable {
        public var state: String
        public var rules: [String]
        public var actions: [Action]
    }

    public struct Action: Codable, Sendable {
        public var id: String
        public var state: State
        /// Why it was held back, or what the gateway said.
        public var detail: String?
    }

    public enum State: String, Codable, Sendable {
        case due, sending, sent, failed, unknown, suppressed, expired

        /// Nothing more will happen to it by itself.
        public var isEnd: Bool { self != .due && self != .sending }
    }
}

struct DevRoutes: Sendable {
    let journal: any MessageJournal
    let live: LiveRules
    /// Base URL of the gateway that answers go to.
    let gateway: String

    /// Used while no rule names a number.
    static let anyNumber = "+31850000000"

    func addRoutes(to router: Router<BasicRequestContext>) {
        router.get("/dev") { _, _ in
            let number = live.current.matcher.rules.places.first?.text ?? Self.anyNumber
            return try json(DevReply.Server(number: number, taken: gateway + "/sandbox/messages"))
        }
        router.get("/dev/messages/:id") { _, context in
            guard let id = context.parameters.get("id").flatMap({ MessageID($0) }), let record = try await journal.record(of: id) else {
                throw HTTPError(.notFound, message: "no message with this id")
            }
            return try json(DevReply.Message(record))
        }
    }

    private func json(_ value: some Encodable) throws -> Response {
        let body = try JSONEncoder().encode(value)
        return Response(status: .ok, headers: [.contentType: "application/json"], body: ResponseBody(byteBuffer: ByteBuffer(bytes: body)))
    }
}

extension DevReply.Message {
    init(_ record: MessageRecord) {
        state = record.state.rawValue
        rules = record.rules
        actions = record.actions.map { DevReply.Action(id: $0.action.id.text, state: DevReply.State($0.state), detail: $0.explanation) }
    }
}

extension DevReply.State {
    init(_ state: ActionState) {
        self =
            switch state {
            case .due: .due
            case .sending: .sending
            case .sent: .sent
            case .failed: .failed
            case .unknown: .unknown
            case .suppressed: .suppressed
            case .expired: .expired
            }
    }
}

extension ActionRecord {
    fileprivate var explanation: String? {
        if case .suppressed(let reason) = state { reason.explanation } else { detail }
    }
}
