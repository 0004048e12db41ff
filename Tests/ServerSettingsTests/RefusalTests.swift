import Foundation
import ServerSettings
import Testing

/// What is refused, where, and what to write instead. `Cases/` has them: `7|    profile: generc` replaces line 7 of the sample, `|` begins
/// further lines, `>` what is said then, without the file's name.
@Suite struct RefusalTests {
    @Test func theSampleIsFine() {
        let outcome = load(Sample.text)
        #expect(outcome.told == [])
        #expect(outcome.settings != nil)
    }

    @Test(arguments: Case.all)
    func oneLineChanged(row: Case) {
        let outcome = load(Sample.text(row.line, row.replacement))
        #expect(outcome.told.map(Case.withoutFile) == row.told)
        #expect((outcome.settings == nil) == outcome.problems.contains { !$0.isWarning })
    }

    @Test func thereAreCases() {
        #expect(Case.all.count > 70)
    }

    static let needed = ["operator: no token", "rules: no rules", "channels: no channels", "warning: numbers: no numbers"]

    @Test(arguments: ["", "# nothing\n", "---\n", "{}\n"])
    func anEmptyFile(yaml: String) {
        let told = load(yaml).told
        #expect(told.count == Self.needed.count)
        for (sentence, begin) in zip(told, Self.needed) { #expect(sentence.hasPrefix("answerback.yaml: \(begin)"), "\(sentence)") }
    }

    @Test func noFileAtAll() {
        let told = ServerSettings.load(SettingsSources()).told
        #expect(told.count == Self.needed.count)
        for (sentence, begin) in zip(told, Self.needed) { #expect(sentence.hasPrefix("configuration: \(begin)"), "\(sentence)") }
    }

    @Test func allIsSaidAtOnce() {
        let outcome = load("operatr: 1\nkeep: {texts: x}\nchannels: {a: {profile: generic}, b: {}}\n", environment: ["ANSWERBACK_DATA": ""])
        #expect(
            outcome.told.map { String($0.prefix { $0 != ";" }) } == [
                "environment ANSWERBACK_DATA: data: \"\" is no path",
                "answerback.yaml: operator: no token, so nobody could operate the server",
                "answerback.yaml: rules: no rules, so nothing could be answered",
                "answerback.yaml: warning: numbers: no numbers, so no answer could leave", "answerback.yaml:1:1: operatr: no such setting",
                "answerback.yaml:2:15: keep.texts: \"x\" is no duration: a whole number and one of ms, s, m, h, d, w",
                "answerback.yaml:3:12: channels.a: no token, so anybody could hand in SMS",
                "answerback.yaml:3:35: channels.b: no token, so anybody could hand in SMS",
                "answerback.yaml:3:35: channels.b: neither a profile nor the fields an SMS stands in",
            ])
    }

    struct Case: Sendable, CustomTestStringConvertible {
        let line: Int
        let replacement: String
        let told: [String]

        var testDescription: String { "\(line)|\(replacement)" }

        static let all: [Case] = {
            let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent().appending(path: "Cases")
            let names = (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
            return names.sorted().flatMap { name in
                let text = (try? String(contentsOf: folder.appending(path: name), encoding: .utf8)) ?? ""
                return text.split(separator: "\n\n").compactMap(Case.init)
            }
        }()

        private init?(_ text: Substring) {
            let lines = text.split(separator: "\n")
            let parts = lines.filter { !$0.hasPrefix(" >") }.map {
                $0.split(separator: "|", maxSplits: 1, omittingEmptySubsequences: false)
            }
            guard let number = parts.first?.first, let line = Int(number.filter { $0 != " " }) else { return nil }
            self.line = line
            replacement = parts.map { $0.count > 1 ? String($0[1]) : "" }.joined(separator: "\n")
            told = lines.filter { $0.hasPrefix(" >") }.map { String($0.dropFirst(3)) }
        }

        static func withoutFile(_ sentence: String) -> String {
            let rest = sentence.trimmingPrefix("answerback.yaml:")
            return String(rest.trimmingPrefix(" "))
        }
    }
}
