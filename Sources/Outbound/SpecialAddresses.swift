import SMSMessages

/// Where a call has no business: addresses that lead into this machine, into networks behind it, to everybody, or to nobody.
///
/// Sources: the IANA special-purpose address registries for IPv4 and IPv6, of 2025; RFC 6890.
enum SpecialAddresses {
    /// - Returns: what is special about an address; nil for one of the public Internet.
    static func purpose(of address: IPAddress) -> String? {
        if let row = table.first(where: { $0.range.contains(address) }) { return row.purpose }
        let isAssigned = address.isIPv4 || globalUnicast.contains(address)
        return isAssigned ? nil : "outside 2000::/3, of which alone public addresses are given out"
    }

    /// The IPv4 address that an IPv6 one leads to by way of a NAT64 gateway, and that is judged in its place.
    ///
    /// Other embeddings (6to4, Teredo, IPv4-compatible) are no longer in use, and are refused as a whole.
    ///
    /// Source: RFC 6052 §2.1.
    static func embedded(in address: IPAddress) -> IPAddress? {
        nat64.contains(address) ? IPAddress(bytes: Array(address.bytes.suffix(4))) : nil
    }

    private static let nat64 = range("64:ff9b::/96")
    private static let globalUnicast = range("2000::/3")

    /// Of two ranges that overlap, the narrower comes first.
    static let table: [(range: AddressRange, purpose: String)] = [
        // IPv4
        ("0.0.0.0/32", "the unspecified address, which is this machine"),
        ("0.0.0.0/8", "of \"this network\" (RFC 791)"),
        ("10.0.0.0/8", "of a private network (RFC 1918)"),
        ("100.100.100.200/32", "a cloud's metadata service (Alibaba)"),
        ("100.64.0.0/10", "shared behind a carrier's NAT (RFC 6598)"),
        ("127.0.0.0/8", "loopback (RFC 1122)"),
        ("168.63.129.16/32", "a cloud's metadata service (Azure), although it looks public"),
        ("169.254.169.254/32", "a cloud's metadata service, which hands out credentials"),
        ("169.254.0.0/16", "link-local (RFC 3927)"),
        ("172.16.0.0/12", "of a private network (RFC 1918)"),
        ("192.0.0.192/32", "a cloud's metadata service (Oracle)"),
        ("192.0.0.0/24", "reserved for protocols (RFC 6890)"),
        ("192.0.2.0/24", "for documentation (RFC 5737)"),
        ("192.31.196.0/24", "of AS112, which answers for private networks (RFC 7535)"),
        ("192.52.193.0/24", "for multicast tunnels (RFC 7450)"),
        ("192.88.99.0/24", "a 6to4 relay (RFC 7526)"),
        ("192.168.0.0/16", "of a private network (RFC 1918)"),
        ("192.175.48.0/24", "of AS112, which answers for private networks (RFC 7534)"),
        ("198.18.0.0/15", "for benchmarks of network devices (RFC 2544)"),
        ("198.51.100.0/24", "for documentation (RFC 5737)"),
        ("203.0.113.0/24", "for documentation (RFC 5737)"),
        ("224.0.0.0/4", "multicast (RFC 5771)"),
        ("255.255.255.255/32", "broadcast (RFC 919)"),
        ("240.0.0.0/4", "reserved (RFC 1112)"),
        // IPv6; IPv4-mapped ones are IPv4 already, and NAT64 is judged by what is embedded.
        ("::/128", "the unspecified address, which is this machine"),
        ("::1/128", "loopback (RFC 4291)"),
        ("::/96", "an IPv4-compatible address, out of use (RFC 4291)"),
        ("::ffff:0:0:0/96", "an IPv4 address translated by this network (RFC 2765)"),
        ("64:ff9b:1::/48", "an IPv4 address translated by this network (RFC 8215)"),
        ("100::/64", "where packets are discarded (RFC 6666)"),
        ("100:0:0:1::/64", "a placeholder (RFC 9780)"),
        ("2001::/32", "a Teredo tunnel (RFC 4380)"),
        ("2001:2::/48", "for benchmarks of network devices (RFC 5180)"),
        ("2001:db8::/32", "for documentation (RFC 3849)"),
        ("2001::/23", "reserved for protocols (RFC 2928)"),
        ("2002::/16", "a 6to4 tunnel, which an IPv4 address hides in (RFC 3056)"),
        ("2620:4f:8000::/48", "of AS112, which answers for private networks (RFC 7534)"),
        ("3fff::/20", "for documentation (RFC 9637)"),
        ("5f00::/16", "of segment routing inside a network (RFC 9602)"),
        ("fd00:ec2::254/128", "a cloud's metadata service (AWS)"),
        ("fc00::/7", "of a private network (RFC 4193)"),
        ("fe80::/10", "link-local (RFC 4291)"),
        ("fec0::/10", "site-local, out of use (RFC 3879)"),
        ("ff00::/8", "multicast (RFC 4291)"),
    ].map { (range($0), $1) }

    private static func range(_ text: String) -> AddressRange {
        guard let range = AddressRange(text) else { preconditionFailure("no range of addresses: \(text)") }
        return range
    }
}
