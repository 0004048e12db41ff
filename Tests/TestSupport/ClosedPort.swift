import Glibc
import Testing

/// A port of 127.0.0.1 on which nobody listens, held so that nobody will: one that was let go may be another test's by then.
package final class ClosedPort {
    package let port: UInt16
    private let bound: CInt

    package init() throws {
        bound = socket(AF_INET, CInt(SOCK_STREAM.rawValue) | CInt(SOCK_CLOEXEC.rawValue), 0)
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
        var length = socklen_t(MemoryLayout<sockaddr_in>.size)
        let bound = bound
        let isBound = withUnsafeMutablePointer(to: &address) {
            $0.withMemoryRebound(to: sockaddr.self, capacity: 1) { bind(bound, $0, length) == 0 && getsockname(bound, $0, &length) == 0 }
        }
        port = UInt16(bigEndian: address.sin_port)
        try #require(isBound)
    }

    deinit { close(bound) }

    package var url: String { "http://127.0.0.1:\(port)/" }
}
