import Foundation
import SMSGateway

/// An SMS that waits at a gateway for its time, as we noted when it was scheduled. Without its text.
struct ScheduledSMS: Codable {
    var gateway: String
    var user: String
    /// RFC 3339, UTC.
    var at: String
    var outboxID: String?
    /// Empty for a group.
    var to: [String]
    var group: String?
    var sender: String
    var parts: Int
    /// False where there was no answer: it may not be there at all.
    var isKnown: Bool
    var isGone = false

    private enum CodingKeys: String, CodingKey {
        case gateway, user, at, to, group, sender, parts
        case outboxID = "outbox_id"
        case isKnown = "known"
    }

    static func recipients(of sms: SMS) -> [String] {
        switch sms.recipients {
        case .numbers(let numbers): numbers.map(\.e164)
        case .group: []
        }
    }

    func isOf(_ account: GatewayAccount) -> Bool { gateway == account.url && user == account.user }

    /// The others of the same call stay.
    mutating func removeRecipient(_ number: String) {
        guard to.contains(number) else { return }
        to.removeAll { $0 == number }
        isGone = to.isEmpty
    }

    static func table(_ waiting: [ScheduledSMS]) -> TextTable {
        let at = TimeColumn("AT", waiting.map(\.at))
        return TextTable(
            columns: [at.column, .fixed("OUTBOX ID"), .flexible("TO"), .fixed("AS"), .fixed("STATE")],
            rows: zip(waiting, at.cells).map { sms, at in
                let recipients = sms.group.map { "group \($0)" } ?? sms.to.joined(separator: ",")
                return [at, sms.outboxID ?? "-", recipients, sms.sender, sms.isKnown ? "scheduled" : "NOT KNOWN"]
            })
    }
}

/// What one user has scheduled from this machine: a file of JSON lines that nobody else may read.
struct ScheduleNotes {
    struct Trouble: Error, CustomStringConvertible {
        let description: String
    }

    let path: String

    static var ofThisUser: ScheduleNotes { ScheduleNotes(path: Dev.stateFolder + "/scheduled.jsonl") }

    /// Soonest first.
    func waiting(now: Date = Date()) throws(Trouble) -> [ScheduledSMS] {
        guard FileManager.default.fileExists(atPath: path) else { return [] }
        return try locked { file in try read(file, now: now) }
    }

    /// Other commands wait meanwhile. What its time has come for goes.
    func change(now: Date = Date(), _ body: (inout [ScheduledSMS]) -> Void) throws(Trouble) {
        let folder = URL(fileURLWithPath: path).deletingLastPathComponent().path
        do {
            try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        } catch {
            throw Trouble(description: "\(folder) cannot be made: \(error.localizedDescription)")
        }
        try locked { file in
            var notes = try read(file, now: now)
            body(&notes)
            let lines = notes.filter { !$0.isGone }.map { $0.json + "\n" }.joined()
            try file.seek(toOffset: 0)
            try file.truncate(atOffset: 0)
            try file.write(contentsOf: Data(lines.utf8))
            try file.synchronize()
        }
    }

    private func locked<Result>(_ body: (FileHandle) throws -> Result) throws(Trouble) -> Result {
        let descriptor = open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0o600)
        guard descriptor >= 0, flock(descriptor, LOCK_EX) == 0 else {
            throw Trouble(description: "\(path) cannot be opened: \(String(cString: strerror(errno)))")
        }
        // Closed, it is unlocked.
        let file = FileHandle(fileDescriptor: descriptor, closeOnDealloc: true)
        do { return try body(file) } catch {
            throw Trouble(description: "\(path) cannot be read or written: \(error.localizedDescription)")
        }
    }

    /// A line that cannot be read is one that a full disk has cut.
    private func read(_ file: FileHandle, now: Date) throws -> [ScheduledSMS] {
        let decoder = JSONDecoder()
        let instant = Timestamp(milliseconds: Int64(now.timeIntervalSince1970 * 1000))
        let notes = try (file.readToEnd() ?? Data()).split(separator: UInt8(ascii: "\n"))
            .compactMap { try? decoder.decode(ScheduledSMS.self, from: Data($0)) }
        return notes.filter { note in Timestamp(rfc3339: note.at).map { $0 > instant } ?? false }.sorted { $0.at < $1.at }
    }
}
