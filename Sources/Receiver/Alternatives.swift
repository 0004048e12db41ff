/// The names one field may have, as they stand in a form and as paths into JSON.
struct Alternatives: CustomStringConvertible {
    private let names: [String]
    private let paths: [[Substring]]

    init(_ names: [String]) {
        self.names = names
        paths = names.map { $0.split(separator: ".") }
    }

    var description: String { names.joined(separator: " or ") }
    var isEmpty: Bool { names.isEmpty }

    func names(_ field: String) -> Bool { names.contains(field) }

    /// The first that is there and not empty, in the body before the query; an empty one where there is no other.
    func value(in source: MessageReader.Source) -> FieldValue? {
        var empty: FieldValue?
        for value in values(in: source) {
            if !value.text.isEmpty { return value }
            empty = empty ?? value
        }
        return empty
    }

    /// Of each name that is there, one behind the other: what is an id only together. Nil where none is there.
    func joined(in source: MessageReader.Source) -> String? {
        let values = names.map { Alternatives([$0]).value(in: source)?.text ?? "" }
        return values.allSatisfy(\.isEmpty) ? nil : values.joined(separator: " ")
    }

    /// Of an event as a whole: also what stands beside the SMS in the document, `true` and `false` included.
    func word(in source: MessageReader.Source) -> String? {
        for json in [source.json, source.document].compactMap({ $0 }) {
            for path in paths {
                switch json[path] {
                case .text(let value): return value.text
                case .word(let word): return word
                case .object, .array, nil: continue
                }
            }
        }
        return names.lazy.compactMap { source.fields.first(named: $0)?.text }.first
    }

    private func values(in source: MessageReader.Source) -> some Sequence<FieldValue> {
        let inJSON = (source.json == nil ? [] : paths).lazy.compactMap { path -> FieldValue? in
            if case .text(let value)? = source.json?[path] { value } else { nil }
        }
        return [AnySequence(inJSON), AnySequence(names.lazy.compactMap { source.fields.first(named: $0) })].joined()
    }
}
