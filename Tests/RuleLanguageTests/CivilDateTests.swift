import Foundation
import RuleLanguage
import TestSupport
import Testing

@Suite struct CivilDateTests {
    @Test(arguments: [
        (1970, 1, 1, 0, Weekday.thursday), (1969, 12, 31, -1, .wednesday), (2000, 2, 29, 11_016, .tuesday),
        (2026, 11, 21, 20_778, .saturday), (2100, 3, 1, 47_541, .monday), (0, 1, 1, -719_528, .saturday),
        (9999, 12, 31, 2_932_896, .friday),
    ])
    func isADayAndAWeekday(year: Int, month: Int, day: Int, sinceEpoch: Int, weekday: Weekday) throws {
        let date = try #require(CivilDate(year: year, month: month, day: day))
        #expect(date.daysSinceEpoch == sinceEpoch)
        #expect(date.weekday == weekday)
        #expect(date == CivilDate(daysSinceEpoch: sinceEpoch))
    }

    @Test(arguments: [
        (2026, 2, 29), (2100, 2, 29), (1900, 2, 29), (2024, 2, 30), (2026, 4, 31), (2026, 0, 1), (2026, 13, 1), (2026, 1, 0), (2026, 1, 32),
        (-1, 1, 1), (10_000, 1, 1), (2026, 2, .max), (.max, .max, .max), (.min, .min, .min),
    ])
    func hasNoOtherDays(year: Int, month: Int, day: Int) {
        #expect(CivilDate(year: year, month: month, day: day) == nil)
    }

    @Test func ordersByDay() throws {
        let eve = try #require(CivilDate(year: 2026, month: 12, day: 31))
        let newYear = try #require(CivilDate(year: 2027, month: 1, day: 1))
        #expect(eve < newYear)
        #expect(!(newYear < eve))
        #expect(!(eve < eve))
    }

    /// Foundation's calendar is Julian before 1582; from 1600 on both are Gregorian.
    @Test func agreesWithFoundation() throws {
        var calendar = Calendar(identifier: .gregorian)
        calendar.timeZone = .gmt
        var random = SplitMix64(seed: 1582)
        for _ in 0..<10_000 {
            let day = Int.random(in: -135_140...2_932_896, using: &random)
            let parts = calendar.dateComponents(
                [.year, .month, .day, .weekday], from: Date(timeIntervalSince1970: TimeInterval(day) * 86_400))
            let (year, month, dayOfMonth) = (try #require(parts.year), try #require(parts.month), try #require(parts.day))
            let date = try #require(CivilDate(year: year, month: month, day: dayOfMonth))
            #expect(date.daysSinceEpoch == day)
            // Foundation counts from Sunday, 1.
            #expect(date.weekday.rawValue == (try #require(parts.weekday) + 5) % 7)
        }
    }
}
