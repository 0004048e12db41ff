import SMSMessages
import Synchronization
import TestSupport
import Testing

@testable import Outbound

/// Hosts in every spelling, through libcurl itself: none may lead to an address that is not public.
@Suite(.timeLimit(.minutes(10))) struct HostSpellingTests {
    private let client = HTTPClient(workers: 8)

    /// Of each special range two addresses, and the one that the test's server listens on.
    static let addresses: [IPAddress] =
        SpecialAddresses.table.flatMap { range, _ in
            let first = IPAddress(String("\(range)".prefix { $0 != "/" }))
            return [first, first?.next].compactMap(\.self).filter(range.contains)
        } + [IPAddress("127.0.0.1")].compactMap(\.self)

    @Test func noneIsConnectedTo() async throws {
        let connections = Mutex(0)
        try await RawServer.run { _ in
            connections.withLock { $0 += 1 }
        } _: { server in
            let urls = Self.addresses.flatMap { Spellings.urls(of: $0, port: server.port) }
            let kinds = await outcomes(of: urls, guardedBy: AddressGuard())
            var refused = 0
            for (url, kind) in zip(urls, kinds) {
                // Some spellings are no URL or no address; none may get as far as a connection.
                #expect([.addressRefused, .invalidRequest, .nameLookup].contains(kind), "\(url): \(kind.map(\.rawValue) ?? "answered")")
                if kind == .addressRefused { refused += 1 }
            }
            #expect(refused > 1000, "of \(urls.count)")
        }
        #expect(connections.withLock(\.self) == 0)
    }

    /// Else the test above could be about spellings that lead nowhere.
    @Test func thoseOfLoopbackTrulyLeadThere() async throws {
        let connections = Mutex(0)
        try await RawServer.run { connection in
            connections.withLock { $0 += 1 }
            _ = await connection.readRequest()
            try await connection.answer("OK")
        } _: { server in
            let range = try #require(AddressRange("127.0.0.0/8"))
            let urls = Spellings.urls(of: try #require(IPAddress("127.0.0.1")), port: server.port)
            let kinds = await outcomes(of: urls, guardedBy: AddressGuard(allowing: [.range(range)]))
            let answered = kinds.count { $0 == nil }
            #expect(answered >= 20, "of \(urls.count)")
            #expect(connections.withLock(\.self) == answered)
        }
    }

    /// - Returns: in the order of the URLs; nil for one that was answered.
    private func outcomes(of urls: [String], guardedBy addressGuard: AddressGuard) async -> [TransportFailure.Kind?] {
        await withTaskGroup { group in
            for (index, url) in urls.enumerated() {
                group.addTask {
                    var request = HTTPRequest.patient(.get, url)
                    request.addressGuard = addressGuard
                    do throws(TransportFailure) { _ = try await client.perform(request) } catch { return (index, Optional(error.kind)) }
                    return (index, nil)
                }
            }
            var kinds = [TransportFailure.Kind?](repeating: nil, count: urls.count)
            for await (index, kind) in group { kinds[index] = kind }
            return kinds
        }
    }
}

/// How one address can be written.
private enum Spellings {
    static func urls(of address: IPAddress, port: Int) -> [String] {
        let hosts = address.isIPv4 ? hosts(ofIPv4: address.bytes) : hosts(ofIPv6: address)
        let plain = address.isIPv4 ? "\(address)" : "[\(address)]"
        let tricks = [
            "http://user@\(plain):\(port)/", "http://public.invalid@\(plain):\(port)/", "http://a:b@c@\(plain):\(port)/",
            "http://\(plain):\(port)#@public.invalid/", "http://\(plain):\(port)?@public.invalid/", "http:\\\\\(plain):\(port)/",
            "http:/\(plain):\(port)/", "http:///\(plain):\(port)/", "HTTP://\(plain):\(port)", "\(plain):\(port)", "//\(plain):\(port)/",
            "http://\(plain):0\(port)/", "http://\(plain)\t:\(port)/", "ftp://\(plain):\(port)/", "gopher://\(plain):\(port)/",
        ]
        return hosts.map { "http://\($0):\(port)/" } + tricks
    }

    private static func hosts(ofIPv4 bytes: [UInt8]) -> [String] {
        let numbers = bytes.map(Int.init)
        let whole = numbers.reduce(0) { $0 << 8 | $1 }
        let (last3, last2) = (whole & 0xFF_FFFF, whole & 0xFFFF)
        func dotted(_ digits: (Int) -> String) -> String { numbers.map(digits).joined(separator: ".") }
        func hex(_ number: Int) -> String { String(number, radix: 16) }
        func octal(_ number: Int) -> String { "0" + String(number, radix: 8) }
        let decimal = dotted(String.init)
        let groups = "\(hex(whole >> 16)):\(hex(last2))"
        return [
            decimal, dotted(octal), dotted { "0x" + hex($0) }, dotted { "0X" + hex($0).uppercased() }, dotted { "000" + octal($0) },
            "\(numbers[0]).0x\(hex(numbers[1])).\(octal(numbers[2])).\(numbers[3])", "\(whole)", "0x\(hex(whole))",
            "0X\(hex(whole).uppercased())",
            octal(whole), "0x00000\(hex(whole))", "\(numbers[0]).\(last3)", "\(numbers[0]).0x\(hex(last3))",
            "\(octal(numbers[0])).\(last3)",
            "\(numbers[0]).\(numbers[1]).\(last2)", "0x\(hex(numbers[0])).\(numbers[1]).0x\(hex(last2))",
            fullWidth(decimal), fullWidth("\(whole)"), decimal.replacing(".", with: "。"), decimal.replacing(".", with: "．"),
            percentEncoded(decimal), percentEncoded("\(whole)"), decimal.replacing(".", with: "%2e"), fullWidth("0x\(hex(whole))"),
            "[::ffff:\(decimal)]", "[::FFFF:\(groups)]", "[0:0:0:0:0:ffff:\(groups)]", "[0000:0000:0000:0000:0000:ffff:\(decimal)]",
            "[::\(decimal)]", "[::ffff:0:\(decimal)]", "[64:ff9b::\(decimal)]", "[64:FF9B:0:0:0:0:\(groups)]", "[64:ff9b:1::\(decimal)]",
            "[2002:\(groups)::1]", "[2001:0:\(groups)::1]", "[2001::\(hex(whole >> 16 ^ 0xFFFF)):\(hex(last2 ^ 0xFFFF))]",
            "[::ffff:\(decimal)%25lo]",
            "[\(decimal)]",
        ]
    }

    private static func hosts(ofIPv6 address: IPAddress) -> [String] {
        let groups = stride(from: 0, to: 16, by: 2).map { Int(address.bytes[$0]) << 8 | Int(address.bytes[$0 + 1]) }
        let short = groups.map { String($0, radix: 16) }.joined(separator: ":")
        let long = groups.map { String($0 | 0x10000, radix: 16).dropFirst() }.joined(separator: ":")
        let dotted = address.bytes.suffix(4).map { "\($0)" }.joined(separator: ".")
        let mixed = groups.prefix(6).map { String($0, radix: 16) }.joined(separator: ":") + ":" + dotted
        return [
            "\(address)", "\(address)".uppercased(), short, long, long.uppercased(), mixed, "\(address)%25lo", "\(address)%251",
            "\(address)%lo",
        ]
        .map { "[\($0)]" }
    }

    private static func fullWidth(_ text: String) -> String {
        String(String.UnicodeScalarView(text.unicodeScalars.map { Unicode.Scalar($0.value + 0xFEE0) ?? $0 }))
    }

    private static func percentEncoded(_ text: String) -> String { text.utf8.map { "%" + String($0, radix: 16) }.joined() }
}

extension IPAddress {
    /// The one after it, within the last byte.
    fileprivate var next: IPAddress { IPAddress(bytes: bytes.dropLast() + [(bytes.last ?? 0) &+ 1]) }
}
