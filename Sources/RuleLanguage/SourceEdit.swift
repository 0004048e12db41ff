/// A change of a rule file: the text takes the place of what stands in the span.
///
/// All edits of a diagnostic are in the file it speaks of.
public struct SourceEdit: Sendable, Hashable {
    public let span: SourceSpan
    public let text: String

    init(_ span: SourceSpan, _ text: String) {
        self.span = span
        self.text = text
    }

    static func insertion(of text: String, at offset: Int, in file: Int) -> SourceEdit {
        SourceEdit(SourceSpan(file: file, range: offset..<offset), text)
    }
}

extension [SourceEdit] {
    /// - Precondition: all in this file, and none overlaps another.
    func applied(to bytes: [UInt8]) -> [UInt8] {
        var edited: [UInt8] = []
        var start = 0
        for edit in sorted(by: { $0.span.range.lowerBound < $1.span.range.lowerBound }) {
            edited += bytes[start..<edit.span.range.lowerBound]
            edited += edit.text.utf8
            start = edit.span.range.upperBound
        }
        return edited + bytes[start...]
    }
}
