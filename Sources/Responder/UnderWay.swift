/// What is being made at the moment, by the server it goes to: one that hangs must hold up its own callers alone.
struct UnderWay: Equatable {
    private(set) var byTarget: [String: Int] = [:]

    var count: Int { byTarget.values.reduce(0, +) }

    mutating func begin(_ target: String) { byTarget[target, default: 0] += 1 }

    mutating func end(_ target: String) {
        let left = byTarget[target, default: 1] - 1
        byTarget[target] = left > 0 ? left : nil
    }
}
