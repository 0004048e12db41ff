import ArgumentParser
import SMSGateway
import SMSMessages

struct Send: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Sends an SMS through a gateway, at once or at a time to come, and prints the gateway's ids.",
        discussion: """
            Without --gateway it goes to the sandbox on this machine, which sends nothing: start it with `answerback sandbox`.

            Exit codes: 0 the gateway has taken it, 1 it was not sent, 2 NOT KNOWN: an SMS may have gone out, and is not sent again. \
            Look with `answerback report --last 10` before you do.
            """
    )

    @Argument(help: "What to write.")
    var text: String

    @Option(help: "A recipient with the country code; several by commas, or by saying it again. At most 100.")
    var to: [String] = []

    @Option(help: "A group of the account's address book, in place of --to.")
    var group: String?

    @Option(help: "What the phone shows: up to 11 characters, or a number with +.")
    var sender: String

    @Option(help: "When, by the gateway's clocks (2026-12-24T09:00) or with a zone (2026-12-24T09:00+01:00).")
    var at: String?

    @Flag(inversion: .prefixedNo, help: "An e-mail from the gateway when it has sent what was scheduled.")
    var email = true

    @Option(help: "Your own reference, at most 75 characters; comes back with the delivery report (1601sms).")
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
    }

    func run() async throws {
        try await gateway.talking { client in
            let sms = try sms()
            let options = SendOptions(
                deliveryReport: delivery, isDryRun: test, isLogged: logging,
                schedule: try at.map { try Schedule($0, confirmsByEmail: email) }, transliterates: plain)
            let time = try options.schedule?.instant(in: client.account.zone)
            hint()
            let receipt: SendReceipt
            do {
                receipt = try await client.send(sms, options: options)
            } catch let failure as SendFailure where failure.kind == .unknown {
                note(at: time, outboxID: nil, isKnown: false, client.account)
                throw failure
            }
            note(at: time, outboxID: receipt.outboxID, isKnown: true, client.account)
            show(SentLine(receipt, isDryRun: test, parts: parts, at: time?.rfc3339))
        }
    }

    private func sms() throws(SendFailure) -> SMS {
        if let group { return SMS(text, toGroup: group, sender: sender, reference: reference) }
        return try SMS(text, to: to.flatMap { $0.split(separator: ",").map(String.init) }, sender: sender, reference: reference)
    }

    /// For `answerback outbox list`, since the gateway cannot tell.
    private func note(at time: Timestamp?, outboxID: String?, isKnown: Bool, _ account: GatewayAccount) {
        guard let time, !test else { return }
        let recipients = (try? sms()).map(ScheduledSMS.recipients) ?? []
        let scheduled = ScheduledSMS(
            gateway: account.url, user: account.user, at: time.rfc3339, outboxID: outboxID, to: recipients, group: group, sender: sender,
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
        let what = at.map { "scheduled for \($0)" } ?? (parts == 1 ? "sent" : "sent as \(parts) SMS")
        let ids = outboxID.map { "outbox id \($0)" } ?? ids.joined(separator: " ")
        return what + (ids.isEmpty ? "" : ": " + Terminal.escaped(ids))
    }
}
