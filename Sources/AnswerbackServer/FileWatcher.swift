import ServiceLifecycle

/// Has files brought into force when they are saved.
struct FileWatcher: Service {
    /// Between two looks. A change is taken up once it looks the same twice, so that no half-written file is read.
    let interval: Duration
    /// Changes whenever one of the files does (see ``RuleFolder/fingerprint()``).
    let fingerprint: @Sendable () -> [String]
    let onChange: @Sendable () async -> Void

    func run() async throws {
        await cancelWhenGracefulShutdown {
            var inForce = fingerprint()
            var lastSeen = inForce
            while true {
                do { try await Task.sleep(for: interval) } catch { return }
                let seen = fingerprint()
                if seen == lastSeen, seen != inForce {
                    inForce = seen
                    await onChange()
                }
                lastSeen = seen
            }
        }
    }
}

extension FileWatcher {
    /// While rules are being written: a saved file is live within a second.
    static func rules(in folder: RuleFolder, _ reloader: Reloader) -> FileWatcher {
        FileWatcher(interval: .milliseconds(200), fingerprint: folder.fingerprint) { _ = await reloader.reload() }
    }

    /// The files of lists, beside rules that stay as they are.
    static func lists(of reloader: Reloader) -> FileWatcher {
        FileWatcher(interval: .seconds(1), fingerprint: { RuleFolder.fingerprint(of: reloader.listFiles) }) {
            _ = await reloader.reload(only: .lists)
        }
    }
}
