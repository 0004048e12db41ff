import Foundation
import SMSMessages

/// Messages from a file of lines, `from TAB to TAB text`, a batch at a time: as many as have come, so that a pipe is answered as it goes.
///
/// A byte-order mark before the first line and a carriage return at a line's end are no part of a message; bytes that are not UTF-8 are
/// read as the receiver reads them, as U+FFFD.
struct MessageLines {
    struct Trouble: Error, CustomStringConvertible {
        let description: String
    }

    private let name: String
    private let handle: FileHandle
    private var unread: Data = Data()
    private var isAtEnd = false
    private var lineNumber = 0
    private static let batchBytes = 1 << 20

    /// - Parameter path: `-` is standard input.
    init(_ path: String) throws(Trouble) {
        name = path == "-" ? "standard input" : path
        guard let handle = path == "-" ? .standardInput : FileHandle(forReadingAtPath: path) else {
            throw Trouble(description: "\(path) cannot be read: name a file of lines `from TAB to TAB text`, or - for standard input")
        }
        self.handle = handle
    }

    /// - Returns: the messages up to the first that cannot be read, and what is wrong with it; nil at the end.
    mutating func nextMessages() throws(Trouble) -> (messages: [InboundMessage], trouble: Trouble?)? {
        let lines = try nextLines()
        if lines.isEmpty { return nil }
        var messages: [InboundMessage] = []
        messages.reserveCapacity(lines.count)
        for line in lines {
            lineNumber += 1
            do throws(Trouble) { messages.append(try message(in: line)) } catch { return (messages, error) }
        }
        return (messages, nil)
    }

    /// - Returns: at least one line, unless the end has come. What stands after the last line end is a line too.
    private mutating func nextLines() throws(Trouble) -> [Data] {
        while !isAtEnd {
            isAtEnd = try !readMore()
            guard !isAtEnd, let end = unread.lastIndex(of: UInt8(ascii: "\n")) else { continue }
            defer { unread = Data(unread[unread.index(after: end)...]) }
            return unread[..<end].split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
        }
        defer { unread = Data() }
        return unread.isEmpty ? [] : [unread]
    }

    /// Takes what is there, and waits only where there is nothing; `FileHandle` would wait for the whole batch.
    ///
    /// - Returns: false at the end.
    private mutating func readMore() throws(Trouble) -> Bool {
        let buffer = UnsafeMutableRawBufferPointer.allocate(byteCount: Self.batchBytes, alignment: 1)
        defer { buffer.deallocate() }
        var count = read(handle.fileDescriptor, buffer.baseAddress, buffer.count)
        while count < 0, errno == EINTR { count = read(handle.fileDescriptor, buffer.baseAddress, buffer.count) }
        guard count >= 0 else { throw Trouble(description: "\(name) cannot be read: \(String(cString: strerror(errno)))") }
        unread.append(contentsOf: buffer.prefix(count))
        return count > 0
    }

    private func message(in line: Data) throws(Trouble) -> InboundMessage {
        var line = line
        if lineNumber == 1, line.starts(with: [0xEF, 0xBB, 0xBF]) { line = line.dropFirst(3) }
        if line.last == UInt8(ascii: "\r") { line = line.dropLast() }
        let columns = line.split(separator: UInt8(ascii: "\t"), maxSplits: 2, omittingEmptySubsequences: false)
        guard columns.count == 3 else {
            throw trouble(
                "a message is from TAB to TAB text, and here \(columns.count == 2 ? "the text is" : "from, to and text are") missing")
        }
        return InboundMessage(
            id: MessageID(high: 0, low: UInt64(lineNumber)), providerID: nil, channel: "decide", sender: try address("from", columns[0]),
            receiver: try address("to", columns[1]), text: String(decoding: columns[2], as: UTF8.self), sentAt: nil,
            receivedAt: Timestamp(milliseconds: Int64(Date().timeIntervalSince1970 * 1000)))
    }

    private func address(_ column: String, _ text: Data) throws(Trouble) -> SMSAddress {
        do {
            return try NumberReading().address(String(decoding: text, as: UTF8.self))
        } catch {
            throw trouble("in `\(column)`, \(error)")
        }
    }

    private func trouble(_ sentence: String) -> Trouble { Trouble(description: "\(name):\(lineNumber): \(sentence)") }
}
