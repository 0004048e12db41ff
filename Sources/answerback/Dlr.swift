import AnswerbackServer
import ArgumentParser
import Outbound
import ServerSettings

struct Dlr: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Lists what became of the SMS that a running server sent lately, or shows the URL by which its gateways tell.",
        discussion: """
            A gateway tells by calling a URL of this server, which is entered in its web pages once: --url shows it, secret token and all. \
            Without it a gateway is asked, after 1, 5 and 30 minutes, 2 and 24 hours.
            """
    )

    @OptionGroup var server: OperatorOptions
    @OptionGroup var numbers: NumberOptions

    @OptionGroup var layout: LayoutOptions

    @Option(help: "Of how many messages, the newest.")
    var limit = 20

    @Option(
        help: ArgumentHelp(
            "The URLs to enter at the gateways, on this server's public address: https://sms.example.com", valueName: "address"))
    var url: String?

    func run() async throws {
        if let url { return try showURLs(at: url) }
        try await server.asking(showsNumbers: numbers.showNumbers) { client in
            let (list, _): (OperatorReply.MessageList, String) = try await client.get("/v1/messages", [("limit", "\(limit)")])
            let sent = list.messages.flatMap(\.actions).compactMap(DeliveryLine.init).sorted { $0.sentAt > $1.sentAt }
            if server.json { return sent.forEach { Terminal.print($0.json) } }
            if sent.isEmpty { return Terminal.say("no SMS was sent because of the last \(list.messages.count) messages") }
            DeliveryLine.table(sent).print(layout)
        }
    }

    private func showURLs(at address: String) throws {
        guard let url = try? HTTPURL(address), !url.hasQueryOrFragment else {
            throw Terminal.fail("--url: write the address by which the gateway reaches this server: https://sms.example.com")
        }
        let resolved = try SettingsOptions.outcome(of: server.config)
        guard let gateways = resolved.settings?.gateways else {
            for problem in resolved.problems { Terminal.say("\(problem)") }
            throw Terminal.fail("mend the configuration first")
        }
        Terminal.keepOutputPrivate()
        for gateway in gateways {
            guard let token = gateway.notificationSecret else {
                Terminal.say(
                    "gateway \(gateway.name) may not call: write a `dlr_token:` below gateways.\(gateway.name), made by: openssl rand -hex 16"
                )
                continue
            }
            let base = address.hasSuffix("/") ? String(address.dropLast()) : address
            let line = GatewayURL(gateway: gateway.name, url: "\(base)/dlr/\(gateway.name)/\(token.revealed)")
            Terminal.print(server.json ? line.json : "\(line.gateway)  \(line.url)")
        }
        if gateways.allSatisfy({ $0.notificationSecret == nil }) { throw ExitCode.failure }
    }
}

private struct GatewayURL: Encodable {
    let gateway: String
    let url: String
}

/// One SMS and what became of it.
private struct DeliveryLine: Encodable {
    let id: String
    let to: String
    let gateway: String
    let state: OperatorReply.State
    let sentAt: String
    let delivery: OperatorReply.Delivery?

    /// - Returns: nil for one that was never begun.
    init?(_ action: OperatorReply.Action) {
        guard let begunAt = action.begunAt else { return nil }
        (id, to, gateway, state, sentAt) = (action.id, action.to, action.gateway, action.state, begunAt)
        delivery = action.delivery
    }

    static func table(_ lines: [DeliveryLine]) -> TextTable {
        let sent = TimeColumn("SENT", lines.map(\.sentAt))
        return TextTable(
            columns: [sent.column, .fixed("TO"), .flexible("WHAT CAME OF IT"), .spare("GATEWAY"), .spare("ITS ID"), .fixed("ID")],
            rows: zip(lines, sent.cells).map { line, sent in [sent, line.to, line.fate, line.gateway, line.delivery?.id ?? "-", line.id] })
    }

    private var fate: String {
        state == .sent ? delivery?.sentence ?? "sent" : state.isTrouble ? state.rawValue.uppercased() : state.rawValue
    }
}
