import Foundation

/// A secret in a file of its own: `@file:main.token`.
struct SecretFile {
    static let prefix = "@file:"
    static let maxBytes = 4096
    private static let credentialsVariable = "$CREDENTIALS_DIRECTORY"

    /// What relative paths begin at, with its `/`; empty for the working directory.
    let folder: String
    /// systemd's folder of this service's credentials, which nobody else may enter whatever the files' own modes say.
    let credentials: String?

    /// - Returns: the file's text without the line end that editors add.
    func read(_ path: String) throws(Unfit) -> String {
        let path = try resolved(path)
        // Without waiting for a writer, should it be a pipe.
        let descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
        guard descriptor >= 0 else { throw Unfit("cannot read \(path.visible): \(Self.reason)", mend: "create it, or mend the path") }
        let file = FileHandle(fileDescriptor: descriptor, closeOnDealloc: true)
        var status = stat()
        guard fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFREG else {
            throw Unfit("\(path.visible) is no file", mend: "name the file that holds the secret")
        }
        guard status.st_mode & 0o077 == 0 || isCredential(path) else {
            throw Unfit("others can read \(path.visible) or write to it", mend: "run: chmod 600 \(path.asShellWord)")
        }
        let bytes: Data
        do { bytes = try file.read(upToCount: Self.maxBytes + 1) ?? Data() } catch {
            throw Unfit("cannot read \(path.visible)", mend: "check the file")
        }
        guard bytes.count <= Self.maxBytes, let text = String(validating: bytes, as: UTF8.self) else {
            throw Unfit("\(path.visible) holds no secret", mend: "write one line of UTF-8 into it, at most \(Self.maxBytes) bytes")
        }
        let secret = text.hasSuffix("\r\n") || text.hasSuffix("\n") ? String(text.dropLast()) : text
        guard !secret.isEmpty else { throw Unfit("\(path.visible) is empty", mend: "write the secret into it") }
        return secret
    }

    /// Whether others can read a file or write to it.
    func isOpenToOthers(_ path: String) -> Bool {
        var status = stat()
        return stat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFREG && status.st_mode & 0o077 != 0 && !isCredential(path)
    }

    private func resolved(_ path: String) throws(Unfit) -> String {
        guard !path.isEmpty, !path.utf8.contains(0) else {
            throw Unfit("\(Self.prefix) without a path", mend: "write \"\(Self.prefix)/etc/answerback/main.token\"")
        }
        guard path.hasPrefix(Self.credentialsVariable + "/") else { return path.hasPrefix("/") ? path : folder + path }
        guard let credentials, !credentials.isEmpty else {
            throw Unfit(
                "\(Self.credentialsVariable) is not set", mend: "start the server by systemd with LoadCredential=, or write the path out")
        }
        return credentials + path.dropFirst(Self.credentialsVariable.count)
    }

    private func isCredential(_ path: String) -> Bool {
        guard !path.split(separator: "/").contains("..") else { return false }
        return path.hasPrefix("/run/credentials/") || credentials.map { !$0.isEmpty && path.hasPrefix($0 + "/") } == true
    }

    private static var reason: String { String(cString: strerror(errno)) }
}

extension String {
    /// For a command to copy.
    var asShellWord: String {
        let isPlain = !isEmpty && !hasPrefix("-") && utf8.allSatisfy { $0.isLetterOrDigit || "-_./+:,@".utf8.contains($0) }
        return isPlain ? self : "'\(visible.replacing("'", with: "'\\''"))'"
    }
}
