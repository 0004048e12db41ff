@testable import GatewaySandbox

extension ConformanceRow {
    /// Why the row cannot be walked at a gateway that is not a sandbox of our own; nil where it can.
    func obstacle(in dialect: GatewayCall.Dialect) -> String? {
        if steps.contains(where: \.isDrive) { return "needs the sandbox's switches, accounts or clock" }
        let fields = steps.compactMap { $0.fields(in: dialect) }.flatMap { $0 }
        func have(_ name: String, _ isMet: (String) -> Bool) -> Bool { fields.contains { $0.name == name && isMet($0.value) } }
        if have("clientuser", { $0 == "rich" }) || have("klantuser", { $0 == "rich" }) { return "needs a second account" }
        if have("groep", { $0 != "strangers" }) { return "needs the sandbox's address book" }
        if have("action", { $0 == "verwijderoutbox" }) { return "would empty the account's outbox" }
        if !isReal, have("action", { $0 == "verwijderbericht" }) && !have("id", { !$0.isEmpty }) {
            return "would delete what is scheduled for the number"
        }
        if have("datum", { $0.hasPrefix("2026") || $0.hasPrefix("2027") }) { return "needs the sandbox's date" }
        if dialect == .sms1609, fields.contains(where: { Self.names1601.contains($0.name) && $0.value != "credits" }) {
            return "is not in the 1609SMS document"
        }
        return steps.contains { $0.request(in: dialect) != nil } ? nil : "is seen in the sandbox alone"
    }

    /// Only the 1601SMS document has them, and all values of `action` but one.
    private static let names1601: Set<String> = ["datum", "outboxid", "emailen", "groep", "referentie", "action", "id", "aantal"]

    static func all(in dialect: GatewayCall.Dialect) -> [ConformanceRow] {
        (dialect == .sms1609 ? DocumentExamples.english : DocumentExamples.dutch) + codes + statuses + options
    }
}

extension ConformanceRow.Step {
    var isCall: Bool { if case .call = self { true } else { false } }
    fileprivate var isDrive: Bool { if case .drive = self { true } else { false } }

    /// What is asked, and the answer; nil for what is looked up in a sandbox.
    func request(in dialect: GatewayCall.Dialect) -> (path: String, form: String, answer: String)? {
        switch self {
        case .call(let changes, let answer):
            return ("/module/gateway.php", Fields.encoded(Fields.demo.merging(changes) { $1 }, dialect), answer)
        case .page(let target, let answer):
            let parts = target.split(separator: "?", maxSplits: 1)
            return (String(parts[0]), parts.count > 1 ? String(parts[1]) : "", answer)
        case .drive, .find: return nil
        }
    }

    fileprivate func fields(in dialect: GatewayCall.Dialect) -> [(name: String, value: String)]? {
        request(in: dialect)?.form.split(separator: "&").map { field in
            let parts = field.split(separator: "=", maxSplits: 1).map(String.init)
            return (parts[0], parts.count > 1 ? parts[1] : "")
        }
    }
}
