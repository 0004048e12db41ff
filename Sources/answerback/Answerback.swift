import ArgumentParser

@main
struct Answerback: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "answerback",
        abstract: "Receives SMS, decides by readable rules, answers.",
        discussion: """
            First steps:  answerback dev rules/   and, in a second terminal,   answerback text "Route, please"

            Exit codes: 0 fine, 1 what was checked is bad, 2 something went wrong, 64 wrong usage.
            """,
        version: version,
        subcommands: [
            Dev.self, Text.self, Check.self, Test.self, Format.self, Decide.self, Sandbox.self, Send.self, Credits.self, Report.self,
            Outbox.self, Serve.self, Config.self, Status.self, Inbox.self, Tail.self,
            Explain.self, Dlr.self, Reload.self, Retry.self, Resend.self, Queue.self, Consent.self, Audience.self, Broadcasts.self,
            Breakers.self, Backup.self, Export.self,
            Erase.self,
        ]
    )

    static let version = "0.4.0"
}
