public import GatewaySandbox
import Outbound
public import Receiver
import ServiceLifecycle

/// Lets the sandbox do what comes with time, and lets go, when the program is asked to stop, of answers that it was told to hold back:
/// otherwise they would hold it up.
struct SandboxService: Service {
    let sandbox: SandboxGateway

    func run() async throws {
        await cancelWhenGracefulShutdown { await sandbox.run() }
        sandbox.releaseAnswers()
    }
}

/// What the sandbox needs to break a connection.
extension ServerContext: ConnectionContext {}

extension HTTPClient {
    /// Tells an address what became of a message.
    func notify(_ url: String) async -> Int? {
        // The gateway does not tell why nobody answered; the sandbox lists that nobody did.
        try? await perform(HTTPRequest(.get, url, timeout: .seconds(5), maxResponseBytes: 64 * 1024)).status
    }
}
