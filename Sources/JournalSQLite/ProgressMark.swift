import Foundation
import Journal
import SMSMessages
import Synchronization

/// A small file beside the database that says how far it had come: how many commits it has had, and whether it was closed in order.
///
/// It shows what SQLite cannot: a log that is cut short by damage reads as one that ends there. It is written after each commit and never
/// waited for: a process that is killed leaves it as it was last written, and at a power cut it may be older than the log, which says
/// nothing, but never newer, since the commit was on disk before.
final class ProgressMark: Sendable {
    struct State: Equatable {
        var commits: Int64
        /// Of the last one, by the server's time.
        var at: Timestamp
        /// And by the machine's clock, which may have been set since the server began.
        var wall: Timestamp
        var isClosed: Bool
    }

    /// As it was found; nil where there is none, or none that can be read.
    let found: State?
    private let descriptor: Mutex<Int32>

    /// - Parameter path: made where it is not there; readable by its owner only.
    init(path: String) throws(OpenTrouble) {
        let descriptor = open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else { throw OpenTrouble() }
        var bytes = [UInt8](repeating: 0, count: Self.length)
        let count = pread(descriptor, &bytes, bytes.count, 0)
        found = State(line: bytes.prefix(max(count, 0)))
        self.descriptor = Mutex(descriptor)
    }

    deinit { close(descriptor.withLock { $0 }) }

    /// What cannot be noted is not worth an SMS: it is noted with the next commit.
    func note(_ state: State) {
        let line = state.line
        _ = descriptor.withLock { pwrite($0, line, line.count, 0) }
    }

    /// One length always, so that it overwrites itself, and takes no space that a full disk would have to give.
    fileprivate static let length = 64
}

extension ProgressMark.State {
    fileprivate var line: [UInt8] {
        let said = "\(isClosed ? "closed" : "open") \(commits) \(at.milliseconds) \(wall.milliseconds) "
        let sum = Self.sum(said.utf8)
        let text = said + String(sum, radix: 16)
        return Array(text.utf8) + Array(repeating: UInt8(ascii: " "), count: ProgressMark.length - 1 - text.utf8.count)
            + [UInt8(ascii: "\n")]
    }

    fileprivate init?(line: some Sequence<UInt8>) {
        let text = String(decoding: Array(line), as: UTF8.self)
        let words = text.split(whereSeparator: \.isWhitespace)
        guard words.count == 5, ["open", "closed"].contains(words[0]), let commits = Int64(words[1]), let at = Int64(words[2]),
            let wall = Int64(words[3]),
            UInt32(words[4], radix: 16) == Self.sum("\(words[0]) \(words[1]) \(words[2]) \(words[3]) ".utf8)
        else { return nil }
        self.init(
            commits: commits, at: Timestamp(milliseconds: at), wall: Timestamp(milliseconds: wall), isClosed: words[0] == "closed")
    }

    /// How far the clock of a machine was set while the server lived, and back since it ended, in milliseconds. That it was set forward
    /// meanwhile cannot be told from a long pause. Two clocks read one after the other differ a little: less than a second is nothing.
    func shift(now: Timestamp) -> Int64 {
        let shift = wall.milliseconds - at.milliseconds + min(now.milliseconds - wall.milliseconds, 0)
        return abs(shift) < 1000 ? 0 : shift
    }

    /// FNV-1a: against a line half written, not against anybody.
    private static func sum(_ bytes: some Sequence<UInt8>) -> UInt32 {
        bytes.reduce(2_166_136_261) { ($0 ^ UInt32($1)) &* 16_777_619 }
    }
}
