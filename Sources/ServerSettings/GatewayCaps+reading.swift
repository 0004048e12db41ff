extension GatewayCaps {
    init?(_ key: SettingKey, _ reading: inout SettingReading) {
        let hour = reading.value(key / "hour", as: Self.cap)
        let day = reading.value(key / "day", as: Self.cap)
        let blockHour = reading.value(key / "block_hour", as: Self.cap)
        let blockDay = reading.value(key / "block_day", as: Self.cap)
        guard let hour, let day, let blockHour, let blockDay else { return nil }
        reading.warn(key / "hour", hour, ifMoreThan: day, key / "day")
        reading.warn(key / "block_hour", blockHour, ifMoreThan: blockDay, key / "block_day")
        self.init(hour: hour, day: day, blockHour: blockHour, blockDay: blockDay)
    }

    private static let highest = 1_000_000_000

    /// - Returns: nil for `off`.
    private static func cap(_ text: String) throws(Unfit) -> Int? {
        if text.lowercased() == "off" { return nil }
        do { return try Int(setting: text, in: 1...highest) } catch {
            throw Unfit("is neither a number from 1 to \(highest) nor `off`")
        }
    }
}

extension SettingReading {
    /// Raised without the other, which may be no more than a default, it would not be what counts.
    fileprivate mutating func warn(_ hourKey: SettingKey, _ hour: Int?, ifMoreThan day: Int?, _ dayKey: SettingKey) {
        guard isSet(hourKey), let day, hour.map({ $0 > day }) ?? false else { return }
        report(
            hourKey, "more than `\(dayKey.name)`, \(day), lets through", mend: "raise `\(dayKey.name)` too", isWarning: true)
    }
}
