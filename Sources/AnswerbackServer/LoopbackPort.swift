import Foundation

/// A port of 127.0.0.1 that nobody listens on, held until this is gone: the system gives it to nobody who asks for any port, and a server
/// that sets `SO_REUSEADDR`, as Hummingbird's does, can listen on it meanwhile.
final class LoopbackPort {
    let number: Int
    private let descriptor: CInt
    /// Two that share a port by `SO_REUSEADDR` do not share this: an abstract name of the system, which ends with its holder.
    private let claim: CInt

    /// - Parameters:
    ///   - wanted: tried first; 0 lets the system choose.
    ///   - tries: how many ports from `wanted` on are tried.
    /// - Returns: nil when all of them are taken.
    static func firstFree(from wanted: Int, tries: Int = 100) -> LoopbackPort? {
        guard (0...65_535).contains(wanted) else { return nil }
        if wanted == 0 { return LoopbackPort(0) }
        return (wanted..<min(wanted + tries, 65_536)).lazy.compactMap(LoopbackPort.init).first
    }

    /// - Returns: nil when the port is taken.
    private init?(_ port: Int) {
        descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue) | Int32(SOCK_CLOEXEC.rawValue), 0)
        // As the server sets it: a port whose last connections still linger is free.
        var on: Int32 = 1
        setsockopt(descriptor, SOL_SOCKET, SO_REUSEADDR, &on, socklen_t(MemoryLayout<Int32>.size))
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_port = in_port_t(port).bigEndian
        address.sin_addr.s_addr = in_addr_t(INADDR_LOOPBACK).bigEndian
        var length = socklen_t(MemoryLayout<sockaddr_in>.size)
        let descriptor = descriptor
        let isBound = withUnsafeMutablePointer(to: &address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { address in
                bind(descriptor, address, length) == 0 && getsockname(descriptor, address, &length) == 0
            }
        }
        number = Int(in_port_t(bigEndian: address.sin_port))
        claim = isBound ? Self.claim(number) : -1
        if claim < 0 { return nil }
    }

    /// - Returns: -1 where somebody else has it.
    private static func claim(_ port: Int) -> CInt {
        let descriptor = socket(AF_UNIX, Int32(SOCK_STREAM.rawValue) | Int32(SOCK_CLOEXEC.rawValue), 0)
        var address = sockaddr_un()
        address.sun_family = sa_family_t(AF_UNIX)
        let name = Array("\0answerback-\(port)".utf8)
        withUnsafeMutableBytes(of: &address.sun_path) { $0.copyBytes(from: name) }
        let length = socklen_t(MemoryLayout<sa_family_t>.size + name.count)
        let isBound = withUnsafePointer(to: &address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { bind(descriptor, $0, length) == 0 }
        }
        if isBound { return descriptor }
        close(descriptor)
        return -1
    }

    deinit {
        if descriptor >= 0 { close(descriptor) }
        if claim >= 0 { close(claim) }
    }
}
