// swift-tools-version: 6.2
import PackageDescription

let strict: [SwiftSetting] = [
    .treatAllWarnings(as: .error),
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("InternalImportsByDefault"),
]

let hummingbird = Target.Dependency.product(name: "Hummingbird", package: "hummingbird")
let grdb = Target.Dependency.product(name: "GRDB", package: "GRDB.swift")
let logging = Target.Dependency.product(name: "Logging", package: "swift-log")
let lifecycle = Target.Dependency.product(name: "ServiceLifecycle", package: "swift-service-lifecycle")
let signals = Target.Dependency.product(name: "UnixSignals", package: "swift-service-lifecycle")
let argumentParser = Target.Dependency.product(name: "ArgumentParser", package: "swift-argument-parser")
let nioCore = Target.Dependency.product(name: "NIOCore", package: "swift-nio")
let nioPosix = Target.Dependency.product(name: "NIOPosix", package: "swift-nio")
let configuration = Target.Dependency.product(name: "Configuration", package: "swift-configuration")
let yams = Target.Dependency.product(name: "Yams", package: "Yams")
let nioHTTPTypes = Target.Dependency.product(name: "NIOHTTPTypes", package: "swift-nio-extras")

func library(_ name: String, _ dependencies: [Target.Dependency]) -> Target {
    .target(name: name, dependencies: dependencies, swiftSettings: strict)
}

func tests(_ name: String, _ dependencies: [Target.Dependency], exclude: [String] = []) -> Target {
    .testTarget(name: name, dependencies: dependencies + ["TestSupport"], exclude: exclude, swiftSettings: strict)
}

let package = Package(
    name: "answerback",
    products: [
        // Outbound's requests and answers are what a transport of one's own takes and gives.
        .library(name: "SMSGateway", targets: ["SMSGateway", "Outbound"]),
        .executable(name: "answerback", targets: ["answerback"]),
    ],
    dependencies: [
        .package(url: "https://github.com/hummingbird-project/hummingbird", from: "2.28.1"),
        .package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0"),
        .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
        .package(url: "https://github.com/apple/swift-log", from: "1.16.2"),
        .package(url: "https://github.com/swift-server/swift-service-lifecycle", from: "2.13.0"),
        .package(url: "https://github.com/apple/swift-nio", from: "2.101.2"),
        .package(url: "https://github.com/apple/swift-nio-extras", from: "1.35.2"),
        .package(url: "https://github.com/apple/swift-configuration", from: "1.4.0", traits: []),
        .package(url: "https://github.com/jpsim/Yams", from: "6.2.2"),
    ],
    targets: [
        .systemLibrary(name: "CPCRE2", pkgConfig: "libpcre2-8", providers: [.apt(["libpcre2-dev"])]),
        .systemLibrary(name: "CUTF8Proc", providers: [.apt(["libutf8proc-dev"])]),
        .systemLibrary(name: "CCurl", pkgConfig: "libcurl", providers: [.apt(["libcurl4-openssl-dev"])]),
        .systemLibrary(name: "CSystemd", pkgConfig: "libsystemd", providers: [.apt(["libsystemd-dev"])]),
        .systemLibrary(name: "CCrypto", pkgConfig: "libcrypto", providers: [.apt(["libssl-dev"])]),

        library("SMSMessages", []),
        library("RuleLanguage", ["SMSMessages", "CPCRE2", "CUTF8Proc"]),
        library("RuleMatcher", ["SMSMessages", "RuleLanguage", "CPCRE2"]),
        library("Outbound", ["SMSMessages", "CCurl", nioPosix]),
        library("SMSGateway", ["SMSMessages", "Outbound", "CCrypto"]),
        library("Actions", ["SMSMessages", "SMSGateway", "Outbound", "CCrypto"]),
        library("GatewaySandbox", ["SMSMessages", "Outbound", "CCrypto", hummingbird, nioCore]),
        library("Journal", ["SMSMessages"]),
        library("JournalSQLite", ["SMSMessages", "Journal", "CCrypto", grdb]),
        library("Receiver", ["SMSMessages", "CCrypto", hummingbird, logging, nioCore, nioHTTPTypes]),
        library("Responder", ["SMSMessages", "RuleLanguage", "RuleMatcher", "Journal", logging, lifecycle]),
        library("ServerSettings", ["SMSMessages", "SMSGateway", "Outbound", "Actions", "Receiver", configuration, yams]),
        library(
            "AnswerbackServer",
            [
                "SMSMessages", "RuleLanguage", "RuleMatcher", "Journal", "JournalSQLite", "Receiver", "Responder",
                "SMSGateway", "Outbound", "Actions", "GatewaySandbox", "ServerSettings", "CCrypto", "CSystemd", hummingbird, nioCore,
                logging,
                lifecycle, signals,
            ]
        ),
        .executableTarget(
            name: "answerback",
            dependencies: [
                "AnswerbackServer", "ServerSettings", "RuleLanguage", "RuleMatcher", "SMSMessages", "SMSGateway", "Outbound",
                argumentParser, logging,
            ],
            swiftSettings: strict,
            // What the linker filled in can't be changed afterwards.
            linkerSettings: [.unsafeFlags(["-Xlinker", "-z", "-Xlinker", "now"])]
        ),

        .executableTarget(
            name: "sending", dependencies: ["SMSGateway"], path: "examples/sending", exclude: ["README.md", "send.py"],
            swiftSettings: strict),

        // What tests of several targets use: random numbers, servers and programs beside them.
        .target(
            name: "TestSupport", dependencies: ["Outbound", nioCore, nioPosix, logging, lifecycle], path: "Tests/TestSupport",
            swiftSettings: strict),
        tests("SMSMessagesTests", ["SMSMessages"], exclude: ["Counter", "NumberPlan"]),
        tests("RuleLanguageTests", ["RuleLanguage", "SMSMessages", "CPCRE2", "CUTF8Proc"], exclude: ["Cases", "Formats"]),
        tests("RuleMatcherTests", ["RuleMatcher", "RuleLanguage", "SMSMessages"], exclude: ["PlantedBugs", "Explanations"]),
        tests("OutboundTests", ["Outbound", "SMSMessages", nioCore, nioPosix]),
        tests(
            "SMSGatewayTests",
            ["SMSGateway", "GatewaySandbox", "Outbound", "SMSMessages", hummingbird, nioCore, nioPosix, logging, lifecycle]),
        tests("ActionsTests", ["Actions", "Outbound", "SMSMessages"]),
        tests("GatewaySandboxTests", ["GatewaySandbox", "SMSMessages", "Outbound", hummingbird, nioCore, logging, lifecycle]),
        tests("JournalTests", ["Journal", "JournalSQLite", "SMSMessages", grdb]),
        tests("ReceiverTests", ["Receiver", "SMSMessages", hummingbird, logging, lifecycle]),
        tests("ResponderTests", ["Responder", "Journal", "JournalSQLite", "RuleLanguage", "RuleMatcher", "SMSMessages", logging]),
        tests(
            "ServerSettingsTests", ["ServerSettings", "SMSMessages", "SMSGateway", "Outbound", "Actions", "Receiver"], exclude: ["Cases"]),
        tests(
            "AnswerbackServerTests",
            [
                "AnswerbackServer", "RuleLanguage", "RuleMatcher", "SMSMessages", "Journal", "JournalSQLite", "Receiver", "Responder",
                "SMSGateway", "GatewaySandbox", "Outbound", hummingbird, logging, lifecycle,
            ], exclude: ["Contract"]),
        tests("CommandTests", ["answerback", "sending", "Outbound"], exclude: ["Trap"]),
        tests("ProjectTests", []),
    ]
)
