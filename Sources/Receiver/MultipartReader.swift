/// Reads `multipart/form-data` (RFC 7578): its text fields. Files are passed over.
struct MultipartReader {
    struct Malformed: Error {}

    /// Parts of one body, at most.
    static let mostParts = 100

    private let delimiter: [UInt8]

    /// - Parameter boundary: of the Content-Type, 1 to 70 characters.
    init(boundary: String?) throws(Malformed) {
        guard let boundary, (1...70).contains(boundary.utf8.count) else { throw Malformed() }
        delimiter = Array("--\(boundary)".utf8)
    }

    /// Calls `field` with each text field's name and bytes.
    ///
    /// - Throws: for a body that is not whole.
    func read(_ body: ArraySlice<UInt8>, field: (_ name: String, _ value: ArraySlice<UInt8>) -> Void) throws(Malformed) {
        guard var rest = body.after(delimiter) else { throw Malformed() }
        for count in 0...Self.mostParts {
            if rest.starts(with: "--".utf8) { return }
            guard count < Self.mostParts, let head = rest.after(Array("\r\n".utf8)),
                let end = head.firstRange(of: Array("\r\n".utf8) + delimiter)
            else {
                throw Malformed()
            }
            try part(head[..<end.lowerBound], field)
            rest = head[end.upperBound...]
        }
        throw Malformed()
    }

    private func part(_ part: ArraySlice<UInt8>, _ field: (String, ArraySlice<UInt8>) -> Void) throws(Malformed) {
        let blank = Array("\r\n\r\n".utf8)
        guard let gap = part.firstRange(of: blank) else { throw Malformed() }
        let headers = String(decoding: part[..<gap.lowerBound], as: UTF8.self).split(separator: "\r\n")
        let marker = "content-disposition:"
        guard let header = headers.first(where: { $0.lowercased().hasPrefix(marker) }) else { throw Malformed() }
        let disposition = MediaType(String(header.dropFirst(marker.count)))
        guard let name = disposition["name"], disposition["filename"] == nil, disposition["filename*"] == nil else { return }
        field(name, part[gap.upperBound...])
    }
}

extension ArraySlice<UInt8> {
    /// What stands behind the first of these bytes.
    fileprivate func after(_ bytes: [UInt8]) -> ArraySlice<UInt8>? { firstRange(of: bytes).map { self[$0.upperBound...] } }
}
