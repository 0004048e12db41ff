/// How many are inside at once: the first wait for one another until it is full, so that it is seen that so many are let in.
actor Load {
    private let full: Int
    private var now = 0
    private(set) var most = 0
    private var waiting: [CheckedContinuation<Void, Never>] = []

    init(full: Int) { self.full = full }

    func pass() async {
        now += 1
        most = max(most, now)
        if most < full {
            await withCheckedContinuation { waiting.append($0) }
        } else {
            for continuation in waiting { continuation.resume() }
            waiting = []
        }
        now -= 1
    }
}
