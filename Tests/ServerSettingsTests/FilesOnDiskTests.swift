import Foundation
import Testing

@testable import ServerSettings

/// Files that hold a secret, or all the data, and who else may read them.
@Suite struct FilesOnDiskTests {
    @Test(arguments: [
        ("a-token-0123456789", "a-token-0123456789"), ("a-token-0123456789\n", "a-token-0123456789"),
        ("a-token-0123456789\r\n", "a-token-0123456789"),
    ])
    func aSecretWithoutItsLineEnd(content: String, secret: String) throws {
        try Folder.with { folder in
            try folder.write(content, to: "main.token", mode: 0o600)
            #expect(try SecretFile(folder: folder.path + "/", credentials: nil).read("main.token") == secret)
            #expect(try SecretFile(folder: "/elsewhere/", credentials: nil).read(folder.path + "/main.token") == secret)
        }
    }

    @Test(arguments: [0o640, 0o604, 0o660, 0o602, 0o620, 0o610, 0o644, 0o777])
    func othersMayNotTouchIt(mode: mode_t) throws {
        try Folder.with { folder in
            try folder.write("a-token-0123456789", to: "main.token", mode: mode)
            let refusal = #expect(throws: Unfit.self) { try SecretFile(folder: folder.path + "/", credentials: nil).read("main.token") }
            #expect(refusal?.sentence == "others can read \(folder.path)/main.token or write to it")
            #expect(refusal?.mend == "run: chmod 600 \(folder.path)/main.token")
        }
    }

    /// The configuration itself, as its secrets stand in it or in files of their own.
    @Test(arguments: [0o600, 0o400, 0o640, 0o604, 0o644, 0o620] as [mode_t])
    func aConfigurationThatHoldsSecretsIsItsOwnersAlone(mode: mode_t) throws {
        try Folder.with { folder in
            let path = folder.path + "/answerback.yaml"
            try folder.write(Sample.text, to: "answerback.yaml", mode: mode)
            let outcome = ServerSettings.load(SettingsSources(file: (path, Array(Sample.text.utf8))))
            #expect((outcome.settings != nil) == (mode & 0o077 == 0))
            let refusal =
                "\(path): operator.token: the secret stands in this file, which others can read or write to; run: chmod 600 \(path)"
            #expect(outcome.told == (mode & 0o077 == 0 ? [] : [refusal]))

            let secrets = ["operator-token-0123456789", "channel-token-0123456789", "password-0123"]
            var elsewhere = Sample.text
            for secret in secrets {
                try folder.write(secret, to: secret, mode: 0o600)
                elsewhere = elsewhere.replacing(secret, with: "\"@file:\(secret)\"")
            }
            #expect(ServerSettings.load(SettingsSources(file: (path, Array(elsewhere.utf8)))).told == [])
            let handed = ["CREDENTIALS_DIRECTORY": folder.path]
            #expect(ServerSettings.load(SettingsSources(file: (path, Array(Sample.text.utf8)), environment: handed)).told == [])
        }
    }

    @Test func aCredentialOfSystemd() throws {
        try Folder.with { folder in
            try folder.write("a-token-0123456789", to: "main.token", mode: 0o440)
            let secrets = SecretFile(folder: "", credentials: folder.path)
            #expect(try secrets.read("$CREDENTIALS_DIRECTORY/main.token") == "a-token-0123456789")
            #expect(try secrets.read(folder.path + "/main.token") == "a-token-0123456789")
            let refusal = #expect(throws: Unfit.self) { try secrets.read(folder.path + "/../" + folder.name + "/main.token") }
            #expect(refusal?.sentence.hasPrefix("others can read") == true)
            let unset = #expect(throws: Unfit.self) {
                try SecretFile(folder: "", credentials: nil).read("$CREDENTIALS_DIRECTORY/main.token")
            }
            #expect(unset?.sentence == "$CREDENTIALS_DIRECTORY is not set")
        }
    }

    @Test(arguments: [
        ("empty", "is empty"), ("line", "is empty"), ("missing", "No such file or directory"), ("folder", "is no file"),
        ("pipe", "is no file"),
        ("large", "holds no secret"), ("binary", "holds no secret"), ("", "@file: without a path"),
    ])
    func whatIsNoSecret(name: String, sentence: String) throws {
        try Folder.with { folder in
            try folder.write("", to: "empty", mode: 0o600)
            try folder.write("\n", to: "line", mode: 0o600)
            try folder.write(String(repeating: "x", count: SecretFile.maxBytes + 1), to: "large", mode: 0o600)
            try folder.write(Data([0x61, 0xFF]), to: "binary", mode: 0o600)
            mkdir(folder.path + "/folder", 0o700)
            mkfifo(folder.path + "/pipe", 0o600)
            let refusal = #expect(throws: Unfit.self) { try SecretFile(folder: folder.path + "/", credentials: nil).read(name) }
            #expect(refusal?.sentence.contains(sentence) == true, "\(refusal?.sentence ?? "")")
            #expect(refusal?.mend?.isEmpty == false)
        }
    }

    @Test func allTheWayFromTheFile() throws {
        try Folder.with { folder in
            try folder.write("from-a-file-0123456789\n", to: "operator.token", mode: 0o600)
            let bytes = Array(Sample.text(2, "  token: \"@file:operator.token\"").utf8)
            let sources = SettingsSources(file: (folder.path + "/answerback.yaml", bytes))
            let outcome = ServerSettings.load(sources)
            #expect(outcome.told == [])
            #expect(outcome.settings?.operatorToken.admits("from-a-file-0123456789") == true)
            #expect(outcome.value("operator.token")?.shown == "(secret)")
            #expect(outcome.value("operator.token")?.origin == "file \(folder.path)/answerback.yaml:2, by @file:")
            chmod(folder.path + "/operator.token", 0o644)
            let place = "\(folder.path)/answerback.yaml:2:10"
            let token = "\(folder.path)/operator.token"
            #expect(
                ServerSettings.load(sources).told
                    == ["\(place): operator.token: others can read \(token) or write to it; run: chmod 600 \(token)"])
        }
    }

    @Test(arguments: [
        ("", 0o600, nil), ("", 0o640, "chmod 600"), ("", 0o604, "chmod 600"), ("", 0o602, "chmod 600"), ("-wal", 0o644, "chmod 600"),
        ("-shm", 0o644, "chmod 600"), ("-other", 0o644, nil),
    ])
    func theData(suffix: String, mode: mode_t, command: String?) throws {
        try Folder.with { folder in
            let path = folder.path + "/db.sqlite"
            #expect(DataFile.check(path) == nil)
            try folder.write("x", to: "db.sqlite" + suffix, mode: mode)
            let problem = DataFile.check(path)
            #expect(problem?.description == command.map { "\(path)\(suffix): others can read the data; run: \($0) \(path)\(suffix)" })
        }
    }

    @Test(arguments: [(0o700, true), (0o755, true), (0o770, false), (0o1777, false), (0o702, false)])
    func theDataFolder(mode: mode_t, isFine: Bool) throws {
        try Folder.with { folder in
            chmod(folder.path, mode)
            let problem = DataFile.check(folder.path + "/db.sqlite")
            #expect((problem == nil) == isFine)
            if !isFine {
                #expect(problem?.mend == "run: chmod go-w \(folder.path)/")
            }
        }
    }

    @Test func noDataFolder() throws {
        try Folder.with { folder in
            let there = "\(folder.path)/it's not there/"
            #expect(DataFile.check(there + "db")?.mend == "run: mkdir -p -m 700 '\(folder.path)/it'\\''s not there/'")
            mkdir(folder.path + "/db", 0o700)
            #expect(DataFile.check(folder.path + "/db")?.sentence == "the data is no file")
        }
    }
}

private struct Folder {
    let path: String
    var name: String { path.split(separator: "/").last.map(String.init) ?? "" }

    static func with(_ body: (Folder) throws -> Void) throws {
        let url = FileManager.default.temporaryDirectory.appending(path: "settings-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
        defer { try? FileManager.default.removeItem(at: url) }
        try body(Folder(path: url.path))
    }

    func write(_ text: String, to name: String, mode: mode_t) throws { try write(Data(text.utf8), to: name, mode: mode) }

    func write(_ bytes: Data, to name: String, mode: mode_t) throws {
        try bytes.write(to: URL(fileURLWithPath: path + "/" + name))
        chmod(path + "/" + name, mode)
    }
}
