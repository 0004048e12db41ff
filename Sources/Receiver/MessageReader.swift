import HTTPTypes
import Hummingbird
import NIOCore
import SMSMessages

/// Reads the requests of one channel by its mapping.
struct MessageReader: Sendable {
    let channel: Channel
    private let sender: Alternatives
    private let receiver: Alternatives
    private let text: Alternatives
    private let id: Alternatives
    private let reference: Alternatives
    private let part: Alternatives
    private let total: Alternatives
    private let time: Alternatives
    private let times: TimeReader
    private let list: [Substring]

    /// SMS in one request, at most.
    static let mostMessages = 1000

    init(_ channel: Channel) {
        self.channel = channel
        let mapping = channel.mapping
        sender = Alternatives(mapping.sender)
        receiver = Alternatives(mapping.receiver)
        text = Alternatives(mapping.text)
        id = Alternatives(mapping.id)
        reference = Alternatives(mapping.reference)
        part = Alternatives(mapping.part)
        total = Alternatives(mapping.total)
        time = Alternatives(mapping.time)
        times = TimeReader(mapping.timeFormat)
        list = mapping.messages.split(separator: ".")
    }

    /// Where the fields of one SMS stand: its JSON, its form, then the URL's query.
    struct Source {
        var json: JSONValue?
        var fields: Fields
    }

    func sources(in request: Request, _ limits: ServerLimits) async throws(Refusal) -> [Source] {
        var fields = Fields()
        var document: JSONValue?
        if request.method == .post {
            let body = try await body(of: request, limits)
            switch try kind(request.headers[.contentType]) {
            case .form: body.withUnsafeReadableBytes { fields.add(form: $0, charset: charset(of:)) }
            case .json: document = try json(body)
            }
        }
        if var query = request.uri.query {
            query.withUTF8 { fields.add(form: UnsafeRawBufferPointer($0), charset: charset(of:)) }
        }
        guard let document else { return [Source(json: nil, fields: fields)] }
        return try elements(of: document).map { Source(json: $0, fields: fields) }
    }

    /// Numbers and ids are ASCII whatever the text is written in.
    private func charset(of field: String) -> ChannelMapping.Charset {
        channel.mapping.text.contains(field) ? channel.mapping.charset : .utf8
    }

    private func body(of request: Request, _ limits: ServerLimits) async throws(Refusal) -> ByteBuffer {
        do {
            return try await request.body.collect(upTo: limits.maxBodyBytes)
        } catch is NIOTooManyBytesError {
            throw Refusal(.contentTooLarge, "a request holds at most \(limits.maxBodyBytes) bytes")
        } catch {
            // Nobody reads this: the connection broke off. What had come is no message.
            throw Refusal(.badRequest, "the request ended before its body did")
        }
    }

    /// By its Content-Type; where the channel takes one kind only, plain text and nothing at all are that one.
    private func kind(_ contentType: String?) throws(Refusal) -> ChannelMapping.Body {
        let bodies = channel.mapping.bodies
        let type = contentType.map { $0.prefix { $0 != ";" }.filter { $0 != " " }.lowercased() }
        switch type {
        case "application/x-www-form-urlencoded" where bodies.contains(.form): return .form
        case "application/json" where bodies.contains(.json): return .json
        case nil where bodies.contains(.form): return .form
        case nil, "text/plain":
            if bodies.count == 1, let only = bodies.first { return only }
        default: break
        }
        let ways =
            (channel.mapping.methods.contains(.get) ? ["a GET with a query"] : [])
            + (bodies.contains(.form) ? ["a POST of application/x-www-form-urlencoded"] : [])
            + (bodies.contains(.json) ? ["a POST of application/json"] : [])
        let last = ways.last.map { ways.count > 1 ? ", or \($0)" : $0 } ?? ""
        throw Refusal(.unsupportedMediaType, "send \(ways.dropLast().joined(separator: ", "))\(last)")
    }

    private func json(_ body: ByteBuffer) throws(Refusal) -> JSONValue {
        do throws(JSONReader.Malformed) {
            guard channel.mapping.charset != .utf8 else { return try JSONReader.document(Array(body.readableBytesView)) }
            let text = body.withUnsafeReadableBytes { channel.mapping.charset.decode($0.bindMemory(to: UInt8.self)).text }
            return try JSONReader.document(Array(text.utf8))
        } catch {
            throw Refusal(.badRequest, "the body is no JSON document; in one, \(sender), \(receiver) and \(text) are looked for")
        }
    }

    private func elements(of document: JSONValue) throws(Refusal) -> [JSONValue] {
        guard let value = document[list] else {
            throw Refusal(.badRequest, "the body has no `\(channel.mapping.messages)`, where its messages should be")
        }
        guard case .array(let elements) = value else { return [value] }
        guard elements.count <= Self.mostMessages else {
            throw Refusal(.contentTooLarge, "a request holds at most \(Self.mostMessages) messages")
        }
        return elements
    }

    func message(from source: Source, at instant: Timestamp, hops: Int) throws(Refusal) -> InboundMessage {
        let senderAddress = try address(sender, in: source, otherwise: nil)
        let receiverAddress = try address(receiver, in: source, otherwise: channel.mapping.defaultReceiver)
        guard let text = text.value(in: source) else {
            throw Refusal(.badRequest, "the field \(text) is missing: the text of the SMS, which may be empty")
        }
        let providerID = id.value(in: source)?.text ?? ""
        var random = SystemRandomNumberGenerator()
        return InboundMessage(
            id: MessageID(at: instant, random: &random), providerID: providerID.isEmpty ? nil : Self.withoutNUL(providerID),
            channel: channel.name, sender: senderAddress, receiver: receiverAddress, text: text.text, rawText: text.raw,
            sentAt: time.value(in: source).flatMap { times.time($0.text) }, receivedAt: instant, hops: hops,
            parts: parts(in: source))
    }

    /// Nil for a whole SMS, and for what makes no sense: whatever stands there, the text is taken.
    private func parts(in source: Source) -> MessageParts? {
        guard let number = part.value(in: source).flatMap({ Int($0.text) }), let total = total.value(in: source).flatMap({ Int($0.text) }),
            let reference = reference.value(in: source)?.text, !reference.isEmpty
        else { return nil }
        return MessageParts(reference: Self.withoutNUL(reference), number: number, of: total)
    }

    private func address(_ field: Alternatives, in source: Source, otherwise: String?) throws(Refusal) -> SMSAddress {
        guard let text = field.value(in: source)?.text ?? otherwise else {
            throw Refusal(.badRequest, "the field \(field) is missing: a number such as +31612345678")
        }
        do {
            return try channel.numbers.address(Self.withoutNUL(text))
        } catch {
            throw Refusal(.badRequest, "the field \(field): \(error)")
        }
    }

    /// U+0000 ends a text for much of the world's software, and no number or id has a use for it. A message's text keeps it.
    private static func withoutNUL(_ text: String) -> String {
        text.utf8.contains(0) ? String(text.map { $0 == "\0" ? "\u{FFFD}" : $0 }) : text
    }
}

/// The names one field may have, as they stand in a form and as paths into JSON.
private struct Alternatives: CustomStringConvertible {
    private let names: [String]
    private let paths: [[Substring]]

    init(_ names: [String]) {
        self.names = names
        paths = names.map { $0.split(separator: ".") }
    }

    var description: String { names.joined(separator: " or ") }

    /// The first that is there, in the body before the query.
    func value(in source: MessageReader.Source) -> FieldValue? {
        if let json = source.json {
            for path in paths {
                if case .text(let value) = json[path] { return value }
            }
        }
        for name in names {
            if let value = source.fields.first(named: name) { return value }
        }
        return nil
    }
}
