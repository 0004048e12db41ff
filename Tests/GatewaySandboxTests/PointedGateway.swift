import Foundation
import Outbound
import SMSMessages

@testable import GatewaySandbox

/// Any gateway that speaks the protocol, by its URL and with an account of one's own.
///
/// `ANSWERBACK_GATEWAY=https://… ANSWERBACK_GATEWAY_USER=… ANSWERBACK_GATEWAY_PASSWORD=… ANSWERBACK_GATEWAY_TO=31612345678
/// ANSWERBACK_GATEWAY_DIALECT=1609sms swift test --filter Conformance` walks the rows of ``ConformanceRow`` there. No SMS goes out and no
/// credit is spent, provided that the gateway keeps to `test=yes`.
struct PointedGateway: Sendable {
    let url: String
    let user: String
    let password: String
    let dialect: GatewayCall.Dialect
    /// Digits with country code.
    let recipient: String
    private let http = HTTPClient(workers: 1)

    struct NotNamed: Error { let variable: String }

    static let isNamed = environment[prefix] != nil
    private static let environment = ProcessInfo.processInfo.environment
    private static let prefix = "ANSWERBACK_GATEWAY"

    init(url: String, user: String, password: String, dialect: GatewayCall.Dialect, recipient: String) {
        self.url = url.hasSuffix("/") ? String(url.dropLast()) : url
        (self.user, self.password, self.dialect, self.recipient) = (user, password, dialect, recipient)
    }

    /// - Throws: ``NotNamed``, with the variable that is missing or says nothing sensible.
    static func named() throws -> PointedGateway {
        func value(_ name: String) throws -> String {
            guard let value = environment[prefix + name], !value.isEmpty else { throw NotNamed(variable: prefix + name) }
            return value
        }
        guard let dialect = GatewayCall.Dialect(rawValue: try value("_DIALECT")) else { throw NotNamed(variable: prefix + "_DIALECT") }
        return PointedGateway(
            url: try value(""), user: try value("_USER"), password: try value("_PASSWORD"), dialect: dialect,
            recipient: try value("_TO"))
    }

    /// - Returns: what the gateway did not answer as the row wants it, a line a step; empty where all is well.
    func walk(_ row: ConformanceRow) async -> [String] {
        var differences: [String] = []
        // Ids of the row and those that the gateway gave in their places.
        var ids: [String: String] = [:]
        for (index, step) in row.steps.enumerated() {
            guard let (path, form, expected) = step.request(in: dialect) else { continue }
            let isPost = step.isCall && !index.isMultiple(of: 2)
            let fields = ours(form, of: row, expecting: expected, ids, isSend: path == Self.sendPath)
            do throws(TransportFailure) {
                let answer = try await ask(path, fields, isPost: isPost)
                if !Answer(answer).isAlike(Answer(expected)) { differences.append("step \(index): \(answer.prefix(200)), not \(expected)") }
                for (theirs, given) in zip(Answer(expected).ids, Answer(answer).ids) { ids[theirs] = given }
            } catch {
                differences.append("step \(index): \(error)")
            }
        }
        return differences
    }

    private static let sendPath = "/module/gateway.php"

    private func ask(_ path: String, _ fields: String, isPost: Bool) async throws(TransportFailure) -> String {
        let request =
            isPost
            ? Outbound.HTTPRequest(
                .post, url + path, headers: [("Content-Type", "application/x-www-form-urlencoded; charset=UTF-8")],
                body: Array(fields.utf8),
                timeout: .seconds(60), maxResponseBytes: 1 << 20)
            : Outbound.HTTPRequest(.get, "\(url)\(path)?\(fields)", timeout: .seconds(60), maxResponseBytes: 1 << 20)
        let response = try await http.perform(request)
        return response.status == 200 ? String(decoding: response.body, as: UTF8.self) : "HTTP \(response.status)"
    }

    /// The row's fields with our account, our number and the gateway's own ids, and made a dry run where they would send.
    private func ours(
        _ form: String, of row: ConformanceRow, expecting answer: String, _ ids: [String: String], isSend: Bool
    ) -> String {
        var fields = form.split(separator: "&").map { $0.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false) }
            .map { (name: String($0[0]), value: $0.count > 1 ? String($0[1]) : "") }
        for index in fields.indices {
            fields[index].value = ours(
                fields[index].name, fields[index].value, keepsRecipients: Self.recipientRefusals.contains(answer), ids)
        }
        if isSend, !row.isReal, !fields.contains(where: { $0.name == "action" }) {
            fields.removeAll { $0.name == "test" }
            fields.append(("test", dialect == .sms1601 ? "ja" : "yes"))
        }
        return fields.map { "\($0.name)=\($0.value)" }.joined(separator: "&")
    }

    private func ours(_ name: String, _ value: String, keepsRecipients: Bool, _ ids: [String: String]) -> String {
        switch name {
        case "clientuser", "klantuser": value == "demo" ? Fields.escaped(user) : value
        case "clientpwd", "klantpwd":
            value == "demo" ? Fields.escaped(password) : value == Subscriber.sha1("demo") ? Subscriber.sha1(password) ?? "" : value
        case "to", "naar":
            keepsRecipients || value == "groep" || value.isEmpty
                ? value : value.replacing("%2C", with: ",").split(separator: ",").map { _ in recipient }.joined(separator: ",")
        default: ids[value] ?? value
        }
    }

    private static let recipientRefusals = ["ERROR 103", "ERROR 106", "ERROR 112"]
}

/// An answer as far as two gateways must agree on it.
private enum Answer {
    case ok(ids: [String])
    case error(Int)
    case number
    case status
    case table
    case other(String)

    init(_ body: String) {
        let text = body.trimming { $0.isWhitespace }
        let words = text.split(whereSeparator: \.isWhitespace).map(String.init)
        if words.first?.uppercased() == "OK" {
            self = .ok(ids: Array(words.dropFirst()))
        } else if text.uppercased().hasPrefix("ERROR"), let code = Int(text.filter(\.isNumber)) {
            self = .error(code)
        } else if Int(text) != nil {
            self = .number
        } else if DeliveryStatus.allCases.contains(where: { text.uppercased().hasPrefix($0.rawValue) }) {
            self = .status
        } else if text.lowercased().contains("<table") {
            self = .table
        } else {
            self = .other(text)
        }
    }

    var ids: [String] {
        guard case .ok(let ids) = self else { return [] }
        return ids
    }

    /// Ids, amounts and what became of an SMS are each gateway's own.
    func isAlike(_ other: Answer) -> Bool {
        switch (self, other) {
        case (.ok(let ids), .ok(let others)): ids.count == others.count
        case (.error(let code), .error(let other)): code == other
        case (.number, .number), (.status, .status), (.table, .table): true
        case (.other(let text), .other(let other)): text == other
        case (.ok, _), (.error, _), (.number, _), (.status, _), (.table, _), (.other, _): false
        }
    }
}

extension String {
    fileprivate func trimming(_ isBlank: (Character) -> Bool) -> String {
        String(drop(while: isBlank).reversed().drop(while: isBlank).reversed())
    }
}
