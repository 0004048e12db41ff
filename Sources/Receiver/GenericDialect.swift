import SMSMessages

/// Our own form, for everybody who can choose one.
struct GenericDialect: Dialect {
    let names = FieldNames(sender: ["from"], receiver: ["to"], text: ["text"], id: ["id"], time: ["time"])
    let takesJSON = true

    /// RFC 3339.
    func time(_ text: String) -> Timestamp? {
        Timestamp(rfc3339: text)
    }

    func acknowledgement(of id: MessageID) -> String {
        "OK \(id)\n"
    }
}
