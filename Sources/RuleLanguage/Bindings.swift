/// What a condition binds when it holds (section 5 of the language).
struct Bindings {
    enum Status {
        case always
        /// Not by this alternative.
        case sometimes(lacking: SourceSpan)
        /// By two sides of one `and`, so that nobody can say which is meant.
        case twice
    }

    private(set) var values: [Template.Value: Status] = [:]
    /// False where a part of the condition could not be read, and may bind more.
    private(set) var isComplete = true

    static let nothing = Bindings()
    static let unknown = Bindings(isComplete: false)

    init(_ values: [Template.Value] = [], isComplete: Bool = true) {
        for value in values { self.values[value] = .always }
        self.isComplete = isComplete
    }

    /// `A and B`
    static func all(_ sides: [Bindings]) -> Bindings {
        var result = Bindings()
        for side in sides {
            result.isComplete = result.isComplete && side.isComplete
            for (value, status) in side.values { result.values[value] = result.values[value] == nil ? status : .twice }
        }
        return result
    }

    /// `A or B`, and the values of a list
    static func any(_ alternatives: [(bindings: Bindings, span: SourceSpan)]) -> Bindings {
        var result = Bindings()
        var counts: [Template.Value: Int] = [:]
        for (bindings, _) in alternatives {
            result.isComplete = result.isComplete && bindings.isComplete
            for (value, status) in bindings.values {
                counts[value, default: 0] += 1
                result.values[value] = result.values[value].map { Status.weaker($0, status) } ?? status
            }
        }
        for (value, count) in counts where count < alternatives.count {
            guard let lacking = alternatives.first(where: { $0.bindings.values[value] == nil }) else { continue }
            result.values[value] = .weaker(result.values[value] ?? .always, .sometimes(lacking: lacking.span))
        }
        return result
    }
}

extension Bindings.Status {
    fileprivate static func weaker(_ one: Self, _ other: Self) -> Self {
        switch (one, other) {
        case (.twice, _), (_, .twice): .twice
        case (.sometimes, _): one
        case (.always, _): other
        }
    }
}
