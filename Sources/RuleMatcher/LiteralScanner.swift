/// Finds which of many literals stand in a text, in one pass for each of up to four widths.
///
/// Of each literal one gram is kept, four bytes or all it has, the one that fewest other literals have. At every offset of a text the
/// gram there is asked for in a bitmap; only where its bit is set are the few literals with such a gram compared in full.
struct LiteralScanner: Sendable {
    private let literals: [Literal]
    private let pool: [UInt8]
    /// By width, ascending; only those that some literal needs.
    private let tables: [GramTable]

    fileprivate struct Literal {
        /// Where in the pool it stands.
        var start: UInt32
        var count: UInt32
    }

    /// - Parameter texts: none is empty; what is found is said as an index into them.
    init(_ texts: [[UInt8]]) {
        var literals: [Literal] = []
        var pool: [UInt8] = []
        for text in texts {
            literals.append(Literal(start: UInt32(pool.count), count: UInt32(text.count)))
            pool += text
        }
        self.literals = literals
        self.pool = pool
        tables = (1...GramTable.greatestWidth).compactMap { width in
            let fitting = texts.indices.filter { min(texts[$0].count, GramTable.greatestWidth) == width }
            return fitting.isEmpty ? nil : GramTable(width: width, texts: fitting.map { (UInt32($0), texts[$0]) })
        }
    }

    var count: Int { literals.count }

    var isEmpty: Bool { literals.isEmpty }

    /// Calls `body` with the literals that stand in the text, each at least once.
    @inline(__always)
    func scan(_ text: Span<UInt8>, _ body: (Int) -> Void) {
        let (tables, literals, pool) = (tables.span, literals.span, pool.span)
        for table in tables.indices {
            tables[unchecked: table].scan(text) { offset, entry in
                let literal = literals[unchecked: Int(entry.literal)]
                let start = offset &- Int(entry.offset)
                guard start >= 0, start &+ Int(literal.count) <= text.count else { return }
                var position = 0
                while position < Int(literal.count) {
                    if text[unchecked: start &+ position] != pool[unchecked: Int(literal.start) &+ position] { return }
                    position &+= 1
                }
                body(Int(entry.literal))
            }
        }
    }
}

/// The grams of one width, and the literals they were taken from.
private struct GramTable: Sendable {
    static let greatestWidth = 4

    struct Entry {
        var gram: UInt32
        var literal: UInt32
        /// Where in the literal the gram stands.
        var offset: UInt32
    }

    private let width: Int
    /// A bit for every hash that a gram has.
    private var bits: [UInt64]
    /// How far a hash of 32 bits is shifted to be a bit's number, and then a bucket's.
    private let bitShift: UInt32
    private static let bucketShift: UInt32 = 4
    /// Where the entries of each bucket begin, and at last where they end.
    private var buckets: [UInt32]
    private var entries: [Entry] = []

    init(width: Int, texts: [(index: UInt32, bytes: [UInt8])]) {
        self.width = width
        var logarithm: UInt32 = 12
        while 1 << logarithm < 32 * texts.count, logarithm < 24 { logarithm += 1 }
        bitShift = 32 - logarithm
        bits = Array(repeating: 0, count: 1 << (logarithm - 6))
        buckets = Array(repeating: 0, count: 1 << (logarithm - Self.bucketShift) + 1)

        var popularity: [UInt32: Int] = [:]
        for text in texts {
            for gram in Set(Self.grams(of: text.bytes, width: width)) { popularity[gram, default: 0] += 1 }
        }
        for text in texts {
            let grams = Self.grams(of: text.bytes, width: width)
            guard let rarest = grams.indices.min(by: { popularity[grams[$0], default: 0] < popularity[grams[$1], default: 0] }) else {
                continue
            }
            entries.append(Entry(gram: grams[rarest], literal: text.index, offset: UInt32(rarest)))
        }
        let shift = bitShift
        entries.sort { Self.hash($0.gram, shift) < Self.hash($1.gram, shift) }
        for entry in entries {
            let hash = Int(Self.hash(entry.gram, shift))
            bits[hash >> 6] |= 1 << (hash & 63)
            buckets[hash >> Int(Self.bucketShift) + 1] += 1
        }
        for bucket in buckets.indices.dropFirst() { buckets[bucket] += buckets[bucket - 1] }
    }

    private static func grams(of text: [UInt8], width: Int) -> [UInt32] {
        (0...text.count - width).map { start in
            text[start..<start + width].reversed().reduce(0) { $0 << 8 | UInt32($1) }
        }
    }

    private static func hash(_ gram: UInt32, _ shift: UInt32) -> UInt32 { (gram &* 0x9E37_79B1) &>> shift }

    /// Calls `body` with the offset in the text of each gram that some literals have, and each of these literals.
    @inline(__always)
    func scan(_ text: Span<UInt8>, _ body: (Int, Entry) -> Void) {
        let bytes = text.bytes
        switch width {
        case 1: scan(text, gram: { UInt32(bytes.unsafeLoad(fromUncheckedByteOffset: $0, as: UInt8.self)) }, body)
        case 2: scan(text, gram: { UInt32(bytes.unsafeLoadUnaligned(fromUncheckedByteOffset: $0, as: UInt16.self).littleEndian) }, body)
        case 3:
            scan(
                text,
                gram: {
                    UInt32(bytes.unsafeLoadUnaligned(fromUncheckedByteOffset: $0, as: UInt16.self).littleEndian)
                        | UInt32(bytes.unsafeLoad(fromUncheckedByteOffset: $0 + 2, as: UInt8.self)) << 16
                }, body)
        default: scan(text, gram: { bytes.unsafeLoadUnaligned(fromUncheckedByteOffset: $0, as: UInt32.self).littleEndian }, body)
        }
    }

    @inline(__always)
    private func scan(_ text: Span<UInt8>, gram gramAt: (Int) -> UInt32, _ body: (Int, Entry) -> Void) {
        let bits = bits.span
        let end = text.count - width + 1
        var start = 0
        while start < end {
            // First which offsets of a stretch are worth a look, without a branch for each.
            let next = min(start &+ 64, end)
            var hits: UInt64 = 0
            var offset = start
            while offset < next {
                let hash = Self.hash(gramAt(offset), bitShift)
                hits |= (bits[unchecked: Int(hash >> 6)] &>> UInt64(hash) & 1) &<< UInt64(offset &- start)
                offset &+= 1
            }
            while hits != 0 {
                let offset = start &+ hits.trailingZeroBitCount
                hits &= hits &- 1
                look(up: gramAt(offset), at: offset, body)
            }
            start = next
        }
    }

    @inline(__always)
    private func look(up gram: UInt32, at offset: Int, _ body: (Int, Entry) -> Void) {
        let bucket = Int(Self.hash(gram, bitShift) >> Self.bucketShift)
        let (buckets, entries) = (buckets.span, entries.span)
        var index = Int(buckets[unchecked: bucket])
        let end = Int(buckets[unchecked: bucket + 1])
        while index < end {
            if entries[unchecked: index].gram == gram { body(offset, entries[unchecked: index]) }
            index &+= 1
        }
    }
}
