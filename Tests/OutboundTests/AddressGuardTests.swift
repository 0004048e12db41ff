import SMSMessages
import Synchronization
import Testing

@testable import Outbound

/// What is judged, address by address.
@Suite struct AddressGuardTests {
    /// The first and the last address of a range, and the public ones on both sides.
    static let edges: [(before: String?, first: String, last: String, after: String?)] = [
        (nil, "0.0.0.0", "0.255.255.255", "1.0.0.0"),
        ("9.255.255.255", "10.0.0.0", "10.255.255.255", "11.0.0.0"),
        ("100.63.255.255", "100.64.0.0", "100.127.255.255", "100.128.0.0"),
        ("126.255.255.255", "127.0.0.0", "127.255.255.255", "128.0.0.0"),
        ("168.63.129.15", "168.63.129.16", "168.63.129.16", "168.63.129.17"),
        ("169.253.255.255", "169.254.0.0", "169.254.255.255", "169.255.0.0"),
        ("172.15.255.255", "172.16.0.0", "172.31.255.255", "172.32.0.0"),
        ("191.255.255.255", "192.0.0.0", "192.0.0.255", "192.0.1.0"),
        ("192.0.1.255", "192.0.2.0", "192.0.2.255", "192.0.3.0"),
        ("192.31.195.255", "192.31.196.0", "192.31.196.255", "192.31.197.0"),
        ("192.52.192.255", "192.52.193.0", "192.52.193.255", "192.52.194.0"),
        ("192.88.98.255", "192.88.99.0", "192.88.99.255", "192.88.100.0"),
        ("192.167.255.255", "192.168.0.0", "192.168.255.255", "192.169.0.0"),
        ("192.175.47.255", "192.175.48.0", "192.175.48.255", "192.175.49.0"),
        ("198.17.255.255", "198.18.0.0", "198.19.255.255", "198.20.0.0"),
        ("198.51.99.255", "198.51.100.0", "198.51.100.255", "198.51.101.0"),
        ("203.0.112.255", "203.0.113.0", "203.0.113.255", "203.0.114.0"),
        ("223.255.255.255", "224.0.0.0", "255.255.255.255", nil),
        (nil, "::", "1fff:ffff:ffff:ffff:ffff:ffff:ffff:ffff", nil),
        (nil, "2001::", "2001:1ff:ffff:ffff:ffff:ffff:ffff:ffff", "2001:200::"),
        ("2001:db7:ffff:ffff:ffff:ffff:ffff:ffff", "2001:db8::", "2001:db8:ffff:ffff:ffff:ffff:ffff:ffff", "2001:db9::"),
        ("2001:ffff:ffff:ffff:ffff:ffff:ffff:ffff", "2002::", "2002:ffff:ffff:ffff:ffff:ffff:ffff:ffff", "2003::"),
        ("2620:4f:7fff:ffff:ffff:ffff:ffff:ffff", "2620:4f:8000::", "2620:4f:8000:ffff:ffff:ffff:ffff:ffff", "2620:4f:8001::"),
        ("3ffe:ffff:ffff:ffff:ffff:ffff:ffff:ffff", "3fff::", "3fff:fff:ffff:ffff:ffff:ffff:ffff:ffff", "3fff:1000::"),
        ("3fff:ffff:ffff:ffff:ffff:ffff:ffff:ffff", "4000::", "ffff:ffff:ffff:ffff:ffff:ffff:ffff:ffff", nil),
        (nil, "::ffff:10.0.0.0", "::ffff:10.255.255.255", "::ffff:11.0.0.0"),
        ("64:ff9b::9.255.255.255", "64:ff9b::10.0.0.0", "64:ff9b::10.255.255.255", "64:ff9b::11.0.0.0"),
        (nil, "64:ff9b:1::", "64:ff9b:1:ffff:ffff:ffff:ffff:ffff", nil),
        (nil, "fd00:ec2::254", "fd00:ec2::254", nil),
    ]

    @Test(arguments: edges.indices)
    func theEdgesOfEachRange(row: Int) throws {
        let (before, first, last, after) = Self.edges[row]
        let guarding = AddressGuard()
        for text in [first, last] { #expect(try !guarding.allows(text), "\(text)") }
        for text in [before, after].compactMap(\.self) { #expect(try guarding.allows(text), "\(text)") }
    }

    /// A row that a wider one before it hides would never be named.
    @Test func everyRowOfTheTableIsFound() throws {
        for (range, purpose) in SpecialAddresses.table {
            let first = try #require(IPAddress(String("\(range)".prefix { $0 != "/" })))
            let others = SpecialAddresses.table.filter { $0.range.contains(first) }
            #expect(others.contains { $0.purpose == purpose }, "\(range)")
            #expect(SpecialAddresses.table.prefix { $0.range != range }.allSatisfy { !$0.range.covers(range) }, "\(range) stands too late")
        }
    }

    @Test func anObjectionSaysWhatToDo() throws {
        let objection = try #require(try AddressGuard().objection(to: "169.254.169.254"))
        #expect(
            "\(objection)"
                == "169.254.169.254 is a cloud's metadata service, which hands out credentials; if a call is to go there, list it in `calls.allow`"
        )
        let own = AddressGuard(ownListeners: [.init(try address("127.0.0.1"), port: 80)])
        let other = try #require(try own.objection(to: "127.0.0.1"))
        #expect("\(other)" == "127.0.0.1 port 80 is this server itself, which a call never goes to")
    }

    static let exceptions: [(name: String, exception: AddressGuard.Exception?, url: String, address: String, isAllowed: Bool)] = [
        ("in a range", range("10.1.0.0/16"), "http://a/", "10.1.255.255", true),
        ("beside it", range("10.1.0.0/16"), "http://a/", "10.2.0.0", false),
        ("one address", range("10.1.0.1"), "http://a/", "10.1.0.1", true),
        ("mapped", range("10.1.0.0/16"), "http://a/", "::ffff:10.1.0.1", true),
        ("a mapped range", range("::ffff:10.1.0.0/112"), "http://a/", "10.1.0.1", true),
        ("by NAT64", range("10.1.0.0/16"), "http://a/", "64:ff9b::10.1.0.1", true),
        ("IPv6", range("fd00:1::/32"), "http://a/", "fd00:1::5", true),
        ("all of IPv6 holds no IPv4", range("::/0"), "http://a/", "::ffff:10.0.0.1", false),
        ("a host", .host("crm.internal", port: 8443), "https://CRM.internal:8443/x", "10.0.0.1", true),
        ("a host with its scheme's port", .host("crm.internal", port: 443), "https://crm.internal/", "10.0.0.1", true),
        ("a host with another port", .host("crm.internal", port: 8443), "https://crm.internal/", "10.0.0.1", false),
        ("a host below it", .host("crm.internal", port: 443), "https://a.crm.internal/", "10.0.0.1", false),
        ("a host as a user", .host("crm.internal", port: 443), "https://crm.internal@a/", "10.0.0.1", false),
        ("an IPv6 host", .host("::1", port: 80), "http://[::1]/", "::1", true),
        ("nothing", nil, "http://a/", "10.0.0.1", false),
    ]

    @Test(arguments: exceptions.indices)
    func whatIsAllowed(row: Int) throws {
        let (name, exception, url, address, isAllowed) = Self.exceptions[row]
        let guarding = AddressGuard(allowing: exception.map { [$0] } ?? [])
        let host = try? HTTPURL(url)
        #expect(try guarding.allows(address, port: host?.port ?? 80, host: host) == isAllowed, "\(name)")
    }

    static let listeners: [(listener: String, address: String, port: Int, isRefused: Bool)] = [
        ("127.0.0.1", "127.0.0.1", 8080, true), ("127.0.0.1", "127.0.0.1", 8081, false), ("127.0.0.1", "127.0.0.2", 8080, false),
        ("127.0.0.1", "::ffff:127.0.0.1", 8080, true), ("127.0.0.1", "0.0.0.0", 8080, true), ("127.0.0.1", "::", 8080, true),
        ("127.0.0.1", "64:ff9b::127.0.0.1", 8080, true), ("0.0.0.0", "127.0.0.1", 8080, true), ("0.0.0.0", "127.200.3.4", 8080, true),
        ("0.0.0.0", "::1", 8080, true), ("::", "127.0.0.1", 8080, true), ("::", "::1", 8080, true), ("0.0.0.0", "192.0.2.1", 8080, false),
        ("0.0.0.0", "127.0.0.1", 8081, false), ("0.0.0.0", "2001:db8::1", 8080, false),
    ]

    /// Whatever the operator allows.
    @Test(arguments: listeners.indices)
    func ownListenersAreRefused(row: Int) throws {
        let (listener, address, port, isRefused) = Self.listeners[row]
        let everything = ["0.0.0.0/0", "::/0"].compactMap(Self.range) + [.host("a", port: port)]
        let guarding = AddressGuard(allowing: everything, ownListeners: [.init(try self.address(listener), port: 8080)])
        #expect(try guarding.allows(address, port: port, host: HTTPURL("http://a:\(port)/")) != isRefused)
    }

    @Test func loopbackAlone() throws {
        let guarding = AddressGuard(allowing: AddressGuard.Exception.loopback)
        for text in ["127.0.0.1", "127.255.255.255", "::1", "::ffff:127.0.0.1"] { #expect(try guarding.allows(text), "\(text)") }
        for text in ["0.0.0.0", "::", "10.0.0.1", "fe80::1"] { #expect(try !guarding.allows(text), "\(text)") }
    }

    /// By whichever of its addresses, and whatever listens there.
    @Test(arguments: ["8.8.8.8", "2606:4700::1111", "::ffff:8.8.8.8", "64:ff9b::808:808"])
    func thisMachineIsNotCalledByItsPublicAddressEither(text: String) throws {
        let own = Set(["8.8.8.8", "2606:4700::1111"].compactMap(IPAddress.init))
        let guarding = AddressGuard(ownAddresses: { own })
        for port in [22, 25, 80, 8080] {
            let objection = try #require(try guarding.objection(to: text, port: port))
            #expect("\(objection)".hasSuffix("is an address of this machine; if a call is to go there, list it in `calls.allow`"))
        }
        #expect(try guarding.allows("8.8.4.4"))
        #expect(try guarding.allows("2606:4700::1112"))
        let url = try HTTPURL("http://own.example:8080/")
        let named = AddressGuard(allowing: [.host("own.example", port: 8080)], ownAddresses: { own })
        #expect(try named.allows(text, port: 8080, host: url))
        #expect(try !named.allows(text, port: 25, host: HTTPURL("http://own.example:25/")))
        #expect(try AddressGuard(allowing: own.compactMap { Self.range("\($0)") }, ownAddresses: { own }).allows(text))
        let listening = AddressGuard(
            allowing: own.compactMap { Self.range("\($0)") }, ownListeners: [.init(try address("::"), port: 8080)], ownAddresses: { own })
        #expect(try !listening.allows(text, port: 8080), "its own listeners, never")
        #expect(try !AddressGuard(ownAddresses: { nil }).allows("8.8.4.4"), "where the system does not say, nothing is called")
    }

    @Test func addressesAreAskedForAnewEachTime() throws {
        let own = Mutex<Set<IPAddress>>([])
        let guarding = AddressGuard(ownAddresses: { own.withLock { $0 } })
        #expect(try guarding.allows("8.8.8.8"))
        own.withLock { $0 = [IPAddress("8.8.8.8")].compactMap(\.self).reduce(into: []) { $0.insert($1) } }
        #expect(try !guarding.allows("8.8.8.8"))
    }

    @Test func theSystemNamesThisMachinesAddresses() throws {
        #expect(try #require(NetworkInterfaces.addresses()).contains(try address("127.0.0.1")))
    }

    @Test func publicNetworksAreRefusedWhereListed() throws {
        let network = try #require(AddressRange("2606:4700::/32"))
        let guarding = AddressGuard(allowing: [Self.range("2606:4700:1::/48")].compactMap(\.self), refusing: [network])
        let objection = try #require(try guarding.objection(to: "2606:4700::1"))
        #expect("\(objection)" == "2606:4700::1 is in 2606:4700::/32, which `calls.refuse` lists")
        #expect(try guarding.allows("2606:4700:1::1"), "an exception is the narrower of the two")
        #expect(try guarding.allows("2606:4701::1"))
    }

    static func range(_ text: String) -> AddressGuard.Exception? { AddressRange(text).map { .range($0) } }

    private func address(_ text: String) throws -> IPAddress { try #require(IPAddress(text)) }
}

extension AddressGuard {
    fileprivate func objection(to text: String, port: Int = 80, host: HTTPURL? = nil) throws -> Objection? {
        let address = try #require(IPAddress(text))
        do throws(Objection) { try check(address, port: port, host: host) } catch { return error }
        return nil
    }

    fileprivate func allows(_ text: String, port: Int = 80, host: HTTPURL? = nil) throws -> Bool {
        try objection(to: text, port: port, host: host) == nil
    }
}

extension AddressRange {
    fileprivate func covers(_ other: AddressRange) -> Bool {
        guard let first = IPAddress(String("\(other)".prefix { $0 != "/" })) else { return false }
        func length(_ range: AddressRange) -> Int { "\(range)".split(separator: "/").last.flatMap { Int($0) } ?? 0 }
        return contains(first) && length(self) <= length(other)
    }
}
