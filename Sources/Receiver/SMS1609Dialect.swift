import SMSMessages

/// The 1609SMS/1601SMS gateway's form, by analogy with the names of its sending interface: its documents do not give the one for
/// incoming SMS.
struct SMS1609Dialect: Dialect {
    let names = FieldNames(
        sender: ["sender", "afzender"], receiver: ["to", "naar"], text: ["message", "bericht"], id: ["smsid"], time: ["datum"])
    let takesJSON = false

    /// `yyyymmddhhmm` or `yyyymmddhhmmss`, as the gateway writes times elsewhere. Its zone is not documented, so it is taken for UTC.
    func time(_ text: String) -> Timestamp? {
        let digits = Array(text.utf8)
        guard digits.count == 12 || digits.count == 14, digits.allSatisfy({ (48...57).contains($0) }) else { return nil }
        func part(_ range: Range<Int>) -> Substring { text.dropFirst(range.lowerBound).prefix(range.count) }
        let seconds = digits.count == 14 ? part(12..<14) : "00"
        return Timestamp(
            rfc3339: "\(part(0..<4))-\(part(4..<6))-\(part(6..<8))T\(part(8..<10)):\(part(10..<12)):\(seconds)Z")
    }

    func acknowledgement(of id: MessageID) -> String {
        "OK"
    }
}
