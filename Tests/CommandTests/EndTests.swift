import Foundation
import Testing

/// A server that ends by itself, because its disk fails, while connections come in: in order, and soon.
@Suite(.enabled(if: Strace.works, "strace may not trace here"), .timeLimit(.minutes(5))) struct EndTests {
    private let web = Web()

    @Test(arguments: 1...3)
    func connectionsThatComeWhileItEndsAreNoTrap(round: Int) async throws {
        let failing = [
            "strace", "-f", "-qq", "-o", "/dev/null", "-e", "trace=fdatasync", "-e", "inject=fdatasync:error=EIO:when=\(60 + round)+",
        ]
        let server = try await ServedServer.start(gateway: "http://127.0.0.1:1", under: failing)
        let port = try #require(server.receiver.split(separator: ":").last.flatMap { Int($0) })
        // One that never ends its request must not hold up the end either.
        let slow = try #require(Self.connection(to: port))
        defer { close(slow) }
        _ = "POST /in/main HTTP/1.1\r\nHost: a\r\nContent-Length: 9\r\n\r\n".withCString { send(slow, $0, strlen($0), Int32(MSG_NOSIGNAL)) }
        await withTaskGroup(of: Void.self) { group in
            for _ in 1...4 { group.addTask { await Self.onThread { Self.knock(at: port) } } }
            group.addTask {
                var count = 0
                // Until nobody listens any more, whatever it answers before.
                while (try? await web.post(
                    server.receiver + "/in/main/" + ServedServer.token, "from=%2B31600000001&to=%2B31850000000&text=hello&id=\(count)"))
                    != nil
                { count += 1 }
            }
        }
        #expect(await server.program.exitCode() == 2)
    }

    /// Connects again and again until nobody listens.
    private static func knock(at port: Int) {
        while let connection = connection(to: port) { close(connection) }
    }

    private static func connection(to port: Int) -> Int32? {
        let descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_port = in_port_t(port).bigEndian
        address.sin_addr.s_addr = in_addr_t(INADDR_LOOPBACK).bigEndian
        let outcome = withUnsafePointer(to: &address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { connect(descriptor, $0, socklen_t(MemoryLayout<sockaddr_in>.size)) }
        }
        if outcome == 0 { return descriptor }
        close(descriptor)
        return nil
    }

    private static func onThread(_ work: @escaping @Sendable () -> Void) async {
        await withCheckedContinuation { continuation in
            Thread.detachNewThread {
                work()
                continuation.resume()
            }
        }
    }
}
