import SMSMessages

/// Our own form, for everybody who can choose one.
struct GenericDialect: Dialect {
    let names = FieldNames(sender: ["from"], receiver: ["to"], text: ["text"], id: ["id"], time: ["time"])
    let takesJSON = true

    /// RFC 3339; the `+` of its zone may have become a space on the way.
    func time(_ text: String) -> Timestamp? {
        Timestamp(rfc3339: text) ?? Timestamp(rfc3339: text.replacingLast(" ", with: "+"))
    }

    func acknowledgement(of id: MessageID) -> String {
        "OK \(id)\n"
    }
}

extension String {
    fileprivate func replacingLast(_ old: Character, with new: Character) -> String {
        guard let place = lastIndex(of: old) else { return self }
        return String(self[..<place]) + String(new) + self[index(after: place)...]
    }
}
