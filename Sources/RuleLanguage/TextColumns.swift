import CUTF8Proc

extension String {
    /// How many columns of a terminal it takes: none for a combining mark, two for most characters of East Asia.
    public var columns: Int {
        unicodeScalars.reduce(0) { $0 + max(0, Int(utf8proc_charwidth(Int32($1.value)))) }
    }
}
