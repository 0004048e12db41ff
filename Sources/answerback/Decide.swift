import AnswerbackServer
import ArgumentParser
import Foundation
import RuleLanguage
import RuleMatcher
import SMSMessages

struct Decide: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Says for each of many messages which rules act on it, without a server.",
        discussion: """
            Each line in is a message: from TAB to TAB text, UTF-8; the text is the rest of its line. For each there is a line out, in the \
            same order: the names of the rules that act, joined by commas, or - where no rule takes the message. STOP and its kin are \
            ordinary words here.

            Exit code 1 when the rules have an error, 2 when a message cannot be read; what stands before it has been answered.
            """
    )

    @Option(help: ArgumentHelp("A rule file or a folder of them; may be given several times.", valueName: "path"))
    var rules: [String]

    @Argument(help: "Files of messages; - or none is standard input.")
    var files: [String] = ["-"]

    @Flag(help: "Say on stderr how many rules and messages there were, how fast the matching went, and what memory it took.")
    var stats = false

    @Option(help: "Match this many times over; --stats says the best of them.")
    var rounds = 1

    func validate() throws {
        if rounds < 1 { throw ValidationError("--rounds is a number of at least 1") }
    }

    func run() throws {
        let (matcher, compileTime) = try compiled()
        var round = DecidingRounds(matcher: matcher, rounds: rounds)
        do {
            for file in files {
                var lines = try MessageLines(file)
                while let messages = try lines.nextMessages() {
                    try FileHandle.standardOutput.write(contentsOf: round.decide(messages.messages))
                    if let trouble = messages.trouble { throw trouble }
                }
            }
        } catch let trouble as MessageLines.Trouble {
            throw Terminal.fail(trouble.description)
        }
        if stats { Terminal.say(round.summary(compileTime: compileTime)) }
    }

    private func compiled() throws -> (Matcher, Duration) {
        let files: [SourceFile]
        do { files = try RuleFolder(paths: rules).load() } catch { throw Terminal.fail(error.description) }
        let clock = ContinuousClock()
        let start = clock.now
        let compilation = compileRules(files, readList: RuleFolder.readList)
        guard let checked = compilation.rules else {
            let renderer = DiagnosticRenderer(files: files, colour: false)
            for diagnostic in compilation.diagnostics where diagnostic.severity == .error { Terminal.say(renderer.pretty(diagnostic)) }
            Terminal.say(compilation.summary)
            throw ExitCode(1)
        }
        do {
            return (try Matcher(checked), clock.now - start)
        } catch {
            throw Terminal.fail("\(error)")
        }
    }
}

/// Decides messages, as often as asked, and keeps the time of the matching alone.
private struct DecidingRounds {
    private let matcher: Matcher
    private let names: [Data]
    private let scratch = MatchScratch()
    /// Of each round.
    private var times: [Duration]
    private var count = 0

    init(matcher: Matcher, rounds: Int) {
        self.matcher = matcher
        names = matcher.rules.rules.map { Data($0.name.description.utf8) }
        times = Array(repeating: .zero, count: rounds)
    }

    /// - Returns: a line for each message.
    mutating func decide(_ messages: [InboundMessage]) -> Data {
        let clock = ContinuousClock()
        var acting: [Int] = []
        var ends: [Int] = []
        for round in times.indices {
            acting.removeAll(keepingCapacity: true)
            ends.removeAll(keepingCapacity: true)
            let start = clock.now
            for index in messages.indices {
                matcher.match(messages[index], scratch: scratch)
                acting += scratch.acting
                ends.append(acting.count)
            }
            times[round] += clock.now - start
        }
        count += messages.count
        return lines(acting, ends)
    }

    private func lines(_ acting: [Int], _ ends: [Int]) -> Data {
        var output = Data()
        var start = 0
        for end in ends {
            if start == end { output.append(UInt8(ascii: "-")) }
            for index in start..<end {
                if index > start { output.append(UInt8(ascii: ",")) }
                output.append(names[acting[index]])
            }
            output.append(UInt8(ascii: "\n"))
            start = end
        }
        return output
    }

    /// Everything `--stats` says, a line each.
    func summary(compileTime: Duration) -> String {
        let best = times.min() ?? .zero
        let rate = best > .zero ? Int(Double(count) / (best / .seconds(1))) : 0
        var usage = rusage()
        getrusage(__rusage_who_t(RUSAGE_SELF.rawValue), &usage)
        return """
            rules          \(names.count)
            compile time   \(String(format: "%.1f", compileTime / .milliseconds(1))) ms
            messages       \(count)
            messages/s     \(rate)
            peak memory    \(usage.ru_maxrss / 1024) MiB
            """
    }
}
