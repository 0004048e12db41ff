/// Several ascending lists of rules, read as one: ascending, each rule once.
///
/// A binary heap of lists, the one with the lowest next rule on top.
struct CandidateQueue {
    private struct List {
        var next: UInt32
        var rest: RuleLists.Cursor?
    }

    private var heap: [List] = []
    private var last: UInt32?

    mutating func clear() {
        heap.clear()
        last = nil
    }

    /// - Parameter lists: the same for all that is added for a message.
    mutating func add(_ list: RuleLists.Cursor, of lists: RuleLists) {
        let (rule, rest) = lists.read(list)
        heap.append(List(next: rule, rest: rest))
        var child = heap.count - 1
        while child > 0, heap[child].next < heap[(child - 1) / 2].next {
            heap.swapAt(child, (child - 1) / 2)
            child = (child - 1) / 2
        }
    }

    mutating func next(of lists: RuleLists) -> Int? {
        while let rule = heap.first?.next {
            advanceTop(in: lists)
            if rule != last {
                last = rule
                return Int(rule)
            }
        }
        return nil
    }

    private mutating func advanceTop(in lists: RuleLists) {
        if let rest = heap[0].rest {
            (heap[0].next, heap[0].rest) = lists.read(rest)
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
