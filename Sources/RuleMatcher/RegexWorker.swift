import CPCRE2

/// The memory and limits of matching; for one user at a time.
///
/// A short text is matched by machine code, for some ten microseconds by PCRE2's own match limit. That limit does not count what `.*` runs
/// over, and so it does not bound a long text; nor does it bound many patterns that reach it. There PCRE2 interprets, calls back before
/// each item of the pattern, and what it did is counted: the same everywhere, so that a message is decided the same.
final class RegexWorker {
    let matchData = pcre2_match_data_create_8(1, nil)
    let context = pcre2_match_context_create_8(nil)
    private let countingContext = pcre2_match_context_create_8(nil)
    private let stack = pcre2_jit_stack_create_8(32 * 1024, 512 * 1024, nil)
    private let steps = UnsafeMutablePointer<Steps>.allocate(capacity: 1)

    /// Steps that one message may still take, all patterns of all rules together.
    private(set) var stepsLeft = RegexWorker.stepsPerMessage
    private var found: [ObjectIdentifier: Truth] = [:]
    private var isOverdue: (() -> Bool)?
    private var tries = 0
    private(set) var isCutShort = false
    /// Patterns for which nothing was left.
    private var starved: Set<ObjectIdentifier> = []

    /// How often PCRE2 may call its inner match on a short text.
    static let matchLimit: UInt32 = 1_000
    /// Bytes of the longest text for which that is a bound: one SMS in any script. A longer one is matched counting steps: an item of the
    /// pattern that is tried, a byte that it moves on.
    static let longestUncounted = 320
    /// Twenty for each character of the longest SMS.
    static let stepsPerPattern = 200_000
    static let stepsPerMessage = 2_000_000
    /// Of the interpreter.
    private static let heapLimitKiB: UInt32 = 4096

    init() {
        pcre2_set_match_limit_8(context, Self.matchLimit)
        pcre2_set_heap_limit_8(context, Self.heapLimitKiB)
        pcre2_jit_stack_assign_8(context, nil, UnsafeMutableRawPointer(stack))
        steps.initialize(to: Steps())
        pcre2_set_match_limit_8(countingContext, UInt32(Self.stepsPerPattern) * 4)
        pcre2_set_heap_limit_8(countingContext, Self.heapLimitKiB)
        pcre2_set_callout_8(countingContext, { Steps.count($0, $1) }, UnsafeMutableRawPointer(steps))
    }

    deinit {
        pcre2_match_context_free_8(context)
        pcre2_match_context_free_8(countingContext)
        pcre2_match_data_free_8(matchData)
        pcre2_jit_stack_free_8(stack)
        steps.deinitialize(count: 1)
        steps.deallocate()
    }

    /// For the next message.
    ///
    /// - Parameter isOverdue: asked now and then: once it is, all further patterns are left open.
    func begin(steps: Int, isOverdue: (() -> Bool)?) {
        stepsLeft = steps
        self.isOverdue = isOverdue
        tries = 0
        isCutShort = false
        guard !found.isEmpty || !starved.isEmpty else { return }
        found.removeAll(keepingCapacity: true)
        starved.removeAll(keepingCapacity: true)
    }

    /// Whether one more pattern may be tried.
    func mayGoOn() -> Bool {
        guard let isOverdue else { return true }
        tries += 1
        if !isCutShort, tries.isMultiple(of: 8) { isCutShort = isOverdue() }
        return !isCutShort
    }

    /// For a reader who wants to know of patterns that the decision did not need: what it found stays as it was.
    func setNoBound() { stepsLeft = .max }

    /// Whether a pattern was left open that more steps, or more time, might have decided.
    var hasStarved: Bool { isCutShort || !starved.isEmpty }

    func isStarved(_ pattern: CompiledPattern) -> Bool { starved.contains(ObjectIdentifier(pattern)) }

    /// Asks once per message, and not where no steps are left.
    func remembering(_ pattern: CompiledPattern, _ ask: () -> Truth) -> Truth {
        let key = ObjectIdentifier(pattern)
        if let known = found[key] { return known }
        let hadEnough = stepsLeft >= Self.stepsPerPattern
        let truth = stepsLeft > 0 ? ask() : .unknown
        if truth == .unknown, !hadEnough { starved.insert(key) }
        found[key] = truth
        return truth
    }

    /// - Parameters:
    ///   - code: with a callout before each item.
    ///   - isCharged: not for the groups of what was found before, which must not be lost when no steps are left.
    func match(_ code: OpaquePointer, _ text: [UInt8], into matchData: OpaquePointer?, isCharged: Bool) -> Int32 {
        let allowed = isCharged ? min(Self.stepsPerPattern, stepsLeft) : Self.stepsPerPattern
        // To look for the first byte takes time, too.
        steps.pointee = Steps(left: allowed - 1 - text.count / 64)
        let result = pcre2_match_8(
            code, text, text.count, 0, UInt32(PCRE2_NO_UTF_CHECK) | UInt32(PCRE2_NO_JIT), matchData, countingContext)
        if isCharged { stepsLeft = max(0, stepsLeft - (allowed - max(0, steps.pointee.left))) }
        return result
    }
}

/// What one match may still do, counted by PCRE2's callouts.
private struct Steps {
    var left = 0
    private var position = 0

    init(left: Int = 0) {
        self.left = left
    }

    /// To go back costs PCRE2 nothing, to go on it has looked at each byte.
    static func count(_ block: UnsafeMutablePointer<pcre2_callout_block_8>?, _ steps: UnsafeMutableRawPointer?) -> Int32 {
        guard let block, let steps = steps?.assumingMemoryBound(to: Steps.self) else { return 0 }
        let position = block.pointee.current_position
        steps.pointee.left -= 1 + max(0, position - steps.pointee.position)
        steps.pointee.position = position
        return steps.pointee.left < 0 ? PCRE2_ERROR_CALLOUT : 0
    }
}
