import Foundation

/// The database: every message and number is in it, so it is its owner's alone.
public enum DataFile {
    /// To be called before the file is opened or made. Looks at the folder, the file, and SQLite's `-wal` and `-shm` beside it.
    ///
    /// - Returns: the first thing that lets others read or change it, with the command that mends it; nil where all is well.
    public static func check(_ path: String) -> SettingProblem? {
        problem(ofFolder: path.folder.isEmpty ? "." : path.folder)
            ?? ["", "-wal", "-shm"].lazy.compactMap { problem(ofFile: path + $0) }.first
    }

    public static func exists(_ path: String) -> Bool { mode(of: path) != nil }

    private static func problem(ofFolder folder: String) -> SettingProblem? {
        guard let mode = mode(of: folder) else {
            return problem(folder, "the data's folder does not exist or cannot be seen", "mkdir -p -m 700 \(folder.asShellWord)")
        }
        guard mode & S_IFMT == S_IFDIR else { return problem(folder, "the data's folder is no folder") }
        guard mode & 0o022 == 0 else {
            return problem(folder, "others can write to the data's folder", "chmod go-w \(folder.asShellWord)")
        }
        return nil
    }

    private static func problem(ofFile path: String) -> SettingProblem? {
        guard let mode = mode(of: path) else { return nil }
        guard mode & S_IFMT == S_IFREG else { return problem(path, "the data is no file") }
        guard mode & 0o077 == 0 else { return problem(path, "others can read the data", "chmod 600 \(path.asShellWord)") }
        return nil
    }

    private static func problem(_ path: String, _ sentence: String, _ command: String? = nil) -> SettingProblem {
        SettingProblem(
            .file(path, line: nil, column: nil), sentence, mend: command.map { "run: \($0)" } ?? "set `data` to another path")
    }

    private static func mode(of path: String) -> mode_t? {
        var status = stat()
        return stat(path, &status) == 0 ? status.st_mode : nil
    }
}
