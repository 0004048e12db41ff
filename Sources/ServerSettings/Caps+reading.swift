extension GatewayCaps {
    init?(_ key: SettingKey, _ reading: inout SettingReading) {
        let all = reading.caps(key, "hour", "day")
        let block = reading.caps(key, "block_hour", "block_day")
        let recipientHour = reading.cap(key / "recipient_hour")
        guard let all, let block, let recipientHour else { return nil }
        self.init(hour: all.hour, day: all.day, blockHour: block.hour, blockDay: block.day, recipientHour: recipientHour)
    }
}

extension ErrandCaps {
    init?(_ key: SettingKey, _ reading: inout SettingReading) {
        let all = reading.caps(key, "hour", "day")
        let sender = reading.caps(key, "sender_hour", "sender_day")
        guard let all, let sender else { return nil }
        self.init(hour: all.hour, day: all.day, senderHour: sender.hour, senderDay: sender.day)
    }
}

extension SettingReading {
    fileprivate mutating func caps(_ key: SettingKey, _ hourName: String, _ dayName: String) -> (hour: Int?, day: Int?)? {
        let hour = cap(key / hourName)
        let day = cap(key / dayName)
        guard let hour, let day else { return nil }
        warn(key / hourName, hour, ifMoreThan: day, key / dayName)
        return (hour, day)
    }

    /// - Returns: nil where it cannot be read; a nil within is `off`.
    fileprivate mutating func cap(_ key: SettingKey) -> Int?? { value(key, as: Self.cap) }

    private static let highest = 1_000_000_000

    private static func cap(_ text: String) throws(Unfit) -> Int? {
        if text.lowercased() == "off" { return nil }
        do { return try Int(setting: text, in: 1...highest) } catch {
            throw Unfit("is neither a number from 1 to \(highest) nor `off`")
        }
    }

    /// Raised without the other, which may be no more than a default, it would not be what counts.
    private mutating func warn(_ hourKey: SettingKey, _ hour: Int?, ifMoreThan day: Int?, _ dayKey: SettingKey) {
        guard isSet(hourKey), let day, hour.map({ $0 > day }) ?? false else { return }
        report(
            hourKey, "more than `\(dayKey.name)`, \(day), lets through", mend: "raise `\(dayKey.name)` too", isWarning: true)
    }
}
