import Outbound
public import SMSMessages

/// Questions and the outbox. None of these calls sends an SMS.
///
/// A question that got no answer may be asked again: its failure is of the kind ``SendFailure/Kind/nothingLeft``.
extension GatewayClient {
    /// What is left in the account; below zero where the gateway gives credit.
    public func credits() async throws(SendFailure) -> Int {
        try await ask(request("credits"), .question, read: GatewayAnswer.number)
    }

    /// What became of an SMS. An id that the gateway does not know is ``DeliveryStatus/noReport`` too.
    ///
    /// - Parameters:
    ///   - id: out of a ``SendReceipt``.
    ///   - withDate: the 1601 gateway then says since when, of an end status only.
    /// - Throws: ``SendFailure``; the question may be asked again.
    public func report(id: String, withDate: Bool = false) async throws(SendFailure) -> DeliveryReport {
        guard !id.isEmpty else { throw SendFailure(.call, reason: "the id is empty", advice: "give the id of an SMS").during(.question) }
        let zone = account.zone
        return try await ask(account.reportRequest(id: id, withDate: withDate), .question) { DeliveryReport($0, zone: zone) }
    }

    /// The last messages of the account, newest first, in both dialects by the 1601 document.
    ///
    /// The documents say no more than that it is a table; what could not be read in a row is nil.
    ///
    /// - Parameter count: at least 1.
    public func lastMessages(_ count: Int) async throws(SendFailure) -> [SentMessage] {
        guard count > 0 else { throw SendFailure(.reportCountInvalid).during(.question) }
        let zone = account.zone
        let request = request("rapport", ("aantal", String(count)), maxResponseBytes: Self.longestTable(of: count))
        return try await ask(request, .question) { SentMessage.all(inPage: $0, zone: zone) }
    }

    /// Takes all that is scheduled for that number out of the outbox.
    ///
    /// - Throws: with code 122 where there is nothing.
    public func deleteScheduled(for number: PhoneNumber) async throws(SendFailure) {
        _ = try await ask(request("verwijderbericht", ("naar", String(number.digits))), .change, read: Self.words)
    }

    /// Takes one scheduled SMS out of the outbox.
    ///
    /// - Parameter id: the ``SendReceipt/outboxID``.
    /// - Throws: with code 122 where nothing lies there under that id.
    public func deleteScheduled(id: String) async throws(SendFailure) {
        // Without an id the gateway would have to guess what is to be deleted.
        guard !id.isEmpty else { throw SendFailure(.notInOutbox).during(.change) }
        _ = try await ask(request("verwijderbericht", ("id", id)), .change, read: Self.words)
    }

    /// Takes everything out of the outbox.
    ///
    /// - Throws: with code 122 where it is empty already.
    public func emptyOutbox() async throws(SendFailure) {
        _ = try await ask(request("verwijderoutbox"), .change, read: Self.words)
    }

    private func request(
        _ action: String, _ fields: (name: String, value: String)..., maxResponseBytes: Int = 16 * 1024
    ) -> HTTPRequest {
        account.request(account.form(action: action, fields), maxResponseBytes: maxResponseBytes)
    }

    /// Bytes: 459 characters, each up to 4 or escaped, in its mark-up; and no more than a machine can spare.
    private static func longestTable(of count: Int) -> Int { 64 * 1024 + min(count, 10_000) * 4 * 1024 }
}
