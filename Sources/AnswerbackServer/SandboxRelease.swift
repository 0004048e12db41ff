import GatewaySandbox
import ServiceLifecycle

/// Lets go, when the program is asked to stop, of answers that the sandbox was told to hold back: otherwise they would hold it up.
struct SandboxRelease: Service {
    let sandbox: SandboxGateway

    func run() async throws {
        try await gracefulShutdown()
        sandbox.releaseAnswers()
    }
}
