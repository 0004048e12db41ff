import Foundation
import GRDB
import Journal
import SMSMessages
import Synchronization
import Testing

@testable import JournalSQLite

/// A file of each version that was released, of which the server is killed, or finds its disk full, while it brings it up to date: at
/// every system call by which a file changes.
@Suite(.serialized) struct InterruptedMigrationTests {
    /// By how many steps its tables were made: 0.1.0, 0.2.0, 0.3.0, 0.4.0.
    static let released = [1, 2, 3, 7]

    private let old: MigrationTests
    private var folder: JournalFolder { old.folder }

    init() throws { old = try MigrationTests() }

    private func write(version: Int) throws {
        switch version {
        case 1: try old.writeFirstVersion()
        case 2: try old.writeSecondVersion()
        default: try old.writeThirdVersion()
        }
        let database = try DatabaseQueue(path: folder.file)
        try database.writeWithoutTransaction { database in
            for step in Schema.steps[min(version, 3)..<version] { try database.execute(sql: step) }
            try database.execute(sql: "PRAGMA user_version = \(version); PRAGMA journal_mode = WAL")
        }
        try database.close()
    }

    /// Its version, its tables, and every row but of `progress`, which counts commits.
    private func contents(of path: String) throws -> [String] {
        let database = try DatabaseQueue(path: path)
        defer { try? database.close() }
        return try database.read { database in
            let version = try Int.fetchOne(database, sql: "PRAGMA user_version") ?? 0
            let sound = try String.fetchAll(database, sql: "PRAGMA integrity_check")
            let schema = try Row.fetchAll(database, sql: "SELECT name, sql FROM sqlite_schema ORDER BY name")
            let tables = try String.fetchAll(database, sql: "SELECT name FROM sqlite_schema WHERE type = 'table' AND name <> 'progress'")
            let rows = try tables.sorted().flatMap { try Row.fetchAll(database, sql: "SELECT * FROM \($0)").map(\.description) }
            return ["version \(version)", sound.joined()] + schema.map(\.description) + rows
        }
    }

    /// As the next start leaves it.
    private func contentsAfterStart(of path: String) async throws -> [String] {
        await (try SQLiteJournal(path: path)).close()
        return try contents(of: path)
    }

    @Test(arguments: released) func whereverItIsKilledTheFileIsOldOrNewAndTheNextStartGoesOn(version: Int) async throws {
        try write(version: version)
        let before = try contents(of: folder.file)
        let after = try await contentsAfterStart(of: try folder.copy(to: "after.sqlite"))
        let states = Mutex(0)
        let folder = folder
        try await FileChanges.watched(in: folder.path + "/live") {
            let number = states.withLock { number in
                defer { number += 1 }
                return number
            }
            _ = try? folder.copy(of: folder.path + "/live/data.sqlite", to: "killed-\(number).sqlite")
            return nil
        } _: {
            try FileManager.default.createDirectory(atPath: folder.path + "/live", withIntermediateDirectories: true)
            await (try SQLiteJournal(path: try folder.copy(to: "live/data.sqlite"))).close()
        }
        let count = states.withLock { $0 }
        var olds = 0
        for number in 0..<count {
            let killed = folder.path + "/killed-\(number).sqlite"
            let found = try contents(of: try folder.copy(of: killed, to: "found-\(number).sqlite"))
            if found == before { olds += 1 }
            #expect(found == before || found.first == after.first, "killed before change \(number): neither old nor new")
            // Of equal states not every one is started, which would take minutes.
            guard number.isMultiple(of: 8) || number == olds else { continue }
            #expect(try await contentsAfterStart(of: killed) == after, "killed before change \(number)")
        }
        print("killed at \(count) changes of a file of version \(version): \(olds) left it old, \(count - olds) new")
        #expect(olds > 0 && olds < count)
    }

    @Test(arguments: released) func aDiskThatIsFullLeavesTheFileToTheEarlierVersion(version: Int) async throws {
        try write(version: version)
        let before = try contents(of: folder.file)
        let after = try await contentsAfterStart(of: try folder.copy(to: "after.sqlite"))
        // The first change is a cut, for which a full disk has room.
        var room = 1
        var refused = 0
        while room < 10_000 {
            let data = try folder.copy(to: "full-\(room).sqlite")
            let left = Mutex(room)
            let failure = await opening(data) {
                left.withLock { left in
                    left -= 1
                    return left < 0 ? ENOSPC : nil
                }
            }
            guard let failure else { break }
            refused += 1
            #expect(failure.description.contains("its disk is full"), "\(failure)")
            #expect(try contents(of: data) == before, "with room for \(room) changes")
            #expect(try await contentsAfterStart(of: data) == after, "with room for \(room) changes")
            // Closely at first, where the log begins.
            room += room < 8 ? 1 : 15
        }
        #expect(refused > 3)
    }

    private func opening(_ data: String, _ look: @escaping FileChanges.Look) async -> SQLiteJournal.OpenFailure? {
        await FileChanges.watched(in: folder.path, by: look) {
            do {
                await (try SQLiteJournal(path: data)).close()
                return nil
            } catch {
                return error as? SQLiteJournal.OpenFailure
            }
        }
    }
}
