import ArgumentParser
import Foundation

/// What goes to the terminal: results on stdout, talk on stderr.
enum Terminal {
    static func print(_ line: String) {
        // Whoever read it is gone: nobody is left to be told.
        try? FileHandle.standardOutput.write(contentsOf: Data((line + "\n").utf8))
    }

    static func say(_ line: String) {
        // A full disk under the log must not end a server that goes on sending.
        try? FileHandle.standardError.write(contentsOf: Data((line + "\n").utf8))
    }

    /// Says what went wrong and ends the command with exit code 2.
    static func fail(_ sentence: String) -> ExitCode {
        say("answerback: \(sentence)")
        return ExitCode(2)
    }

    /// What follows holds secrets: where it goes into a file, only its owner may read that.
    static func keepOutputPrivate() {
        var facts = stat()
        // Where the file is not ours to close, the person who keeps secrets in it has chosen so.
        if fstat(STDOUT_FILENO, &facts) == 0, facts.st_mode & S_IFMT == S_IFREG { _ = fchmod(STDOUT_FILENO, 0o600) }
    }

    /// Asks on a terminal; elsewhere nobody can answer, so there it must have been said beforehand.
    static func confirm(_ question: String, unless isConfirmed: Bool) throws {
        if isConfirmed { return }
        guard isatty(STDIN_FILENO) == 1 else { throw fail("\(question) Say so with --yes.") }
        FileHandle.standardError.write(Data("\(question) [y/N] ".utf8))
        guard let answer = readLine(), ["y", "yes"].contains(answer.lowercased()) else { throw fail("nothing was done") }
    }

    /// Whether stdout is one.
    static var isOutput: Bool { isatty(STDOUT_FILENO) == 1 }

    /// Colour only where a person looks at it and has not said no (https://no-color.org).
    static var showsColour: Bool {
        let environment = ProcessInfo.processInfo.environment
        return isOutput && environment["NO_COLOR", default: ""].isEmpty && environment["TERM"] != "dumb"
    }

    /// The columns of the terminal that stdout is; nil where it is none, or does not say.
    static var width: Int? {
        var size = winsize()
        guard isOutput, ioctl(STDOUT_FILENO, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0 else { return nil }
        return Int(size.ws_col)
    }

    /// A text from outside on one line: a line end is `↵`, what joins the parts of an emoji or a letter stays, all else as ``escaped(_:keepingLines:)``.
    static func onOneLine(_ text: String) -> String {
        text.map { character in
            if character.isNewline { return " ↵ " }
            if character == "\t" { return " " }
            let joins = character.unicodeScalars.count > 1 && !character.isASCII
            return joins
                ? character.unicodeScalars.map { isJoiner($0) ? String($0) : escaped(String($0)) }.joined() : escaped(String(character))
        }.joined()
    }

    private static func isJoiner(_ scalar: Unicode.Scalar) -> Bool { scalar == "\u{200C}" || scalar == "\u{200D}" }

    /// A text from outside, safe to show: control, format and bidi characters become `\u{…}`, so that an SMS can neither
    /// steer the terminal nor look like something it is not. Line ends stay when `keepingLines` says so.
    static func escaped(_ text: String, keepingLines: Bool = false) -> String {
        var shown = String.UnicodeScalarView()
        for scalar in text.unicodeScalars {
            switch scalar.properties.generalCategory {
            case _ where scalar == "\n" && keepingLines:
                shown.append(scalar)
            case .control, .format, .lineSeparator, .paragraphSeparator, .surrogate, .unassigned:
                shown.append(contentsOf: "\\u{\(String(scalar.value, radix: 16, uppercase: true))}".unicodeScalars)
            default:
                shown.append(scalar)
            }
        }
        return String(shown)
    }
}

extension String {
    var trimmingLineEnd: String { hasSuffix("\n") ? String(dropLast()) : self }
}
