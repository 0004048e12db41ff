import Dispatch
import Glibc

/// One connection, as the socket sees it.
struct RawExchange: Sendable, Equatable {
    enum End: Sendable {
        case closed, reset
    }

    let received: String
    let end: End

    /// Sends the bytes and reads until the other end is done.
    static func run(port: Int, sending text: String) async -> RawExchange? {
        await withCheckedContinuation { continuation in
            // Waits for the other end, so it must not keep one of the few threads that everything else runs on.
            DispatchQueue.global().async {
                let socket = connected(to: port)
                defer { close(socket) }
                let isSent = text.utf8.withContiguousStorageIfAvailable { send(socket, $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL)) }
                continuation.resume(returning: isSent == nil || socket < 0 ? nil : rest(of: socket))
            }
        }
    }

    /// An open connection that the bytes were sent on.
    static func open(port: Int, sending text: String) -> Int32 {
        let socket = connected(to: port)
        _ = text.utf8.withContiguousStorageIfAvailable { send(socket, $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL)) }
        return socket
    }

    private static func connected(to port: Int) -> Int32 {
        let socket = socket(AF_INET, Int32(SOCK_STREAM.rawValue) | Int32(SOCK_CLOEXEC.rawValue), 0)
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_port = in_port_t(port).bigEndian
        address.sin_addr.s_addr = in_addr_t(INADDR_LOOPBACK).bigEndian
        let outcome = withUnsafePointer(to: &address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { connect(socket, $0, socklen_t(MemoryLayout<sockaddr_in>.size)) }
        }
        return outcome == 0 ? socket : -1
    }

    private static func rest(of socket: Int32) -> RawExchange {
        var received: [UInt8] = []
        var buffer = [UInt8](repeating: 0, count: 4096)
        while true {
            let count = recv(socket, &buffer, buffer.count, 0)
            guard count > 0 else {
                return RawExchange(received: String(decoding: received, as: UTF8.self), end: count == 0 ? .closed : .reset)
            }
            received += buffer[..<count]
        }
    }
}
