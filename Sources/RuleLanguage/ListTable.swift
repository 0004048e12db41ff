import SMSMessages

/// The lists of all files: what each holds in the end, and whether somebody uses it.
final class ListTable {
    /// Deep enough for everybody, and no danger to the stack.
    private static let deepest = 16

    private let findings: Findings
    /// False where a file could not be read: an unknown name may stand there.
    private let isComplete: Bool
    private var names = NameTable(kind: "list")
    private var symbols: [Symbol] = []
    private var indices: [String: Int] = [:]

    private struct Symbol {
        let name: Name
        /// nil for something that is not supported yet and has a name too.
        let node: ListNode?
        var entries: [Entry] = []
        var isUsed = false
        var isBeingResolved = false
        var resolved: Resolved?
    }

    private struct Resolved {
        let patterns: [AddressPattern]
        let scope: Scope
        /// The first entry that is no place.
        let notAPlace: Address?
        /// 1 for a list without lists in it.
        let height: Int
    }

    private enum Entry {
        case address(Address)
        case list(Name)
    }

    private struct Address {
        let pattern: AddressPattern
        let text: String
        let span: SourceSpan
    }

    init(isComplete: Bool, findings: Findings) {
        self.isComplete = isComplete
        self.findings = findings
    }

    // MARK: Declaring

    func declare(_ node: ListNode) {
        declare(Symbol(name: node.name, node: node))
    }

    func declareRefused(_ name: Name) {
        declare(Symbol(name: name, node: nil))
    }

    private func declare(_ symbol: Symbol) {
        names.declare(symbol.name, findings: findings)
        if indices[symbol.name.text] == nil { indices[symbol.name.text] = symbols.count }
        symbols.append(symbol)
    }

    /// Once all lists are declared.
    func checkEntries() {
        for index in symbols.indices {
            guard let node = symbols[index].node else { continue }
            symbols[index].entries = node.entries.compactMap(entry)
        }
        for index in symbols.indices { _ = resolve(index, depth: 0, at: symbols[index].name.span) }
    }

    private func entry(_ node: AddressNode) -> Entry? {
        if case .list(let name) = node.kind { return index(of: name).map { _ in .list(name) } }
        return address(node).map { .address($0) }
    }

    func reportUnused() {
        for symbol in symbols where symbol.node != nil && !symbol.isUsed {
            findings.report(.unusedList(symbol.name.text), at: symbol.name.span)
        }
    }

    // MARK: Reading addresses

    /// What stands after `from` or `to`.
    func patterns(of nodes: [AddressNode]) -> [AddressPattern] {
        if nodes.count == 1, case .list(let name) = nodes[0].kind { return resolved(name)?.patterns ?? [] }
        return nodes.flatMap { node in
            if case .list(let name) = node.kind { return resolved(name)?.patterns ?? [] }
            return address(node).map { [$0.pattern] } ?? []
        }
    }

    /// What stands after `on`: numbers and short codes only.
    func scope(of node: AddressNode) -> Scope {
        if case .list(let name) = node.kind {
            guard let list = resolved(name) else { return Scope() }
            if let entry = list.notAPlace {
                findings.report(.notAPlace(entry.text, list: name.text), at: node.span, related: entry.span)
            }
            return list.scope
        }
        guard let address = address(node) else { return Scope() }
        guard let place = address.pattern.place else {
            findings.report(.notAPlace(address.text, list: nil), at: node.span)
            return Scope()
        }
        return Scope([place])
    }

    private func address(_ node: AddressNode) -> Address? {
        do throws(Problem) {
            switch node.kind {
            case .bare(let text): return Address(pattern: try AddressPattern(bare: text), text: text, span: node.span)
            case .quoted(let literal):
                return Address(pattern: try AddressPattern(quoted: literal.text), text: literal.text, span: node.span)
            case .list: return nil
            }
        } catch {
            findings.report(better(error), at: node.span)
            return nil
        }
    }

    /// Somebody who writes `from staff` means `@staff`, where there is such a list.
    private func better(_ problem: Problem) -> Problem {
        guard case .bareAlphanumeric(let text) = problem, indices[text] != nil else { return problem }
        return .listWithoutAt(text)
    }

    // MARK: Resolving

    private func resolved(_ name: Name) -> Resolved? {
        guard let index = index(of: name) else { return nil }
        symbols[index].isUsed = true
        return resolve(index, depth: 0, at: name.span)
    }

    /// 0 for a list that is not known. To ask is no use of the list.
    func entryCount(of name: String) -> Int { indices[name].flatMap { symbols[$0].resolved?.patterns.count } ?? 0 }

    private func index(of name: Name) -> Int? {
        if let index = indices[name.text] { return index }
        if isComplete {
            let nearest = NearestName.find(name.text, among: symbols.lazy.map(\.name.text))
            findings.report(.unknownList(name.text, nearest: nearest), at: name.span)
        }
        return nil
    }

    /// - Returns: nil where the list holds itself or cannot be followed.
    private func resolve(_ index: Int, depth: Int, at span: SourceSpan) -> Resolved? {
        if let resolved = symbols[index].resolved { return resolved }
        guard !symbols[index].isBeingResolved else {
            findings.report(.listInItself(symbols[index].name.text), at: span)
            return nil
        }
        guard depth < Self.deepest else {
            findings.report(.listsNestedTooDeep(limit: Self.deepest), at: span)
            return nil
        }
        symbols[index].isBeingResolved = true
        defer { symbols[index].isBeingResolved = false }
        let resolved = resolveEntries(of: index, depth: depth)
        symbols[index].resolved = resolved
        return resolved
    }

    private func resolveEntries(of index: Int, depth: Int) -> Resolved {
        var seen = Set<AddressPattern>()
        var patterns: [AddressPattern] = []
        var notAPlace: Address?
        var height = 1
        for entry in symbols[index].entries {
            switch entry {
            case .address(let address):
                if seen.insert(address.pattern).inserted { patterns.append(address.pattern) }
                if address.pattern.place == nil { notAPlace = notAPlace ?? address }
            case .list(let name):
                guard let inner = indices[name.text] else { continue }
                symbols[inner].isUsed = true
                guard let list = resolve(inner, depth: depth + 1, at: name.span) else { continue }
                for pattern in list.patterns where seen.insert(pattern).inserted { patterns.append(pattern) }
                notAPlace = notAPlace ?? list.notAPlace
                height = max(height, list.height + 1)
                if list.height == Self.deepest { findings.report(.listsNestedTooDeep(limit: Self.deepest), at: name.span) }
            }
        }
        return Resolved(patterns: patterns, scope: Scope(patterns.compactMap(\.place)), notAPlace: notAPlace, height: height)
    }
}

/// Numbers and short codes that messages are sent to.
struct Scope {
    /// In order of first mention.
    private(set) var inOrder: [SMSAddress] = []
    private(set) var places: Set<SMSAddress> = []

    init(_ addresses: some Sequence<SMSAddress> = []) {
        for address in addresses { append(address) }
    }

    init(joining scopes: [Scope]) {
        self = scopes.first ?? Scope()
        for scope in scopes.dropFirst() { formUnion(scope) }
    }

    mutating func append(_ address: SMSAddress) {
        if places.insert(address).inserted { inOrder.append(address) }
    }

    mutating func formUnion(_ other: Scope) {
        for address in other.inOrder { append(address) }
    }
}
