import ServiceLifecycle

/// Has rule files brought into force when they are saved.
struct RuleWatcher: Service {
    let folder: RuleFolder
    let reloader: Reloader

    /// A change is taken up once it looks the same twice, so that no half-written file is read: within two looks and a compilation.
    static let interval = Duration.milliseconds(200)

    func run() async throws {
        await cancelWhenGracefulShutdown {
            var inForce = folder.fingerprint()
            var lastSeen = inForce
            while true {
                do { try await Task.sleep(for: Self.interval) } catch { return }
                let seen = folder.fingerprint()
                if seen == lastSeen, seen != inForce {
                    inForce = seen
                    _ = await reloader.reload()
                }
                lastSeen = seen
            }
        }
    }
}
