/// What a test turns on to see the gateway misbehave.
struct Switches: Sendable, Equatable {
    /// Everything answers 150.
    var maintenance = false
    /// A send that passes every other check answers 120, and nothing is taken.
    var error120 = false
    /// How long every answer waits. An SMS is taken before.
    var delay = Duration.zero
    /// An SMS is taken and its answer waits until this is off.
    var hold = false

    struct Malformed: Error, Equatable {
        let name: String
        let expected: String
    }

    /// These switches with the changes that the fields name; one bad field spoils them all.
    func changed(by fields: FormFields) throws(Malformed) -> Switches {
        var changed = self
        for name in fields.names.sorted() {
            let value = fields[name] ?? ""
            switch name {
            case "maintenance": changed.maintenance = try Self.isOn(name, value)
            case "error120": changed.error120 = try Self.isOn(name, value)
            case "hold": changed.hold = try Self.isOn(name, value)
            case "delay":
                guard let milliseconds = Int(value), Self.delays.contains(milliseconds) else {
                    throw Malformed(name: name, expected: "milliseconds, 0 to \(Self.delays.upperBound)")
                }
                changed.delay = .milliseconds(milliseconds)
            default: throw Malformed(name: name, expected: "one of maintenance, error120, delay, hold")
            }
        }
        return changed
    }

    private static func isOn(_ name: String, _ value: String) throws(Malformed) -> Bool {
        switch value.lowercased() {
        case "on": true
        case "off": false
        default: throw Malformed(name: name, expected: "on or off")
        }
    }

    /// Milliseconds; ten minutes are longer than any client waits.
    private static let delays = 0...600_000
}
