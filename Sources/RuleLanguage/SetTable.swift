import SMSMessages

/// The lists, audiences and hours of all files, which share one name space: what each holds in the end, and whether somebody uses it.
final class SetTable {
    /// Deep enough for everybody, and no danger to the stack.
    private static let deepest = 16

    private let findings: Findings
    /// False where a file could not be read: an unknown name may stand there.
    private let isComplete: Bool
    /// Gets the name as written, and where.
    private let readFile: (String, SourceSpan) -> ListFile
    private var names = NameTable(kind: "list, audience or hours")
    private var symbols: [Symbol] = []
    private var indices: [String: Int] = [:]

    fileprivate struct Symbol {
        let name: Name
        let kind: Kind
        var entries: [Entry] = []
        var isUsed = false
        var isBeingResolved = false
        var resolved: Resolved?
    }

    fileprivate enum Kind {
        case list(ListNode.Content)
        case audience
        /// nil where something in it is wrong.
        case hours(OpeningHours?)
        /// Something is wrong with it, which has been reported.
        case broken
    }

    fileprivate struct Resolved {
        let patterns: [AddressPattern]
        let scope: Scope
        /// The first entry that is no place.
        let notAPlace: Address?
        /// 1 for a list without lists in it.
        let height: Int
    }

    fileprivate enum Entry {
        case address(Address)
        case list(Name)
    }

    fileprivate struct Address {
        let pattern: AddressPattern
        let text: String
        let span: SourceSpan
    }

    /// - Parameter readFile: gets what `list … from` names.
    init(isComplete: Bool, findings: Findings, readFile: @escaping (String, SourceSpan) -> ListFile) {
        self.isComplete = isComplete
        self.readFile = readFile
        self.findings = findings
    }

    // MARK: Declaring

    func declare(_ node: ListNode) {
        declare(Symbol(name: node.name, kind: .list(node.content)))
    }

    func declare(audience name: Name) {
        declare(Symbol(name: name, kind: .audience))
    }

    func declare(_ node: HoursNode) {
        declare(Symbol(name: node.name, kind: .hours(OpeningHours(node, findings: findings))))
    }

    func declareBroken(_ name: Name) {
        declare(Symbol(name: name, kind: .broken))
    }

    private func declare(_ symbol: Symbol) {
        var symbol = symbol
        // Of two with one name nobody knows which is used.
        symbol.isUsed = !names.declare(symbol.name, findings: findings)
        if indices[symbol.name.text] == nil { indices[symbol.name.text] = symbols.count }
        symbols.append(symbol)
    }

    /// Once all lists are declared.
    func checkEntries() {
        for index in symbols.indices {
            guard case .list(let content) = symbols[index].kind else { continue }
            symbols[index].entries = entries(of: content)
        }
        for index in symbols.indices { _ = resolve(index, depth: 0, at: symbols[index].name.span) }
    }

    private func entries(of content: ListNode.Content) -> [Entry] {
        switch content {
        case .entries(let nodes): return nodes.compactMap(entry)
        case .file(let name):
            do throws(Problem) {
                let patterns = try readFile(name.text, name.span).entries(named: name.text)
                return patterns.map { .address(Address(pattern: $0, text: $0.text, span: name.span)) }
            } catch {
                findings.report(error, at: name.span)
                return []
            }
        }
    }

    private func entry(_ node: AddressNode) -> Entry? {
        if case .list(let name) = node.kind {
            guard let index = index(of: name, wanted: .list) else { return nil }
            guard isList(index, mentionedAs: name, elseReport: .audienceInList(name.text)) else { return nil }
            return .list(name)
        }
        return address(node).map { .address($0) }
    }

    func reportUnused() {
        for symbol in symbols where !symbol.isUsed {
            guard case .list = symbol.kind else { continue }
            findings.report(.unusedList(symbol.name.text), at: symbol.name.span)
        }
    }

    var audiences: [String] {
        symbols.compactMap { if case .audience = $0.kind { $0.name.text } else { nil } }
    }

    // MARK: Audiences and hours

    /// - Returns: false after something has been reported.
    func isAudience(_ name: Name) -> Bool {
        guard let index = index(of: name, wanted: .audience) else { return false }
        if case .audience = symbols[index].kind { return true }
        if case .broken = symbols[index].kind { return false }
        reportOther(index, wanted: .audience, at: name.span)
        return false
    }

    func hours(_ name: Name) -> NamedHours? {
        guard let index = index(of: name, wanted: .hours) else { return nil }
        switch symbols[index].kind {
        case .hours(let hours): return hours.map { NamedHours(name: name.text, hours: $0) }
        case .broken: return nil
        case .list, .audience:
            reportOther(index, wanted: .hours, at: name.span)
            return nil
        }
    }

    private func reportOther(_ index: Int, wanted: Problem.SetKind, at span: SourceSpan) {
        symbols[index].isUsed = true
        findings.report(.otherSet(symbols[index].name.text, is: symbols[index].kindName, wanted: wanted), at: span)
    }

    private func isList(_ index: Int, mentionedAs name: Name, elseReport problem: Problem) -> Bool {
        switch symbols[index].kind {
        case .list, .broken: return true
        case .audience: findings.report(problem, at: name.span)
        case .hours: reportOther(index, wanted: .list, at: name.span)
        }
        return false
    }

    // MARK: Reading addresses

    /// What stands after `from` or `to`.
    ///
    /// - Parameter areSenders: senders may be in an audience, which the numbers messages are sent to never are.
    func patterns(of nodes: [AddressNode], areSenders: Bool) -> [AddressPattern] {
        if nodes.count == 1 { return patterns(of: nodes[0], areSenders: areSenders) }
        return nodes.flatMap { patterns(of: $0, areSenders: areSenders) }
    }

    private func patterns(of node: AddressNode, areSenders: Bool) -> [AddressPattern] {
        guard case .list(let name) = node.kind else { return address(node).map { [$0.pattern] } ?? [] }
        if areSenders, let index = indices[name.text], case .audience = symbols[index].kind { return [.audience(name.text)] }
        return resolved(name, wanted: areSenders ? .listOrAudience : .list)?.patterns ?? []
    }

    /// What stands after `to` of a `send`: each once.
    func recipients(of nodes: [AddressNode]) -> [Recipient] {
        var seen = Set<Recipient>()
        return nodes.flatMap { recipients(of: $0) }.filter { seen.insert($0).inserted }
    }

    private func recipients(of node: AddressNode) -> [Recipient] {
        if case .list(let name) = node.kind, let index = indices[name.text], case .audience = symbols[index].kind {
            return [.audience(name.text)]
        }
        return scope(of: node, wanted: .listOrAudience, or: Problem.notARecipient).inOrder.map { .address($0) }
    }

    /// What stands after `on`: numbers and short codes only.
    ///
    /// - Parameter problem: what is said of anything else, and of the list it stands in.
    func scope(
        of node: AddressNode, wanted: Problem.SetKind = .list, or problem: (String, String?) -> Problem = Problem.notAPlace
    ) -> Scope {
        if case .list(let name) = node.kind {
            guard let list = resolved(name, wanted: wanted) else { return Scope() }
            if let entry = list.notAPlace {
                findings.report(problem(entry.text, name.text), at: node.span, related: entry.span)
            }
            return list.scope
        }
        guard let address = address(node) else { return Scope() }
        guard let place = address.pattern.place else {
            findings.report(problem(address.text, nil), at: node.span)
            return Scope()
        }
        return Scope([place])
    }

    /// One number, short code or name, as a test has it.
    func address(of node: AddressNode) -> SMSAddress? {
        guard case .list(let name) = node.kind else {
            switch address(node)?.pattern {
            case .exactly(let number): return .phone(number)
            case .shortCode(let code): return .shortCode(code)
            case .alphanumeric:
                if case .quoted(let literal) = node.kind { return .alphanumeric(literal.text) }
                return nil
            case .prefix(let digits):
                findings.report(.malformedAddress("+\(digits)*"), at: node.span)
                return nil
            case .audience, nil: return nil
            }
        }
        findings.report(.malformedAddress("@" + name.text), at: node.span)
        return nil
    }

    private func address(_ node: AddressNode) -> Address? {
        do throws(Problem) {
            switch node.kind {
            case .bare(let text):
                let pattern = try AddressPattern(bare: text)
                if case .exactly(let number) = pattern, let few = number.fewDigits { findings.report(.tooFewDigits(few), at: node.span) }
                return Address(pattern: pattern, text: text, span: node.span)
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
        guard case .bareAlphanumeric(let text) = problem, let index = indices[text] else { return problem }
        symbols[index].isUsed = true
        return .listWithoutAt(text)
    }

    // MARK: Resolving

    private func resolved(_ name: Name, wanted: Problem.SetKind) -> Resolved? {
        guard let index = index(of: name, wanted: wanted) else { return nil }
        symbols[index].isUsed = true
        guard isList(index, mentionedAs: name, elseReport: .audienceOfSenders(name.text)) else { return nil }
        return resolve(index, depth: 0, at: name.span)
    }

    /// 0 for a list that is not known. To ask is no use of the list.
    func entryCount(of name: String) -> Int { indices[name].flatMap { symbols[$0].resolved?.patterns.count } ?? 0 }

    private func index(of name: Name, wanted: Problem.SetKind) -> Int? {
        if let index = indices[name.text] { return index }
        if isComplete {
            let meant = symbols.lazy.filter { $0.kindName == wanted || wanted == .listOrAudience && $0.kindName != .hours }
            let nearest = NearestName.find(name.text, among: meant.map(\.name.text))
            if let nearest, let index = indices[nearest] { symbols[index].isUsed = true }
            findings.report(.unknownSet(name.text, wanted: wanted, nearest: nearest), at: name.span)
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

extension PhoneNumber {
    /// Those of what no phone has: messages from there bear a short code without a `+`, or a name.
    fileprivate var fewDigits: String? {
        let digits = String(e164.dropFirst())
        return digits.utf8.count < 3 || SMSAddress.isShortCode(digits) ? digits : nil
    }
}

extension SetTable.Symbol {
    fileprivate var kindName: Problem.SetKind {
        switch kind {
        case .list, .broken: .list
        case .audience: .audience
        case .hours: .hours
        }
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
