/// A rule file as it was read.
public struct SourceFile: Sendable {
    /// A longer one is refused; whoever reads it need not read on.
    public static let maxBytes = 16 << 20

    /// As diagnostics show it.
    public let path: String
    public let bytes: [UInt8]

    public init(path: String, bytes: [UInt8]) {
        self.path = path
        self.bytes = bytes
    }
}

/// A piece of one of the files of a run, in UTF-8 offsets.
public struct SourceSpan: Sendable, Hashable {
    /// The place of the file in the run.
    public var file: Int
    public var range: Range<Int>

    public init(file: Int, range: Range<Int>) {
        self.file = file
        self.range = range
    }

    func joined(to other: SourceSpan) -> SourceSpan {
        SourceSpan(file: file, range: range.lowerBound..<max(range.upperBound, other.range.upperBound))
    }
}

/// Lines and columns of a file, found without reading it again from the start, however long its lines are.
struct LineMap: Sendable {
    fileprivate struct Mark {
        var line: Int
        var column: Int
    }

    private static let stride = 256

    private let bytes: [UInt8]
    /// Where every 256th byte stands.
    private let marks: [Mark]

    init(_ bytes: [UInt8]) {
        var marks: [Mark] = []
        marks.reserveCapacity(bytes.count / Self.stride + 1)
        var mark = Mark(line: 1, column: 1)
        for (offset, byte) in bytes.enumerated() {
            if offset % Self.stride == 0 { marks.append(mark) }
            mark.pass(byte, at: offset)
        }
        if bytes.count % Self.stride == 0 { marks.append(mark) }
        self.bytes = bytes
        self.marks = marks
    }

    /// 1-based; the column counts Unicode scalars, a byte-order mark not among them.
    func position(of offset: Int) -> (line: Int, column: Int) {
        let index = offset / Self.stride
        var mark = marks[index]
        for passed in index * Self.stride..<offset { mark.pass(bytes[passed], at: passed) }
        return (mark.line, mark.column)
    }
}

extension LineMap.Mark {
    fileprivate mutating func pass(_ byte: UInt8, at offset: Int) {
        if byte == UInt8(ascii: "\n") {
            line += 1
            column = 1
        } else if !UTF8.isContinuation(byte), byte != 0xEF || offset > 0 {
            column += 1
        }
    }
}
