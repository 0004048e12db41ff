import HTTPTypes
import Hummingbird

/// An answer as text, to be sent by the server or, where it is to be cut, byte by byte.
struct Page: Sendable, Equatable {
    var status = 200
    var type = "text/plain; charset=utf-8"
    let text: String

    static func html(_ text: String) -> Page { Page(type: "text/html; charset=utf-8", text: text) }
    static func json(_ text: String) -> Page { Page(type: "application/json", text: text) }

    /// For people; a program finds nothing in it.
    static let forPeople = Page.html("<!DOCTYPE html>\n<html><head><title>SMS</title></head><body><h1>Please log in</h1></body></html>\n")

    /// Neither an answer nor text.
    static let garbage = Page(type: "application/octet-stream", text: "\u{0}\u{1}OKERROR\u{7F}\u{FFFD}\r\n\r\n\u{1B}[2J")

    var response: Response {
        Response(
            status: HTTPResponse.Status(code: status), headers: [.contentType: type], body: .init(byteBuffer: ByteBuffer(string: text)))
    }

    /// Head and text as they go over the wire; the connection stays.
    var bytes: (head: [UInt8], body: [UInt8]) {
        let body = Array(text.utf8)
        return (Array("HTTP/1.1 \(status) OK\r\nContent-Type: \(type)\r\nContent-Length: \(body.count)\r\n\r\n".utf8), body)
    }
}
