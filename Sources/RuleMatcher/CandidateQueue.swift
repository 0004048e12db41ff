/// Several ascending lists of rules, read as one: ascending, each rule once.
///
/// A binary heap of lists, the one with the lowest next rule on top.
struct CandidateQueue {
    private struct List {
        var next: UInt32
        var rest: Range<UInt32>
    }

    private var heap: [List] = []
    private var last: UInt32?

    mutating func clear() {
        heap.clear()
        last = nil
    }

    /// - Parameters:
    ///   - list: a range of `rules`.
    ///   - rules: the same for all lists of a message.
    mutating func add(_ list: Range<UInt32>, of rules: Span<UInt32>) {
        guard !list.isEmpty else { return }
        heap.append(List(next: rules[Int(list.lowerBound)], rest: list.dropFirst()))
        var child = heap.count - 1
        while child > 0, heap[child].next < heap[(child - 1) / 2].next {
            heap.swapAt(child, (child - 1) / 2)
            child = (child - 1) / 2
        }
    }

    mutating func next(of rules: Span<UInt32>) -> Int? {
        while let rule = heap.first?.next {
            advanceTop(in: rules)
            if rule != last {
                last = rule
                return Int(rule)
            }
        }
        return nil
    }

    private mutating func advanceTop(in rules: Span<UInt32>) {
        if let following = heap[0].rest.first {
            heap[0].next = rules[Int(following)]
            heap[0].rest = heap[0].rest.dropFirst()
        } else {
            let moved = heap.removeLast()
            guard !heap.isEmpty else { return }
            heap[0] = moved
        }
        var parent = 0
        while true {
            var child = 2 * parent + 1
            guard child < heap.count else { return }
            if child + 1 < heap.count, heap[child + 1].next < heap[child].next { child += 1 }
            guard heap[child].next < heap[parent].next else { return }
            heap.swapAt(parent, child)
            parent = child
        }
    }
}
