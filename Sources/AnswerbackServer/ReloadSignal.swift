import ServiceLifecycle
import UnixSignals

/// Has the rules reloaded at each SIGHUP.
struct ReloadSignal: Service {
    let reloader: Reloader

    func run() async throws {
        let signals = await UnixSignalsSequence(trapping: .sighup)
        await cancelWhenGracefulShutdown {
            for await _ in signals { _ = await reloader.reload() }
        }
    }
}
