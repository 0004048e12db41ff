import ArgumentParser
import Foundation

/// A CSV file that is sent to the server.
struct ImportedFile: ParsableArguments {
    @Argument(help: "The file, in UTF-8; - for standard input.")
    var file: String

    @Option(help: "For lines without our_number: this number of ours.")
    var from: String?

    @OptionGroup var server: OperatorOptions

    private static let largest = 16 << 20

    var name: String { file == "-" ? "standard input" : URL(fileURLWithPath: file).lastPathComponent }

    /// - Parameter show: what came of it, for people.
    func send<Reply: Decodable>(to path: String, _ query: [(String, String?)] = [], show: (Reply) -> Void) async throws {
        let bytes = try bytes()
        try await server.asking { client in
            let (reply, json): (Reply, String) = try await client.send(bytes, to: path, query + [("from", from)])
            if server.json { Terminal.print(json) } else { show(reply) }
        }
    }

    private func bytes() throws -> [UInt8] {
        let handle = file == "-" ? FileHandle.standardInput : FileHandle(forReadingAtPath: file)
        guard let bytes = try? handle?.read(upToCount: Self.largest + 1) ?? (handle == nil ? nil : Data()) else {
            throw Terminal.fail("\(file) cannot be read: is it there, and may you read it?")
        }
        guard bytes.count <= Self.largest else { throw Terminal.fail("\(file) is larger than \(Self.largest >> 20) MiB: split it") }
        return [UInt8](bytes)
    }
}
