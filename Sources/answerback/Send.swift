import ArgumentParser
import Foundation
import SMSGateway
import SMSMessages

struct Send: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Sends an SMS: through the running server of a configuration, or straight through a gateway.",
        discussion: """
            With a configuration (--config, or one in the usual places) or --server it goes through that server: not to somebody who has \
            opted out, under its caps, kept, and shown by `inbox`, which also tells whether it was delivered. It goes at once, from \
            the number of ours that --from names; asked for again with the same --key it is sent once.

            With --gateway https://… it goes straight to that gateway, past any server and its opt-outs, and the gateway's ids are printed. \
            Where there is neither, it goes to the sandbox on this machine, which sends nothing: start it with `answerback sandbox`.

            Exit codes: 0 it was taken, 1 it was not sent, 2 NOT KNOWN: it may have gone out, and is not sent again. Ask the server again \
            with the same --key; at a gateway look with `answerback report --last 10` before you send it again.
            """
    )

    @Argument(help: "What to write.")
    var text: String

    @Option(help: "A recipient with the country code; several by commas, or by saying it again. At most 100.")
    var to: [String] = []

    @Option(help: "A group of the account's address book, in place of --to.")
    var group: String?

    @Option(help: "What the phone shows: up to 11 characters, or a number with +. A server's configuration has its own.")
    var sender: String?

    @Option(help: "The number of ours that it comes from, at a server (default: the only one).")
    var from: String?

    @Option(help: "Your own name for this SMS, at a server: asked for again with it, it is sent once (default: a new one).")
    var key: String?

    @Option(help: ArgumentHelp("The operator address of the server (also $ANSWERBACK_SERVER).", valueName: "url"))
    var server: String?

    @Option(help: ArgumentHelp("A file that holds the operator token (also $ANSWERBACK_TOKEN, the token itself).", valueName: "file"))
    var tokenFile: String?

    @Option(help: "When, by the gateway's clocks (2026-12-24T09:00) or with a zone (2026-12-24T09:00+01:00).")
    var at: String?

    @Flag(inversion: .prefixedNo, help: "An e-mail from the gateway when it has sent what was scheduled.")
    var email = true

    @Option(
        help: "Your own reference: a server keeps it; a gateway (1601sms, at most 75 characters) sends it back with the delivery report.")
    var reference: String?

    @Flag(inversion: .prefixedNo, help: "Ask for delivery reports, and so for ids.")
    var delivery = true

    @Flag(inversion: .prefixedNo, help: "Have the gateway's own history keep it, or not (default: as the account is set).")
    var logging: Bool?

    @Flag(help: "Typographic characters (’ “ … –) as a typewriter has them, where that saves SMS.")
    var plain = false

    @Flag(help: "Have the gateway check everything and send nothing.")
    var test = false

    @OptionGroup var gateway: GatewayOptions

    func validate() throws {
        if to.isEmpty == (group == nil) { throw ValidationError("name the recipients with --to, or a --group") }
        if recipients.contains(where: \.isEmpty) { throw ValidationError("--to: a recipient is empty; write numbers such as +31612345678") }
    }

    private var recipients: [String] {
        to.flatMap { $0.split(separator: ",", omittingEmptySubsequences: false).map { $0.trimmingCharacters(in: .whitespaces) } }
    }

    func run() async throws {
        if goesByServer { return try await sendByServer() }
        guard let sender else { throw ValidationError("name what the phone shows with --sender") }
        for (option, value) in [("--from", from), ("--key", key)] where value != nil {
            throw ValidationError("\(option) goes with a server: name its configuration with --config, and no --gateway")
        }
        try await sendStraight(as: sender)
    }

    /// Only a gateway that is named by its URL is spoken to past the server.
    private var goesByServer: Bool {
        if server != nil { return true }
        if gateway.gateway?.contains("://") == true { return false }
        return SettingsOptions.found(gateway.config) != nil || ProcessInfo.processInfo.environment["ANSWERBACK_SERVER"] != nil
    }

    private func sendByServer() async throws {
        let refused = [
            ("--sender", sender != nil), ("--gateway", gateway.gateway != nil), ("--group", group != nil), ("--at", at != nil),
            ("--test", test), ("--logging", logging != nil), ("--no-delivery", !delivery), ("--no-email", !email),
        ].filter(\.1).map(\.0)
        guard refused.isEmpty else {
            throw ValidationError(
                "\(refused.joined(separator: ", ")): a server has no such thing. It sends at once, by the gateway and as the sender that its "
                    + "configuration has for --from; straight to a gateway, past its opt-outs: --gateway https://…")
        }
        var options = OperatorOptions()
        options.config = gateway.config
        options.server = server
        options.tokenFile = tokenFile
        options.json = gateway.json
        guard recipients.count <= SMS.mostRecipients else { throw ValidationError("at most \(SMS.mostRecipients) recipients") }
        if !plain { hint() }
        try await SendByServer(
            text: plain ? transliteration.text : text, recipients: recipients, from: from, key: key, reference: reference, server: options
        ).run()
    }

    private func sendStraight(as sender: String) async throws {
        try await gateway.talking { client in
            let sms = try sms(as: sender)
            let options = SendOptions(
                deliveryReport: delivery, isDryRun: test, isLogged: logging,
                schedule: try at.map { try Schedule($0, confirmsByEmail: email) }, transliterates: plain)
            let time = try options.schedule?.instant(in: client.account.zone)
            hint()
            let receipt: SendReceipt
            do {
                receipt = try await client.send(sms, options: options)
            } catch let failure as SendFailure where failure.kind == .unknown {
                note(sms, at: time, outboxID: nil, isKnown: false, client.account)
                throw failure
            }
            note(sms, at: time, outboxID: receipt.outboxID, isKnown: true, client.account)
            show(SentLine(receipt, isDryRun: test, parts: parts, at: time?.rfc3339))
        }
    }

    private func sms(as sender: String) throws(SendFailure) -> SMS {
        if let group { return SMS(text, toGroup: group, sender: sender, reference: reference) }
        return try SMS(text, to: recipients, sender: sender, reference: reference)
    }

    /// For `answerback outbox list`, since the gateway cannot tell.
    private func note(_ sms: SMS, at time: Timestamp?, outboxID: String?, isKnown: Bool, _ account: GatewayAccount) {
        guard let time, !test else { return }
        let recipients = ScheduledSMS.recipients(of: sms)
        let scheduled = ScheduledSMS(
            gateway: account.url, user: account.user, at: time.rfc3339, outboxID: outboxID, to: recipients, group: group,
            sender: sender ?? "",
            parts: parts, isKnown: isKnown)
        do {
            try ScheduleNotes.ofThisUser.change { $0.append(scheduled) }
        } catch {
            // The SMS is scheduled all the same.
            Terminal.say("`answerback outbox list` will not show it: \(error)")
        }
    }

    private var transliteration: GSMTransliteration { GSMTransliteration(of: text) }
    private var parts: Int { (plain ? transliteration.after : transliteration.before).parts }

    private func hint() {
        let transliteration = transliteration
        guard !plain, transliteration.partsSaved > 0 else { return }
        Terminal.say(
            "with --plain this is \(transliteration.after.parts) SMS in place of \(transliteration.before.parts): "
                + Terminal.escaped(transliteration.text))
    }

    private func show(_ line: SentLine) { Terminal.print(gateway.json ? line.json : line.sentence) }
}

/// What the gateway said to a send.
private struct SentLine: Encodable {
    let outcome: String
    let ids: [String]
    let outboxID: String?
    /// When it will be sent; nil for at once.
    let at: String?
    /// Of the text, for each recipient.
    let parts: Int

    init(_ receipt: SendReceipt, isDryRun: Bool, parts: Int, at: String?) {
        outcome = isDryRun ? "test" : at == nil ? "sent" : "scheduled"
        ids = receipt.ids
        outboxID = receipt.outboxID
        self.at = at
        self.parts = parts
    }

    private enum CodingKeys: String, CodingKey {
        case outcome, ids, at, parts
        case outboxID = "outbox_id"
    }

    var sentence: String {
        // The ids of a dry run are of no SMS.
        if outcome == "test" { return "the gateway would take it; nothing was sent" }
        let what = at.map { "scheduled for \(ShownTime().text($0))" } ?? (parts == 1 ? "sent" : "sent as \(parts) SMS")
        let ids = outboxID.map { "outbox id \($0)" } ?? ids.joined(separator: " ")
        return what + (ids.isEmpty ? "" : ": " + Terminal.escaped(ids))
    }
}
