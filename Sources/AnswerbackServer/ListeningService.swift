import Glibc
import NIOCore
import ServerSettings
import ServiceLifecycle
import Synchronization

/// A listener of ours; that it cannot listen is said in words of the configuration.
struct ListeningService: Service {
    let setting: String
    let listener: Listener
    let application: any Service

    func run() async throws {
        do {
            try await application.run()
        } catch let error as IOError {
            throw StartFailure.sentence("\(setting): \(listener.host):\(listener.port) cannot be listened on: \(reason(error))")
        }
    }

    private func reason(_ error: IOError) -> String {
        switch error.errnoCode {
        case EADDRINUSE: "another program does already; stop that one, or write another port"
        case EACCES: "the system keeps ports below 1024 for root; write another port, and let a reverse proxy listen on that one"
        case EADDRNOTAVAIL: "the address is not one of this machine's; write one of its own, or 127.0.0.1"
        default: error.localizedDescription
        }
    }
}

/// Waits until every listener has its port.
final class Start: Sendable {
    enum Listener: Hashable { case receiver, `operator` }

    private let listeners: Int
    private let ports = Mutex<[Listener: Int]>([:])
    private let isComplete: @Sendable ([Listener: Int]) -> Void

    init(listeners: Int, isComplete: @escaping @Sendable ([Listener: Int]) -> Void) {
        self.listeners = listeners
        self.isComplete = isComplete
    }

    func isListening(_ listener: Listener, port: Int) {
        let all = ports.withLock { ports in
            ports[listener] = port
            return ports
        }
        if all.count == listeners { isComplete(all) }
    }
}
