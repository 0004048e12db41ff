import Actions
import Foundation
import Outbound
import SMSMessages
import TestSupport
import Testing

/// Whatever an SMS says: one mail, its head as we wrote it, its text what was said.
@Suite struct HostileMailTests {
    private static let seed = UInt64(20_261_121)
    private static let count = 5000

    @Test func fiveThousandTextsAreFiveThousandCleanMails() async throws {
        var generator = HostileTexts(seed: Self.seed)
        let cases = (0..<Self.count).map { index in
            HostileCase(
                id: "case-\(index)", subject: generator.text(), body: generator.text(), thread: generator.text(), name: generator.text())
        }
        print("seed \(Self.seed): \(Self.count) hostile mails")
        try await MailServer.run { server in
            let settings = try server.settings()
            let client = SMTPClient(connections: 2)
            async let received = server.nextMails(Self.count)
            try await withThrowingTaskGroup { group in
                for lane in 0..<4 {
                    group.addTask {
                        for index in stride(from: lane, to: Self.count, by: 4) {
                            let mailer = Mailer(settings, author: try MailTests.author(name: cases[index].name), client: client)
                            #expect(await mailer.send(try cases[index].mail) == .accepted(refused: []), "case \(index)")
                        }
                    }
                }
                try await group.waitForAll()
            }
            // A mail too many would come before this one.
            let last = Mailer(settings, author: try MailTests.author(), client: SMTPClient(connections: 1))
            #expect(await last.send(try MailTests.mail("the-last")) == .accepted(refused: []))
            let mails = await received
            #expect(try await server.nextMail().header("Message-ID") == "<the-last@example.com>")

            let byID = Dictionary(grouping: mails) { $0.header("Message-ID") ?? "" }
            #expect(byID.count == Self.count)
            for hostile in cases {
                let found = byID["<\(hostile.id)@example.com>"] ?? []
                #expect(found.count == 1, "\(hostile.id)")
                for mail in found { hostile.check(mail) }
            }
        }
    }
}

struct HostileCase: Sendable {
    let id: String
    let subject: String
    let body: String
    let thread: String
    let name: String

    var mail: Mail {
        get throws { try MailTests.mail(id, subject: subject, body: body, thread: thread) }
    }

    func check(_ mail: MailServer.ReceivedMail) {
        #expect(mail.isWhole, "\(id)")
        #expect(mail.defects == [], "\(id)")
        #expect(mail.headers.map { $0[0] } == MailTests.headers, "\(id)")
        #expect(mail.longestLine <= 76, "\(id)")
        #expect(mail.recipients == ["desk@example.com"], "\(id)")
        #expect(mail.to == ["desk@example.com"], "\(id)")
        // Compared by their bytes: Swift takes a letter with its accent for one letter however it is spelled.
        #expect((mail.header("Subject") ?? "").utf8.elementsEqual(Self.cut(Self.onOneLine(subject)).utf8), "\(id)")
        #expect(mail.body.utf8.elementsEqual(Self.asMailText(body).utf8), "\(id)")
        #expect(["7bit", "quoted-printable", "base64"].contains(mail.header("Content-Transfer-Encoding")), "\(id)")
        let lines = Self.asMailText(body).dropLast().split(separator: "\r\n", omittingEmptySubsequences: false)
        let isReadable = lines.allSatisfy { line in
            line.utf8.count <= 76 && line.utf8.allSatisfy { $0 < 0x80 } && !line.hasPrefix("From ") && ![" ", "\t"].contains(line.last)
        }
        #expect(!isReadable || mail.header("Content-Transfer-Encoding") == "7bit", "\(id): stays readable")
    }

    private static func onOneLine(_ text: String) -> String {
        text.unicodeScalars.map { isControl($0) || [0x2028, 0x2029].contains($0.value) ? " " : String($0) }.joined()
    }

    /// 200 characters as people count them, none of them with more than eight scalars on the average.
    private static func cut(_ text: String) -> String {
        let characters = text.count > 200 ? text.prefix(199) + "…" : text[...]
        return characters.unicodeScalars.count > 1600
            ? String(String.UnicodeScalarView(characters.unicodeScalars.prefix(1599))) + "…" : String(characters)
    }

    private static func asMailText(_ text: String) -> String {
        // By scalars: CR LF is one Character.
        let unix = text.unicodeScalars.map(String.init).joined(separator: "\u{1}").replacing("\r\u{1}\n", with: "\n").replacing(
            "\u{1}", with: "")
        return unix.unicodeScalars.map { scalar -> String in
            switch scalar {
            case "\n", "\r": "\r\n"
            case "\t": "\t"
            default: isControl(scalar) ? "\u{FFFD}" : String(scalar)
            }
        }
        .joined().endingInALine
    }

    private static func isControl(_ scalar: Unicode.Scalar) -> Bool { scalar.value < 0x20 || (0x7F...0x9F).contains(scalar.value) }
}

extension String {
    fileprivate var endingInALine: String { unicodeScalars.suffix(2).elementsEqual("\r\n".unicodeScalars) ? self : self + "\r\n" }
}

/// Texts made of what has broken mail programs before.
struct HostileTexts {
    private var random: SplitMix64

    init(seed: UInt64) {
        random = SplitMix64(seed: seed)
    }

    private static let parts = [
        "\r", "\n", "\r\n", "\0", ".", "..", "\r\n.\r\n", "\n.\n", "\r.\r",
        "\r\n.\r\nMAIL FROM:<evil@example.net>\r\nRCPT TO:<x@example.net>\r\nDATA\r\n",
        "\r\nBcc: evil@example.net", "\nSubject: other", "\r\n\r\nbody", "Content-Type: text/html\r\n\r\n<script>", "\u{85}", "\u{2028}",
        "\u{2029}",
        "=?utf-8?B?aGVsbG8=?=", "=?utf-8?Q?=0D=0ABcc:_x@example.net?=", "=?us-ascii?q?a?= =?us-ascii?q?b?=", "?=", "=?", "=0D=0A", "%0d%0a",
        "😀", "👩‍👩‍👧‍👦", "𝔘", "\u{10FFFF}", "\u{301}", "\u{1F3FD}", "e\u{301}\u{323}", "\u{202E}", "\u{200F}", "\u{2066}", "\u{FEFF}", "\u{FFFE}",
        "שלום", "مرحبا", "中文", "a", "Hello", " ", "  ", "\t", "\u{B}", "\u{C}", "\u{1B}[2J", "\u{7F}", "\u{8}", "\"", "\\", "<", ">", "(",
        ")", ",", ";",
        "@", "QUIT\r\n", "RSET\r\n", "From ", "\nFrom x", "--", "\r\n--boundary--\r\n", "{secret.X}",
    ]

    mutating func text() -> String {
        switch next(20) {
        case 0: return ""
        case 1: return String(repeating: Self.parts[next(Self.parts.count)], count: 1 + next(1200))
        case 2: return String(repeating: "x", count: 60 + next(1000))
        case 3: return Self.parts[next(Self.parts.count)]
        default:
            // Both sides of where a line or a word is full.
            return (0..<(1 + next(40))).map { _ in Self.parts[next(Self.parts.count)] }.joined()
        }
    }

    private mutating func next(_ bound: Int) -> Int { Int(random.next() % UInt64(bound)) }
}
