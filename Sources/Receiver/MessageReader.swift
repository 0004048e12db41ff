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
    private let idParts: Alternatives
    private let charsetField: Alternatives
    private let conditions: [(field: Alternatives, values: [String])]
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
        idParts = Alternatives(mapping.idParts)
        charsetField = Alternatives(mapping.charsetField)
        conditions = mapping.only.map { (Alternatives([$0.field]), $0.values) }
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
        /// All of it, where ``json`` is a piece.
        var document: JSONValue?
        var fields: Fields
    }

    func sources(in request: Request, _ limits: ServerLimits) async throws(Refusal) -> [Source] {
        var fields = Fields()
        var document: JSONValue?
        if request.method == .post {
            let type = request.headers[.contentType].map { MediaType($0) }
            let kind = try kind(type)
            let body = try await body(of: request, upTo: kind == .multipart ? limits.maxMultipartBytes : limits.maxBodyBytes)
            let declared = type?["charset"].flatMap { ChannelMapping.Charset(named: $0) }
            switch kind {
            case .form: body.withUnsafeBytes { add(form: $0, to: &fields, declared) }
            case .multipart: try add(multipart: body, boundary: type?["boundary"], to: &fields, declared)
            case .json: document = try json(body, declared)
            }
        }
        if var query = request.uri.query {
            query.withUTF8 { add(form: UnsafeRawBufferPointer($0), to: &fields, nil) }
        }
        guard let document else { return [Source(fields: fields)] }
        return try elements(of: document).map { Source(json: $0, document: document, fields: fields) }
    }

    private func add(form bytes: UnsafeRawBufferPointer, to fields: inout Fields, _ declared: ChannelMapping.Charset?) {
        var named: ChannelMapping.Charset?
        if !charsetField.isEmpty {
            var names = Fields()
            names.add(form: bytes) { _ in .utf8 }
            named = charsetField.value(in: Source(fields: names)).flatMap { ChannelMapping.Charset(named: $0.text) }
        }
        fields.add(form: bytes) { charset(of: $0, named, declared) }
    }

    private func add(
        multipart body: ArraySlice<UInt8>, boundary: String?, to fields: inout Fields, _ declared: ChannelMapping.Charset?
    ) throws(Refusal) {
        var parts: [(name: String, value: ArraySlice<UInt8>)] = []
        do throws(MultipartReader.Malformed) {
            try MultipartReader(boundary: boundary).read(body) { parts.append(($0, $1)) }
        } catch {
            throw Refusal(.badRequest, "the body is no multipart/form-data of at most \(MultipartReader.mostParts) parts")
        }
        let name = parts.first { charsetField.names($0.name) }.map { String(decoding: $0.value, as: UTF8.self) }
        let named = name.flatMap { ChannelMapping.Charset(named: $0) }
        for part in parts {
            fields.add(part.name, part.value.withUnsafeBufferPointer { charset(of: part.name, named, declared).decode($0) })
        }
    }

    /// Numbers and ids are ASCII whatever the text is written in; so is a text that is encoded once more.
    private func charset(
        of field: String, _ named: ChannelMapping.Charset?, _ declared: ChannelMapping.Charset?
    ) -> TextCharset {
        guard text.names(field), channel.mapping.textEncoding == .plain else { return .utf8 }
        if let named { return TextCharset(charset: named) }
        return TextCharset(charset: channel.mapping.charset, otherwise: channel.mapping.charset == .utf8 ? declared : nil)
    }

    /// Without a byte-order mark, which says nothing in UTF-8.
    private func body(of request: Request, upTo limit: Int) async throws(Refusal) -> ArraySlice<UInt8> {
        if let encoding = request.headers[.contentEncoding], encoding.lowercased() != "identity" {
            throw Refusal(.unsupportedMediaType, "send the body as it is, without Content-Encoding: compressed ones are not read")
        }
        do {
            let bytes = Array(try await request.body.collect(upTo: limit).readableBytesView)
            return bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? bytes.dropFirst(3) : bytes[...]
        } catch is NIOTooManyBytesError {
            throw Refusal(.contentTooLarge, "a request holds at most \(limit) bytes")
        } catch {
            // Nobody reads this: the connection broke off. What had come is no message.
            throw Refusal(.badRequest, "the request ended before its body did")
        }
    }

    private enum Kind {
        case form, multipart, json
    }

    /// By its Content-Type; where the channel takes one kind only, plain text and nothing at all are that one.
    private func kind(_ type: MediaType?) throws(Refusal) -> Kind {
        let bodies = channel.mapping.bodies
        switch type?.name {
        case "application/x-www-form-urlencoded" where bodies.contains(.form): return .form
        case "multipart/form-data" where bodies.contains(.form): return .multipart
        case _? where type?.isJSON == true && bodies.contains(.json): return .json
        case nil where bodies.contains(.form): return .form
        case nil, "text/plain":
            if bodies == [.form] { return .form }
            if bodies == [.json] { return .json }
        default: break
        }
        let ways =
            (channel.mapping.methods.contains(.get) ? ["a GET with a query"] : [])
            + (bodies.contains(.form) ? ["a POST of application/x-www-form-urlencoded"] : [])
            + (bodies.contains(.json) ? ["a POST of application/json"] : [])
        let last = ways.last.map { ways.count > 1 ? ", or \($0)" : $0 } ?? ""
        throw Refusal(.unsupportedMediaType, "send \(ways.dropLast().joined(separator: ", "))\(last)")
    }

    /// Bytes that are no UTF-8 stay as they came, unless the channel or the Content-Type says what they are.
    private func json(_ body: ArraySlice<UInt8>, _ declared: ChannelMapping.Charset?) throws(Refusal) -> JSONValue {
        let mapping = channel.mapping
        var bytes = Array(body)
        let charset = mapping.textEncoding == .plain && mapping.charset != .utf8 ? mapping.charset : nil
        if let charset = charset ?? declared, charset != .utf8,
            charset == mapping.charset || String(validating: bytes, as: UTF8.self) == nil
        {
            bytes = Array(bytes.withUnsafeBufferPointer { charset.decode($0).text }.utf8)
        }
        do throws(JSONReader.Malformed) {
            return try JSONReader.document(bytes)
        } catch {
            throw Refusal(.badRequest, "the body is no JSON document; in one, \(sender), \(receiver) and \(text) are looked for")
        }
    }

    private func elements(of document: JSONValue) throws(Refusal) -> [JSONValue] {
        guard let value = document[list]?.opened else {
            throw Refusal(.badRequest, "the body has no `\(channel.mapping.messages)`, where its messages should be")
        }
        guard case .array(let elements) = value else { return [value] }
        guard elements.count <= Self.mostMessages else {
            throw Refusal(.contentTooLarge, "a request holds at most \(Self.mostMessages) messages")
        }
        return elements
    }

    /// Why something that came in is no SMS for this channel; nil for one.
    enum Other {
        /// It has the fields that tell, and they say so.
        case event
        /// It has no such field.
        case unmarked(field: String)
    }

    func other(_ source: Source) -> Other? {
        for condition in conditions {
            guard let word = condition.field.word(in: source) else { return .unmarked(field: condition.field.description) }
            if !condition.values.contains(word) { return .event }
        }
        return nil
    }

    /// A picture without words may come without the field too.
    func hasText(_ source: Source) -> Bool { text.value(in: source) != nil }

    func message(from source: Source, at instant: Timestamp, hops: Int, _ limits: ServerLimits) throws(Refusal) -> InboundMessage {
        let senderAddress = try address(sender, in: source)
        let receiverAddress = try self.receiver(in: source)
        let text = text(in: source)
        let parts = parts(in: source)
        try requireFits(text.text, parts, limits)
        let providerID = idParts.joined(in: source) ?? id.value(in: source)?.text ?? ""
        var random = SystemRandomNumberGenerator()
        return InboundMessage(
            id: MessageID(at: instant, random: &random), providerID: providerID.isEmpty ? nil : Self.withoutNUL(providerID),
            channel: channel.name, sender: senderAddress, receiver: receiverAddress, text: text.text, rawText: text.raw,
            sentAt: time.value(in: source).flatMap { times.time($0.text) }, receivedAt: instant, hops: hops,
            parts: parts)
    }

    /// As a part it counts as often as there are parts, unless it is as short as a part of an SMS is.
    private func requireFits(_ text: String, _ parts: MessageParts?, _ limits: ServerLimits) throws(Refusal) {
        let bytes = text.utf8.count
        let isPartOfAnSMS = parts != nil && bytes <= ServerLimits.maxPartBytes
        if isPartOfAnSMS || bytes * (parts?.total ?? 1) <= limits.maxTextBytes { return }
        let whole = parts.map { "one of \($0.total) parts has \(bytes)" } ?? "this one has \(bytes)"
        throw Refusal(
            .contentTooLarge, "the text of an SMS may have \(limits.maxTextBytes) bytes, \(whole): that is no SMS (`receiver.max_text`)")
    }

    private func text(in source: Source) -> FieldValue {
        let value = text.value(in: source) ?? FieldValue("")
        guard channel.mapping.textEncoding != .plain else { return value }
        let named = charsetField.value(in: source).flatMap { ChannelMapping.Charset(named: $0.text) }
        return channel.mapping.textEncoding.decode(value, named ?? channel.mapping.charset)
    }

    private func receiver(in source: Source) throws(Refusal) -> SMSAddress {
        let receivers = channel.mapping.receivers
        if let named = receiver.value(in: source).flatMap({ receivers[$0.text.trimmingBlanks.lowercased()] }) {
            return SMSAddress(canonical: named)
        }
        let address = try address(receiver, in: source, otherwise: channel.mapping.defaultReceiver)
        if !receivers.isEmpty, case .alphanumeric = address {
            throw Refusal(.badRequest, "the field \(receiver): \(address) is no number, and `receivers` does not list it")
        }
        return address
    }

    /// Nil for a whole SMS, and for what makes no sense: whatever stands there, the text is taken.
    private func parts(in source: Source) -> MessageParts? {
        guard let number = part.value(in: source).flatMap({ Int($0.text) }), let total = total.value(in: source).flatMap({ Int($0.text) }),
            let reference = reference.value(in: source)?.text, !reference.isEmpty
        else { return nil }
        return MessageParts(reference: Self.withoutNUL(reference), number: number, of: total)
    }

    /// - Parameter otherwise: for a field that is not there, or empty.
    private func address(_ field: Alternatives, in source: Source, otherwise: String? = nil) throws(Refusal) -> SMSAddress {
        let value = field.value(in: source)?.text
        if let otherwise, value?.trimmingBlanks.isEmpty ?? true { return SMSAddress(canonical: otherwise) }
        guard let text = value else { throw Refusal(.badRequest, "the field \(field) is missing: a number such as +31612345678") }
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
