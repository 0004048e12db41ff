/// How a provider writes an SMS into a request and wants it answered: declared, so that a provider nobody here knows needs no code.
public struct ChannelMapping: Sendable, Hashable {
    public enum Method: String, Sendable, Hashable, CaseIterable {
        case get, post
    }

    /// What a POST holds.
    public enum Body: String, Sendable, Hashable, CaseIterable {
        /// `application/x-www-form-urlencoded` or `multipart/form-data`.
        case form
        case json
    }

    /// In which the text's bytes are written: those of a form's or a query's `%XX`, or of a whole JSON document.
    public enum Charset: String, Sendable, Hashable, CaseIterable {
        case utf8 = "utf-8"
        case latin1 = "iso-8859-1"
        case latin9 = "iso-8859-15"
        case windows1252 = "windows-1252"
        case utf16BigEndian = "utf-16be"
    }

    /// How the text is written where it is not written plainly.
    public enum TextEncoding: String, Sendable, Hashable, CaseIterable {
        case plain
        /// Two hex digits a byte, `00480069`.
        case hex
        /// `%XX`, also inside JSON.
        case percent
    }

    /// A field and what it must be.
    public struct Condition: Sendable, Hashable {
        /// The name of a form's field, or a path into JSON, relative to ``ChannelMapping/messages`` or else to the whole document.
        public var field: String
        /// One of these, exactly.
        public var values: [String]

        public init(field: String, values: [String]) {
            self.field = field
            self.values = values
        }
    }

    public enum TimeFormat: Sendable, Hashable {
        /// As RFC 3339 has it, and as ISO 8601 otherwise allows and programs write: `+0100`, `+01`, a comma before the fraction. A time
        /// without a zone is of this one of the IANA list, and is not read where that is nil.
        case rfc3339(zone: String?)
        case unixSeconds
        case unixMilliseconds
        /// Runs of `yyyy MM dd HH mm ss`, each read as that many digits; any other character stands for itself. In this zone of the IANA
        /// list; UTC where nil. Of a time of day with colons, a fraction of the second is left out and a zone behind it counts.
        case pattern(String, zone: String?)
    }

    /// Of the 2xx that says the SMS is on disk.
    public struct Answer: Sendable, Hashable {
        /// 200 to 299.
        public var status: Int
        /// With it the charset, if any: `text/plain; charset=utf-8`.
        public var contentType: String
        /// `{id}` is replaced by the id the message is stored under, of several the first one.
        public var body: String

        public init(status: Int = 200, contentType: String = "text/plain; charset=utf-8", body: String = "OK {id}\n") {
            self.status = status
            self.contentType = contentType
            self.body = body
        }
    }

    public var methods: Set<Method>
    /// Of a POST; several where the request's Content-Type may tell.
    public var bodies: Set<Body>
    /// Where in a JSON document the SMS stand: a path to an array, or to one object; empty for the document itself, which may be either.
    public var messages: String
    /// Names of a form's fields, or paths into JSON (`payload.message.0.text`), relative to ``messages``; the first that is there counts.
    public var sender: [String]
    public var receiver: [String]
    public var text: [String]
    /// Which requests and elements are SMS: those that fit all of these. Others are acknowledged and not taken.
    public var only: [Condition]
    /// The provider's own id. Empty where it sends none.
    public var id: [String]
    /// Fields that only together are an id, such as that of an alarm and its status; they count before ``id``.
    public var idParts: [String]
    /// Of a part of a long SMS that the provider does not join: what its parts have in common, which one it is, how many there are. A
    /// request that lacks one of the three, or with numbers that make no sense, is an SMS of its own.
    public var reference: [String]
    public var part: [String]
    public var total: [String]
    public var time: [String]
    public var timeFormat: TimeFormat
    /// Of the text, where ``charsetField`` does not say. Where it is UTF-8 and a text is none, the request's Content-Type counts.
    public var charset: Charset
    /// A field that names the text's charset.
    public var charsetField: [String]
    public var textEncoding: TextEncoding
    /// The number the SMS came to where the request does not say.
    public var defaultReceiver: String?
    /// Our numbers by what the provider calls them, such as a SIM's slot; names in lower case.
    public var receivers: [String: String]
    public var answer: Answer

    public init(
        methods: Set<Method> = [.get, .post], bodies: Set<Body> = [.form, .json], messages: String = "", sender: [String],
        receiver: [String], text: [String], only: [Condition] = [], id: [String] = [], idParts: [String] = [], reference: [String] = [],
        part: [String] = [], total: [String] = [], time: [String] = [], timeFormat: TimeFormat = .rfc3339(zone: nil),
        charset: Charset = .utf8, charsetField: [String] = [], textEncoding: TextEncoding = .plain, defaultReceiver: String? = nil,
        receivers: [String: String] = [:], answer: Answer = Answer()
    ) {
        self.methods = methods
        self.bodies = bodies
        self.messages = messages
        self.sender = sender
        self.receiver = receiver
        self.text = text
        self.only = only
        self.id = id
        self.idParts = idParts
        self.reference = reference
        self.part = part
        self.total = total
        self.time = time
        self.timeFormat = timeFormat
        self.charset = charset
        self.charsetField = charsetField
        self.textEncoding = textEncoding
        self.defaultReceiver = defaultReceiver
        self.receivers = receivers
        self.answer = answer
    }

    /// Our own form, for everybody who can choose one.
    public static let generic = ChannelMapping(
        sender: ["from"], receiver: ["to"], text: ["text"], id: ["id"], reference: ["reference"], part: ["part"], total: ["total"],
        time: ["time"])

    /// The 1609SMS/1601SMS gateway's form, by analogy with the names of its sending interface: its documents do not give the one for
    /// incoming SMS. Its times are its own local ones.
    public static let sms1609 = ChannelMapping(
        bodies: [.form], sender: ["sender", "afzender"], receiver: ["to", "naar"], text: ["message", "bericht"], id: ["smsid"],
        time: ["datum"], timeFormat: .pattern("yyyyMMddHHmmss", zone: "Europe/Amsterdam"), answer: Answer(body: "OK"))
}
