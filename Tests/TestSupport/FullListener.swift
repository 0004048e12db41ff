import Glibc
import Testing

/// Listens, accepts nothing, and its queue of connections is full: a further one is never made.
package final class FullListener {
    package let port: UInt16
    private var sockets: [CInt] = []

    package init() throws {
        let listening = socket(AF_INET, CInt(SOCK_STREAM.rawValue) | CInt(SOCK_CLOEXEC.rawValue), 0)
        sockets = [listening]
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
        var length = socklen_t(MemoryLayout<sockaddr_in>.size)
        let ready = withUnsafeMutablePointer(to: &address) {
            $0.withMemoryRebound(to: sockaddr.self, capacity: 1) { address in
                bind(listening, address, length) == 0 && listen(listening, 0) == 0 && getsockname(listening, address, &length) == 0
            }
        }
        port = UInt16(bigEndian: address.sin_port)
        try #require(ready)
        for _ in 1...4 {
            let filling = socket(AF_INET, CInt(SOCK_STREAM.rawValue) | CInt(SOCK_CLOEXEC.rawValue) | CInt(SOCK_NONBLOCK.rawValue), 0)
            sockets.append(filling)
            withUnsafeMutablePointer(to: &address) {
                // In progress, made, or refused for want of room: all the same here.
                _ = $0.withMemoryRebound(to: sockaddr.self, capacity: 1) { connect(filling, $0, length) }
            }
        }
    }

    deinit { for socket in sockets { close(socket) } }
}
