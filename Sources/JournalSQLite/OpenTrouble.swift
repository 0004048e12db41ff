import Glibc

/// What the system said when a file could not be opened or made, and what helps.
struct OpenTrouble: Error, CustomStringConvertible {
    let number: Int32

    /// The last call's.
    init(_ number: Int32 = errno) { self.number = number }

    var description: String { String(cString: strerror(number)) + (advice.map { ": " + $0 } ?? "") }

    private var advice: String? {
        switch number {
        case EROFS:
            "the disk may only be read, as the system sees to where one fails (`dmesg` tells); mend it, mount it for writing, and start again"
        case EACCES, EPERM: "the user that answerback runs as (number \(geteuid())) must own the file, its folder and what is in it"
        case ENOSPC, EDQUOT: "free some space and start again"
        default: nil
        }
    }
}
