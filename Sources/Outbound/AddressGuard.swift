import Glibc
public import SMSMessages

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
        public static let loopback: [Exception] = AddressRange.loopback.map(Exception.range)
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
    private let refused: [AddressRange]
    private let hosts: Set<Exception>
    private let ownListeners: [OwnListener]
    private let ownAddresses: @Sendable () -> Set<IPAddress>?

    /// - Parameters:
    ///   - refused: public addresses that are refused all the same, but for the exceptions among them.
    ///   - ownListeners: refused whatever is allowed, so that no call comes round.
    public init(allowing exceptions: [Exception] = [], refusing refused: [AddressRange] = [], ownListeners: [OwnListener] = []) {
        self.init(allowing: exceptions, refusing: refused, ownListeners: ownListeners, ownAddresses: NetworkInterfaces.addresses)
    }

    /// - Parameter ownAddresses: those of this machine as they are now; nil where nobody can say.
    init(
        allowing exceptions: [Exception] = [], refusing refused: [AddressRange] = [], ownListeners: [OwnListener] = [],
        ownAddresses: @escaping @Sendable () -> Set<IPAddress>?
    ) {
        self.refused = refused
        self.ownAddresses = ownAddresses
        ranges = exceptions.compactMap { if case .range(let range) = $0 { range } else { nil } }
        hosts = Set(exceptions.filter { if case .host = $0 { true } else { false } })
        self.ownListeners = ownListeners
    }

    /// Why a request must not connect. Safe to log.
    enum Objection: Error, Equatable, CustomStringConvertible {
        case ownListener(IPAddress, port: Int)
        case special(IPAddress, purpose: String)
        case ownAddress(IPAddress)
        case refused(IPAddress, by: AddressRange)
        case notInternet

        var description: String {
            switch self {
            case .ownListener(let address, let port): "\(address) port \(port) is this server itself, which a call never goes to"
            case .special(let address, let purpose): "\(address) is \(purpose); if a call is to go there, list it in `calls.allow`"
            case .ownAddress(let address): "\(address) is an address of this machine; if a call is to go there, list it in `calls.allow`"
            case .refused(let address, let range): "\(address) is in \(range), which `calls.refuse` lists"
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
        if ownListeners.contains(where: { isReached($0, at: destination, port: port) }) { throw .ownListener(address, port: port) }
        if let host, hosts.contains(.host(host.bareHost, port: host.effectivePort)) { return }
        if ranges.contains(where: { $0.contains(address) || $0.contains(destination) }) { return }
        if let purpose = SpecialAddresses.purpose(of: destination) { throw .special(address, purpose: purpose) }
        if let range = refused.first(where: { $0.contains(destination) }) { throw .refused(address, by: range) }
        // What listens here for this machine alone, or for its network, is not for whoever can write an SMS.
        if isOfThisMachine(destination) { throw .ownAddress(address) }
    }

    private func isReached(_ listener: OwnListener, at address: IPAddress, port: Int) -> Bool {
        guard port == listener.port else { return false }
        return address == listener.address || address.isUnspecified || listener.address.isUnspecified && isOfThisMachine(address)
    }

    /// Asked anew each time: addresses come and go.
    private func isOfThisMachine(_ address: IPAddress) -> Bool {
        AddressRange.loopback.contains { $0.contains(address) } || ownAddresses()?.contains(address) ?? true
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
