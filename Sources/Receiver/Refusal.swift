import HTTPTypes
import Hummingbird

/// A request that is not taken: a status and one line that says what to do.
struct Refusal: Error {
    let status: HTTPResponse.Status
    let line: String
    private let header: (name: HTTPField.Name, value: String)?

    init(_ status: HTTPResponse.Status, _ line: String, header: (HTTPField.Name, String)? = nil) {
        self.status = status
        self.line = line
        self.header = header
    }

    static func methodNotAllowed(_ methods: Set<ChannelMapping.Method>) -> Refusal {
        let names = ChannelMapping.Method.allCases.filter(methods.contains).map { $0.rawValue.uppercased() }
        return Refusal(
            .methodNotAllowed, "send an SMS by \(names.joined(separator: " or "))", header: (.allow, names.joined(separator: ", ")))
    }

    static let notAdmitted = Refusal(
        .forbidden,
        "no such channel, or not from here, or not with this token: write /in/<channel>/<token>, or send the token in its header")

    /// Whoever asked may hand SMS in, and did it wrongly.
    var isAboutContent: Bool { [.badRequest, .methodNotAllowed, .unsupportedMediaType, .contentTooLarge, .loopDetected].contains(status) }

    var response: Response {
        var response = Response.text(line + "\n", status: status)
        if let header { response.headers[header.name] = header.value }
        return response
    }
}

extension HTTPResponse.Status {
    /// Source: RFC 5842 §7.2.
    static let loopDetected = HTTPResponse.Status(code: 508, reasonPhrase: "Loop Detected")
}

extension Response {
    static func text(_ text: String, status: HTTPResponse.Status = .ok) -> Response {
        Response(
            status: status, headers: [.contentType: "text/plain; charset=utf-8"], body: ResponseBody(byteBuffer: ByteBuffer(string: text)))
    }
}
