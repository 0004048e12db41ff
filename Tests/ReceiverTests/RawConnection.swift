import Foundation
import Testing

/// A TCP connection to 127.0.0.1 that sends exactly the bytes it is given. Every wait has an end, so that a test fails and never hangs.
final class RawConnection: Sendable {
    private let descriptor: Int32
    /// The calls block, so they stay off the threads that the server's own tasks run on.
    private let thread = DispatchQueue(label: "raw connection")

    struct Failure: Error {
        let call: String
        let code = errno
    }

    init(port: Int) throws {
        descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue) | Int32(SOCK_CLOEXEC.rawValue), 0)
        guard descriptor >= 0 else { throw Failure(call: "socket") }
        var limit = timeval(tv_sec: 20, tv_usec: 0)
        setsockopt(descriptor, SOL_SOCKET, SO_RCVTIMEO, &limit, socklen_t(MemoryLayout<timeval>.size))
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_port = in_port_t(port).bigEndian
        address.sin_addr.s_addr = in_addr_t(INADDR_LOOPBACK).bigEndian
        let outcome = withUnsafePointer(to: &address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                connect(descriptor, $0, socklen_t(MemoryLayout<sockaddr_in>.size))
            }
        }
        guard outcome == 0 else { throw Failure(call: "connect") }
    }

    deinit { close(descriptor) }

    func send(_ text: String) throws { try send(Array(text.utf8)) }

    func send(_ bytes: [UInt8]) throws {
        var rest = bytes[...]
        while !rest.isEmpty {
            let count = rest.withUnsafeBytes { Glibc.send(descriptor, $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL)) }
            guard count > 0 else { throw Failure(call: "send") }
            rest = rest.dropFirst(count)
        }
    }

    /// Ends our side; the server's stays open.
    func endSending() { shutdown(descriptor, Int32(SHUT_WR)) }

    /// Ends both sides for good, with the object still there.
    func end() { shutdown(descriptor, Int32(SHUT_RDWR)) }

    /// - Returns: nil when the server closed before a whole answer had come.
    func answer() async -> RawAnswer? {
        var bytes: [UInt8] = []
        while true {
            if let answer = RawAnswer(bytes) { return answer }
            guard let more = await receive() else { return nil }
            bytes += more
        }
    }

    /// All that comes until the server closes.
    func untilClosed() async -> String {
        var bytes: [UInt8] = []
        while let more = await receive() { bytes += more }
        return String(decoding: bytes, as: UTF8.self)
    }

    /// Sends one piece after another, a moment apart, for as long as the server listens.
    /// - Returns: whether it closed before the pieces ended.
    func drip(_ pieces: some Sequence<String> & Sendable) async -> Bool {
        await onThread { [self] in
            for piece in pieces {
                guard (try? send(piece)) != nil else { return true }
                var poll = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
                guard Glibc.poll(&poll, 1, 20) == 0 else { return true }
            }
            return false
        }
    }

    /// - Returns: nil at the end, be it orderly or a reset.
    private func receive() async -> [UInt8]? {
        await onThread { [descriptor] in
            var buffer = [UInt8](repeating: 0, count: 16 * 1024)
            let count = recv(descriptor, &buffer, buffer.count, 0)
            if count < 0, errno == EAGAIN { Issue.record("the server neither answered nor closed") }
            return count > 0 ? Array(buffer.prefix(count)) : nil
        }
    }

    private func onThread<Value: Sendable>(_ work: @escaping @Sendable () -> Value) async -> Value {
        await withCheckedContinuation { continuation in
            thread.async { continuation.resume(returning: work()) }
        }
    }
}

struct RawAnswer: Sendable {
    let status: Int
    let head: String
    let body: String

    /// - Returns: nil while something is missing.
    init?(_ bytes: [UInt8]) {
        let text = String(decoding: bytes, as: UTF8.self)
        guard let end = text.firstRange(of: "\r\n\r\n") else { return nil }
        head = String(text[..<end.lowerBound])
        status = Int(head.split(separator: " ")[1]) ?? 0
        let length = Int(Self.header("content-length", in: head) ?? "0") ?? 0
        let body = text[end.upperBound...]
        guard body.utf8.count >= length else { return nil }
        self.body = String(body)
    }

    func header(_ name: String) -> String? { Self.header(name, in: head) }

    private static func header(_ name: String, in head: String) -> String? {
        for line in head.split(separator: "\r\n") where line.lowercased().hasPrefix(name + ":") {
            return line.dropFirst(name.count + 1).trimmingCharacters(in: .whitespaces)
        }
        return nil
    }
}
