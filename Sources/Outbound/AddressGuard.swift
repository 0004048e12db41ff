import Glibc

/// Which addresses a request may connect to: those of the public Internet, and what the operator lists.
///
/// Asked of each address just before libcurl connects to it, so that neither a spelling nor a name that changes its address gets past.
public struct AddressGuard: Sendable {
    /// What may be called although it is not public.
    public enum Exception: Hashable, Sendable {
        case range(AddressRange)
        /// Whatever address the name has: of a URL with this host, in lower case and without brackets, and this port.
        case host(String, port: Int)

        /// This machine.
        public static let loopback: [Exception] = ["127.0.0.0/8", "::1"].compactMap { AddressRange($0).map(Exception.range) }
    }

    /// Where this server itself listens.
    public struct OwnListener: Hashable, Sendable {
        public let address: IPAddress
        public let port: Int

        /// - Parameter address: `0.0.0.0` or `::` for every address of this machine.
        public init(_ address: IPAddress, port: Int) {
            self.address = address
            self.port = port
        }
    }

    private let ranges: [AddressRange]
    private let hosts: Set<Exception>
    private let ownListeners: [OwnListener]

    /// - Parameter ownListeners: refused whatever is allowed, so that no call comes round.
    public init(allowing exceptions: [Exception] = [], ownListeners: [OwnListener] = []) {
        ranges = exceptions.compactMap { if case .range(let range) = $0 { range } else { nil } }
        hosts = Set(exceptions.filter { if case .host = $0 { true } else { false } })
        self.ownListeners = ownListeners
    }

    /// Why a request must not connect. Safe to log.
    enum Objection: Error, Equatable, CustomStringConvertible {
        case ownListener(IPAddress, port: Int)
        case special(IPAddress, purpose: String)
        case notInternet

        var description: String {
            switch self {
            case .ownListener(let address, let port): "\(address) port \(port) is this server itself, which a call never goes to"
            case .special(let address, let purpose): "\(address) is \(purpose); if a call is to go there, list it in `calls.allow`"
            case .notInternet: "neither an IPv4 nor an IPv6 address"
            }
        }
    }

    /// - Parameter host: as the request's URL names it.
    func check(_ address: UnsafePointer<sockaddr>, host: HTTPURL?) throws(Objection) {
        guard let ip = IPAddress(address) else { throw .notInternet }
        try check(ip, port: address.port, host: host)
    }

    func check(_ address: IPAddress, port: Int, host: HTTPURL?) throws(Objection) {
        let destination = SpecialAddresses.embedded(in: address) ?? address
        if ownListeners.contains(where: { $0.isReached(at: destination, port: port) }) { throw .ownListener(address, port: port) }
        if let host, hosts.contains(.host(host.bareHost, port: host.effectivePort)) { return }
        if ranges.contains(where: { $0.contains(address) || $0.contains(destination) }) { return }
        if let purpose = SpecialAddresses.purpose(of: destination) { throw .special(address, purpose: purpose) }
    }
}

extension AddressGuard.OwnListener {
    fileprivate func isReached(at address: IPAddress, port: Int) -> Bool {
        guard port == self.port else { return false }
        return address == self.address || address.isUnspecified || self.address.isUnspecified && address.isOfThisMachine
    }
}

extension IPAddress {
    /// Only an address of this machine can be bound.
    fileprivate var isOfThisMachine: Bool {
        let socket = Glibc.socket(isIPv4 ? AF_INET : AF_INET6, Int32(SOCK_DGRAM.rawValue | SOCK_CLOEXEC.rawValue), 0)
        // Without a socket nothing can be asked, nor called.
        guard socket >= 0 else { return true }
        defer { close(socket) }
        return withSocketAddress { bind(socket, $0, $1) == 0 }
    }

    private func withSocketAddress<Result>(_ body: (UnsafePointer<sockaddr>, socklen_t) -> Result) -> Result {
        func pass<Address>(_ address: Address) -> Result {
            withUnsafePointer(to: address) { pointer in
                pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { body($0, socklen_t(MemoryLayout<Address>.size)) }
            }
        }
        if isIPv4 {
            var address = sockaddr_in()
            address.sin_family = sa_family_t(AF_INET)
            withUnsafeMutableBytes(of: &address.sin_addr) { $0.copyBytes(from: bytes) }
            return pass(address)
        }
        var address = sockaddr_in6()
        address.sin6_family = sa_family_t(AF_INET6)
        withUnsafeMutableBytes(of: &address.sin6_addr) { $0.copyBytes(from: bytes) }
        return pass(address)
    }
}

extension UnsafePointer<sockaddr> {
    /// Of an IPv4 or IPv6 address, where it stands at the same place.
    fileprivate var port: Int { withMemoryRebound(to: sockaddr_in.self, capacity: 1) { Int(UInt16(bigEndian: $0.pointee.sin_port)) } }
}

extension HTTPURL {
    fileprivate var bareHost: String { host.lowercased().filter { $0 != "[" && $0 != "]" } }
    fileprivate var effectivePort: Int { port ?? (isTLS ? 443 : 80) }
}
