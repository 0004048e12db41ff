public import SMSMessages

/// When the gateway shall send an SMS, to the minute. Until then it lies in the gateway's outbox.
public struct Schedule: Hashable, Sendable {
    /// The answer then holds the id under which the SMS can be taken out of the outbox.
    public var wantsOutboxID: Bool
    /// False keeps the gateway from confirming by e-mail that it has sent.
    public var confirmsByEmail: Bool
    private let moment: Moment

    fileprivate enum Moment: Hashable {
        /// What the gateway's clocks show, in seconds as ``GatewayZone/shown(at:)`` counts them.
        case shown(Int)
        case instant(Timestamp)
    }

    /// A time as people write it.
    ///
    /// - Parameters:
    ///   - text: `2026-12-24T09:00` by the gateway's clocks, or an instant with its zone, `2026-12-24T09:00+01:00`.
    ///   - wantsOutboxID: without an id the SMS can be taken out of the outbox by its recipient's number only.
    ///   - confirmsByEmail: by the gateway, when it has sent it.
    /// - Throws: what is no such text, with code 121.
    public init(_ text: String, wantsOutboxID: Bool = true, confirmsByEmail: Bool = true) throws(SendFailure) {
        guard let moment = Moment(text) else {
            throw SendFailure(
                .message, code: .scheduleInvalid, reason: "the date to send at cannot be read",
                advice: "write it as 2026-12-24T09:00, or with a zone as 2026-12-24T09:00+01:00")
        }
        self.moment = moment
        self.wantsOutboxID = wantsOutboxID
        self.confirmsByEmail = confirmsByEmail
    }

    /// An instant.
    ///
    /// - Parameters:
    ///   - instant: rounded up to the whole minute.
    ///   - wantsOutboxID: without an id the SMS can be taken out of the outbox by its recipient's number only.
    ///   - confirmsByEmail: by the gateway, when it has sent it.
    public init(at instant: Timestamp, wantsOutboxID: Bool = true, confirmsByEmail: Bool = true) {
        moment = .instant(instant)
        self.wantsOutboxID = wantsOutboxID
        self.confirmsByEmail = confirmsByEmail
    }

    /// `yyyymmddhhii`
    func datum(in zone: GatewayZone) throws(SendFailure) -> String {
        let shown = try shown(in: zone)
        let civil = CivilTime(Timestamp(milliseconds: Int64(shown) * 1000))
        guard (0...9999).contains(civil.year) else { throw SendFailure(.scheduleInvalid) }
        return "\(civil.date)\(civil.time)".filter { $0 != "-" && $0 != ":" }
    }

    /// When it will be, by the gateway's clocks; of an hour that comes twice, the first.
    ///
    /// - Throws: with code 121 what the gateway could not be told: an hour that the clocks skip, or the second of one that comes twice.
    public func instant(in zone: GatewayZone) throws(SendFailure) -> Timestamp {
        switch moment {
        case .instant(let instant):
            let minute = instant.roundedUpToMinute
            guard zone.instant(showing: zone.shown(at: minute)) == minute else {
                throw SendFailure(
                    .message, code: .scheduleInvalid, reason: "the gateway's clocks show that time twice, and it would send at the first",
                    advice: "choose a time before or after that hour")
            }
            return minute
        case .shown(let second):
            guard let instant = zone.instant(showing: second) else {
                let civil = CivilTime(Timestamp(milliseconds: Int64(second) * 1000))
                throw SendFailure(
                    .message, code: .scheduleInvalid,
                    reason: "\(civil.date) \(civil.time) never comes: the clocks of \(zone.identifier) skip it on that day",
                    advice: "choose an hour later")
            }
            return instant
        }
    }

    private func shown(in zone: GatewayZone) throws(SendFailure) -> Int { zone.shown(at: try instant(in: zone)) }
}

extension Schedule.Moment {
    fileprivate init?(_ text: String) {
        var text = text
        // `…T09:00` and `…T09:00+01:00`, to which RFC 3339 wants seconds.
        if let end = text.index(text.startIndex, offsetBy: 16, limitedBy: text.endIndex), !text[end...].hasPrefix(":") {
            text.insert(contentsOf: ":00", at: end)
        }
        if let instant = Timestamp(rfc3339: text) {
            self = .instant(instant)
        } else if let shown = Timestamp(rfc3339: text + "Z"), shown.roundedUpToMinute == shown {
            self = .shown(Int(shown.milliseconds / 1000))
        } else {
            return nil
        }
    }
}

extension Timestamp {
    fileprivate var roundedUpToMinute: Timestamp {
        Timestamp(milliseconds: (milliseconds + 59_999).flooredDivision(by: 60_000) * 60_000)
    }
}
