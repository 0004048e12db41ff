import Foundation
import Journal
import Synchronization

/// The space left on the database's disk, looked at no more often than `freshFor` says while there is enough.
final class FreeSpace: Sendable {
    let mark: Int64
    private let bytes: @Sendable () -> Int64
    private let freshFor: Duration
    private let last = Mutex<(at: ContinuousClock.Instant, bytes: Int64)?>(nil)

    init(mark: Int64, freshFor: Duration = .seconds(1), bytes: @escaping @Sendable () -> Int64) {
        self.mark = mark
        self.freshFor = freshFor
        self.bytes = bytes
    }

    /// - Throws: ``JournalFailure/noSpace(freeBytes:mark:)`` below the mark.
    func require() throws(JournalFailure) {
        let free = last.withLock { last in
            let now = ContinuousClock.now
            if let last, last.bytes >= mark, now - last.at < freshFor { return last.bytes }
            let bytes = bytes()
            last = (now, bytes)
            return bytes
        }
        if free < mark { throw .noSpace(freeBytes: free, mark: mark) }
    }

    /// What a write that found the disk full says.
    var exhausted: JournalFailure {
        let free = bytes()
        last.withLock { $0 = (.now, free) }
        return .noSpace(freeBytes: free, mark: mark)
    }

    static func bytes(at folder: String) -> Int64 {
        var facts = statvfs()
        // A disk that cannot be asked is not refused for it: the write itself will tell.
        guard statvfs(folder, &facts) == 0 else { return .max }
        return Int64(clamping: UInt64(facts.f_bavail) * UInt64(facts.f_frsize))
    }
}
