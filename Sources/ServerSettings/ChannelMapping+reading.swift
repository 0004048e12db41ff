import Receiver
import SMSMessages

extension ChannelMapping {
    private static let profiles = ["generic": generic, "1609sms": sms1609]

    /// The profile, and what is set over it; without one, all that says where an SMS stands must be set.
    init?(_ key: SettingKey, _ reading: inout SettingReading) {
        let profile = reading.value(key / "profile") { text throws(Unfit) in
            try text.one(of: Self.profiles.keys.sorted())
        }
        guard profile != nil || !reading.isSet(key / "profile") else { return nil }
        let base = profile.flatMap { Self.profiles[$0] } ?? ChannelMapping(sender: [], receiver: [], text: [])
        var standards = Standards(base, from: profile.map { .profile($0) } ?? .standard)
        if profile == nil { standards.dropEmpty() }
        if profile == nil, !["sender", "receiver", "text"].contains(where: { reading.isSet(key / $0) }) {
            reading.report(
                key, "neither a profile nor the fields an SMS stands in",
                mend: "write `profile: generic`, or at least `sender`, `receiver` and `text`")
            return nil
        }
        self.init(key, standards, &reading)
    }

    private init?(_ key: SettingKey, _ standards: Standards, _ reading: inout SettingReading) {
        let methods = reading.list(key / "methods", otherwise: standards["methods"]) { text throws(Unfit) in
            try Method(setting: text.lowercased())
        }
        let bodies = reading.list(key / "body", otherwise: standards["body"]) { text throws(Unfit) in
            try Body(setting: text.lowercased())
        }
        let charset = reading.value(key / "charset", otherwise: standards["charset"]) { text throws(Unfit) in
            try Charset(setting: text.lowercased())
        }
        let messages = reading.value(key / "messages", otherwise: standards["messages"]) { $0 }
        func fields(_ name: String, _ reading: inout SettingReading) -> [String]? {
            reading.list(key / name, otherwise: standards[name]) { text throws(Unfit) in
                guard !text.isEmpty else { throw Unfit("is no field") }
                return text
            }
        }
        let (sender, receiver) = (fields("sender", &reading), fields("receiver", &reading))
        let (text, id, time) = (fields("text", &reading), fields("id", &reading), fields("time", &reading))
        let idParts = reading.list(key / "id" / "all_of") { $0 }
        let charsetField = fields("charset_field", &reading)
        let encoding = reading.value(key / "text_encoding", otherwise: standards["text_encoding"]) { text throws(Unfit) in
            try TextEncoding(setting: text.lowercased())
        }
        let only = [Condition](key / "only", &reading)
        let receivers = Self.receivers(key / "receivers", &reading)
        let parts = PartFields(
            reference: fields("reference", &reading), part: fields("part", &reading), total: fields("total", &reading))
        let timeFormat = TimeFormat(key, standards, &reading)
        let defaultReceiver = reading.value(key / "default_receiver", as: SMSAddress.init(numberSetting:))
        let answer = Answer(key / "answer", standards, &reading)
        reading.requireFields(of: key, sender: sender, receiver: receiver, text: text)
        reading.requireAllOrNone(of: key, parts)
        reading.requireOne(key / "methods", methods)
        reading.requireOne(key / "body", bodies)
        guard let methods, let bodies, let charset, let encoding, let sender, let text, let timeFormat, let answer, let only, let receivers
        else { return nil }
        self.init(
            methods: Set(methods), bodies: Set(bodies), messages: messages ?? "", sender: sender, receiver: receiver ?? [], text: text,
            only: only, id: id ?? [], idParts: idParts ?? [], reference: parts.reference ?? [], part: parts.part ?? [],
            total: parts.total ?? [], time: time ?? [], timeFormat: timeFormat, charset: charset, charsetField: charsetField ?? [],
            textEncoding: encoding, defaultReceiver: defaultReceiver?.text, receivers: receivers, answer: answer)
    }

    private static func receivers(_ key: SettingKey, _ reading: inout SettingReading) -> [String: String]? {
        var receivers: [String: String] = [:]
        for name in reading.names(below: key) {
            guard let number = reading.value(key / name, as: SMSAddress.init(numberSetting:)) else { return nil }
            receivers[name.lowercased()] = number.text
        }
        return receivers
    }
}

extension [ChannelMapping.Condition] {
    fileprivate init?(_ key: SettingKey, _ reading: inout SettingReading) {
        self = []
        for field in reading.names(below: key) {
            guard let values = reading.list(key / field, as: { $0 }) else { return nil }
            append(ChannelMapping.Condition(field: field, values: values))
        }
    }
}

/// Where the marks of a long SMS's part stand; nil where that could not be read.
private struct PartFields {
    let reference: [String]?
    let part: [String]?
    let total: [String]?
}

extension SettingReading {
    /// Two of them alone would join nothing, without a word.
    fileprivate mutating func requireAllOrNone(of key: SettingKey, _ parts: PartFields) {
        let fields = [("reference", parts.reference), ("part", parts.part), ("total", parts.total)]
        let lacking = fields.filter { $0.1?.isEmpty ?? isMissing(key / $0.0) }.map(\.0)
        guard (1...2).contains(lacking.count) else { return }
        let names = lacking.map { "`\($0)`" }.joined(separator: " and ")
        report(
            key, "no \(names), without which parts of a long SMS cannot be joined",
            mend: "name the request's fields for all three, `reference`, `part` and `total`, or for none (`[]`)")
    }

    fileprivate mutating func requireFields(of key: SettingKey, sender: [String]?, receiver: [String]?, text: [String]?) {
        let hasReceiver = isSet(key / "default_receiver")
        let needed = [("sender", sender), ("text", text)] + (hasReceiver ? [] : [("receiver", receiver)])
        for (name, fields) in needed where fields?.isEmpty == true || isMissing(key / name) && fields == nil {
            let alternative = name == "receiver" ? ", or the number itself as `default_receiver`" : ""
            report(key, "no `\(name)`", mend: "write the name of the request's field that has it, `\(name): …`\(alternative)")
        }
    }

    fileprivate mutating func requireOne(_ key: SettingKey, _ values: [some Any]?) {
        if values?.isEmpty == true {
            report(key, "an empty list", mend: "write `\(key.name): [\(key.setting?.example.joined(separator: ", ") ?? "")]`")
        }
    }
}

extension ChannelMapping.TimeFormat {
    fileprivate init?(_ key: SettingKey, _ standards: Standards, _ reading: inout SettingReading) {
        let format = reading.value(key / "time_format", otherwise: standards["time_format"], as: Self.read(setting:))
        let zone = reading.value(key / "time_zone", otherwise: standards["time_zone"], as: String.init(zoneSetting:))
        switch format {
        case .pattern(let pattern, _): self = .pattern(pattern, zone: zone)
        case .rfc3339: self = .rfc3339(zone: zone)
        case .unixSeconds?, .unixMilliseconds?:
            if zone != nil, reading.isSet(key / "time_zone") {
                reading.report(key / "time_zone", "seconds since 1970 have no zone", mend: "remove it")
            }
            self = format ?? .unixSeconds
        case nil: return nil
        }
    }

    /// `rfc3339`, `unix`, `unix_ms`, or a pattern.
    private static func read(setting text: String) throws(Unfit) -> Self {
        switch text {
        case "rfc3339": return .rfc3339(zone: nil)
        case "unix": return .unixSeconds
        case "unix_ms": return .unixMilliseconds
        default: break
        }
        let mend = "write `time_format: rfc3339`, `unix`, `unix_ms` or a pattern such as `\"yyyy-MM-dd HH:mm:ss\"`"
        let runs = text.runs.filter { $0.utf8.first?.isLetter == true }
        let known = ["yyyy", "MM", "dd", "HH", "mm", "ss"]
        // T and Z stand for themselves: 20261124T183000Z.
        guard runs.allSatisfy({ known.contains($0) || ["T", "Z"].contains($0) }), runs.contains("yyyy") else {
            throw Unfit("is no form of a time", mend: mend)
        }
        for field in known where runs.count(where: { $0 == field }) != 1 && !(field == "ss" && !runs.contains(field)) {
            throw Unfit("must have \(field) once", mend: mend)
        }
        return .pattern(text, zone: nil)
    }
}

extension String {
    /// Split wherever a character differs from the one before.
    fileprivate var runs: [String] {
        var runs: [String] = []
        for character in self {
            if runs.last?.last == character { runs[runs.count - 1].append(character) } else { runs.append(String(character)) }
        }
        return runs
    }
}

extension ChannelMapping.Answer {
    fileprivate init?(_ key: SettingKey, _ standards: Standards, _ reading: inout SettingReading) {
        let status = reading.value(key / "status", otherwise: standards["answer.status"]) { text throws(Unfit) in
            try Int(setting: text, in: 200...299)
        }
        let type = reading.value(key / "type", otherwise: standards["answer.type"]) { text throws(Unfit) in
            let parts = text.prefix { $0 != ";" }.split(separator: "/", omittingEmptySubsequences: false)
            let isFit = parts.count == 2 && parts.allSatisfy { !$0.isEmpty && $0.utf8.allSatisfy(\.isTokenCharacter) }
            guard isFit, text.utf8.allSatisfy({ (0x20...0x7E).contains($0) }) else { throw Unfit("is no media type") }
            return text
        }
        let body = reading.value(key / "body", otherwise: standards["answer.body"]) { $0 }
        guard let status, let type, let body else { return nil }
        self.init(status: status, contentType: type, body: body)
    }
}

/// A mapping as an operator would write it: what each field of a channel is where it is not set.
private struct Standards {
    private var texts: [String: [String]]
    private let place: SettingPlace

    init(_ mapping: ChannelMapping, from place: SettingPlace) {
        let (format, zone) = mapping.timeFormat.texts
        texts = [
            "methods": mapping.methods.map(\.rawValue).sorted(), "body": mapping.bodies.map(\.rawValue).sorted(),
            "messages": [mapping.messages], "sender": mapping.sender, "receiver": mapping.receiver, "text": mapping.text,
            "id": mapping.id, "reference": mapping.reference, "part": mapping.part, "total": mapping.total, "time": mapping.time,
            "time_format": [format], "charset": [mapping.charset.rawValue], "text_encoding": [mapping.textEncoding.rawValue],
            "answer.status": [String(mapping.answer.status)], "answer.type": [mapping.answer.contentType],
            "answer.body": [mapping.answer.body],
        ]
        texts["time_zone"] = zone.map { [$0] }
        self.place = place
    }

    subscript(name: String) -> Standard? { texts[name].map { Standard($0, from: place) } }

    mutating func dropEmpty() {
        texts = texts.filter { !$0.value.isEmpty }
    }
}

extension ChannelMapping.TimeFormat {
    fileprivate var texts: (format: String, zone: String?) {
        switch self {
        case .rfc3339(let zone): ("rfc3339", zone)
        case .unixSeconds: ("unix", nil)
        case .unixMilliseconds: ("unix_ms", nil)
        case .pattern(let pattern, let zone): (pattern, zone)
        }
    }
}

extension RawRepresentable where RawValue == String, Self: CaseIterable {
    init(setting text: String) throws(Unfit) {
        guard let value = Self(rawValue: text) else {
            _ = try text.one(of: Self.allCases.map(\.rawValue))
            throw Unfit("is not known")
        }
        self = value
    }
}
