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

    static let methodNotAllowed = Refusal(.methodNotAllowed, "send an SMS by GET or POST", header: (.allow, "GET, POST"))

    var response: Response {
        var response = Response.text(line + "\n", status: status)
        if let header { response.headers[header.name] = header.value }
        return response
    }
}

extension Response {
    static func text(_ text: String, status: HTTPResponse.Status = .ok) -> Response {
        Response(
            status: status, headers: [.contentType: "text/plain; charset=utf-8"], body: ResponseBody(byteBuffer: ByteBuffer(string: text)))
    }
}
