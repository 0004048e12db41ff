import HTTPTypes
import Hummingbird
import NIOCore
import SMSMessages

/// Reads the requests of one channel.
struct MessageReader: Sendable {
    let channel: Channel
    let dialect: any Dialect

    init(_ channel: Channel) {
        self.channel = channel
        dialect = channel.profile.dialect
    }

    func bodyFields(of request: Request, _ limits: ServerLimits) async throws(Refusal) -> Fields {
        let body: ByteBuffer
        do {
            body = try await request.body.collect(upTo: limits.maxBodyBytes)
        } catch is NIOTooManyBytesError {
            throw Refusal(.contentTooLarge, "a request holds at most \(limits.maxBodyBytes) bytes")
        } catch {
            // Nobody reads this: the connection broke off. What had come is no message.
            throw Refusal(.badRequest, "the request ended before its body did")
        }
        var fields = Fields()
        switch Self.mediaType(request.headers[.contentType]) {
        case "application/x-www-form-urlencoded":
            body.withUnsafeReadableBytes { fields.add(form: $0) }
        case "application/json" where dialect.takesJSON:
            do {
                fields = try JSONReader.fields(of: Array(body.readableBytesView))
            } catch {
                throw Refusal(.badRequest, "the body is no JSON object: write {\"from\": \"+31…\", \"to\": \"+31…\", \"text\": \"…\"}")
            }
        default:
            let json = dialect.takesJSON ? ", or a POST of application/json" : ""
            throw Refusal(.unsupportedMediaType, "send a GET with a query, a POST of application/x-www-form-urlencoded\(json)")
        }
        return fields
    }

    /// Without parameters, in lower case; a form's where none is given.
    private static func mediaType(_ contentType: String?) -> String {
        let form = "application/x-www-form-urlencoded"
        guard let contentType, contentType != form else { return form }
        return contentType.prefix { $0 != ";" }.filter { $0 != " " }.lowercased()
    }

    func message(from fields: Fields, at instant: Timestamp) throws(Refusal) -> InboundMessage {
        let names = dialect.names
        let sender = try address(names.sender, in: fields)
        let receiver = try address(names.receiver, in: fields)
        guard let text = fields.first(of: names.text) else {
            throw Refusal(.badRequest, "the field \(Self.list(names.text)) is missing: the text of the SMS, which may be empty")
        }
        let providerID = fields.first(of: names.id) ?? ""
        var random = SystemRandomNumberGenerator()
        return InboundMessage(
            id: MessageID(at: instant, random: &random), providerID: providerID.isEmpty ? nil : Self.withoutNUL(providerID),
            channel: channel.name,
            sender: sender, receiver: receiver, text: text, sentAt: fields.first(of: names.time).flatMap(dialect.time),
            receivedAt: instant)
    }

    private func address(_ names: [String], in fields: Fields) throws(Refusal) -> SMSAddress {
        guard let text = fields.first(of: names) else {
            throw Refusal(.badRequest, "the field \(Self.list(names)) is missing: a number such as +31612345678")
        }
        do {
            return try channel.numbers.address(Self.withoutNUL(text))
        } catch {
            throw Refusal(.badRequest, "the field \(Self.list(names)): \(error)")
        }
    }

    /// U+0000 ends a text for much of the world's software, and no number or id has a use for it. A message's text keeps it.
    private static func withoutNUL(_ text: String) -> String {
        text.utf8.contains(0) ? String(text.map { $0 == "\0" ? "\u{FFFD}" : $0 }) : text
    }

    private static func list(_ names: [String]) -> String {
        names.joined(separator: " or ")
    }
}
