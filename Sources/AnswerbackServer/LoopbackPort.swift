import Foundation

/// Finding a port on 127.0.0.1 that nobody listens on.
enum LoopbackPort {
    /// - Parameters:
    ///   - wanted: tried first; 0 lets the system choose.
    ///   - tries: how many ports from `wanted` on are tried.
    /// - Returns: nil when all of them are taken.
    static func firstFree(from wanted: Int, tries: Int = 100) -> Int? {
        guard (0...65_535).contains(wanted) else { return nil }
        if wanted == 0 { return bound(to: 0) }
        return (wanted..<min(wanted + tries, 65_536)).lazy.compactMap(bound).first
    }

    /// Binds the port and lets go of it.
    /// - Returns: the port that was bound; nil when it is taken.
    private static func bound(to port: Int) -> Int? {
        let descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
        guard descriptor >= 0 else { return nil }
        defer { close(descriptor) }
        // As the server sets it: a port whose last connections still linger is free.
        var on: Int32 = 1
        setsockopt(descriptor, SOL_SOCKET, SO_REUSEADDR, &on, socklen_t(MemoryLayout<Int32>.size))
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_port = in_port_t(port).bigEndian
        address.sin_addr.s_addr = in_addr_t(INADDR_LOOPBACK).bigEndian
        var length = socklen_t(MemoryLayout<sockaddr_in>.size)
        let isBound = withUnsafeMutablePointer(to: &address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { address in
                bind(descriptor, address, length) == 0 && getsockname(descriptor, address, &length) == 0
            }
        }
        return isBound ? Int(in_port_t(bigEndian: address.sin_port)) : nil
    }
}
