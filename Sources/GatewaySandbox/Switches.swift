import SMSMessages

/// What a test turns on to see the gateway misbehave.
struct Switches: Sendable, Equatable {
    /// Everything answers 150.
    var maintenance = false
    /// A send that passes every other check answers 120, and nothing is taken.
    var error120 = false
    /// How long every answer waits. An SMS is taken before.
    var delay = Duration.zero
    var fault: Fault?
    /// Whether an SMS is taken by a call that meets the fault; where nothing is read, it never is.
    var isTaken = true
    /// Calls of `gateway.php` that the five above hold for, then they are off; nil: until they are switched off.
    var times: Int?
    /// An SMS is taken and its answer waits until this is off.
    var hold = false
    /// What becomes of the messages taken from now on.
    var outcome = DeliveryStatus.delivered
    /// How accounts that want it are told of the messages taken from now on.
    var notifications = NotificationManner.once

    /// Whether a call that meets these is judged, and an SMS taken.
    var takes: Bool { fault == nil || isTaken }

    struct Malformed: Error, Equatable {
        let name: String
        let expected: String
    }

    /// What the next call meets; where it is one of so many, it is counted.
    mutating func meetNextCall() -> Switches {
        let met = self
        guard let times, maintenance || error120 || delay > .zero || fault != nil else { return met }
        guard times <= 1 else {
            self.times = times - 1
            return met
        }
        self = Switches()
        (hold, outcome, notifications) = (met.hold, met.outcome, met.notifications)
        return met
    }

    /// These switches with the changes that the fields name; one bad field spoils them all.
    func changed(by fields: FormFields) throws(Malformed) -> Switches {
        var changed = self
        // First, so that others can be switched on in the same breath.
        if let all = fields["all"] {
            guard try !Self.isOn("all", all) else { throw Malformed(name: "all", expected: "off") }
            changed = Switches()
        }
        for name in fields.names.sorted() where name != "all" { try changed.set(name, fields[name] ?? "") }
        guard changed.isTaken || changed.fault?.showsAnswer != true else {
            throw Malformed(name: "taken", expected: "on, since \(changed.fault?.name ?? "") shows the answer to an SMS that is taken")
        }
        return changed
    }

    private mutating func set(_ name: String, _ value: String) throws(Malformed) {
        switch name {
        case "maintenance": maintenance = try Self.isOn(name, value)
        case "error120": error120 = try Self.isOn(name, value)
        case "hold": hold = try Self.isOn(name, value)
        case "taken": isTaken = try Self.isOn(name, value)
        case "delay": delay = .milliseconds(try Self.number(name, value, in: Self.delays, "milliseconds"))
        case "times": times = value == "off" ? nil : try Self.number(name, value, in: 1...1_000_000, "off, or calls")
        case "fault":
            fault = Fault(value)
            guard fault != nil || value == "none" else { throw Malformed(name: name, expected: "one of \(Fault.expected)") }
        case "outcome": outcome = try Self.choice(name, value)
        case "notifications": notifications = try Self.choice(name, value)
        default:
            throw Malformed(
                name: name, expected: "one of all, maintenance, error120, delay, fault, taken, times, hold, outcome, notifications")
        }
    }

    static func isOn(_ name: String, _ value: String) throws(Malformed) -> Bool {
        switch value.lowercased() {
        case "on": true
        case "off": false
        default: throw Malformed(name: name, expected: "on or off")
        }
    }

    private static func number(_ name: String, _ value: String, in range: ClosedRange<Int>, _ what: String) throws(Malformed) -> Int {
        guard let number = Int(value), range.contains(number) else {
            throw Malformed(name: name, expected: "\(what), \(range.lowerBound) to \(range.upperBound)")
        }
        return number
    }

    private static func choice<Choice: RawRepresentable<String> & CaseIterable>(_ name: String, _ value: String) throws(Malformed) -> Choice
    {
        guard let choice = Choice(rawValue: value) else {
            throw Malformed(name: name, expected: "one of \(Choice.allCases.map(\.rawValue).joined(separator: ", "))")
        }
        return choice
    }

    /// Milliseconds; ten minutes are longer than any client waits.
    private static let delays = 0...600_000
}
