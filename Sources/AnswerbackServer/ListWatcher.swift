import ServiceLifecycle

/// Has the files of lists read again when they change, beside rules that stay as they are.
struct ListWatcher: Service {
    let reloader: Reloader

    /// A change is taken up once it looks the same twice, so that no half-written file is read.
    static let interval = Duration.seconds(1)

    func run() async throws {
        await cancelWhenGracefulShutdown {
            var inForce = RuleFolder.fingerprint(of: reloader.listFiles)
            var lastSeen = inForce
            while true {
                do { try await Task.sleep(for: Self.interval) } catch { return }
                let seen = RuleFolder.fingerprint(of: reloader.listFiles)
                if seen == lastSeen, seen != inForce {
                    inForce = seen
                    _ = await reloader.reload(only: .lists)
                }
                lastSeen = seen
            }
        }
    }
}
