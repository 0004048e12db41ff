import Outbound
import SMSGateway
import SMSMessages
import Testing

/// Which answer belongs to which class: what the caller will do hangs on it.
@Suite struct FailureTests {
    /// The protocol's 28 codes.
    static let classes: [(codes: [Int], kind: SendFailure.Kind)] = [
        ([100, 101, 104, 115, 116], .account),
        ([108], .credits),
        ([102, 103, 105, 106, 107, 109, 110, 111, 112, 113, 114, 117, 118, 119, 121, 125, 126], .message),
        ([122, 123, 124], .call),
        ([120, 150], .nothingLeft),
    ]

    @Test func everyCodeHasItsClass() async throws {
        var seen: Set<Int> = []
        for (codes, kind) in Self.classes {
            for code in codes {
                seen.insert(code)
                let failure = try await failure(answer: "ERROR \(code)")
                #expect(failure.kind == kind, "\(code)")
                #expect(failure.code?.rawValue == code)
                #expect(failure.description.contains("\(code), "), "\(failure)")
            }
        }
        #expect(seen == Set(GatewayCode.allCases.map(\.rawValue)))
        #expect(seen.count == 28)
    }

    @Test(arguments: [0, 1, 99, 127, 149, 151, 1000])
    func aCodeTheDocumentsDoNotHaveIsUnknown(code: Int) async throws {
        let failure = try await failure(answer: "ERROR \(code)")
        #expect(failure.kind == .unknown)
        #expect(failure.code == nil)
        #expect(failure.description.contains("error \(code)"))
    }

    @Test(
        arguments: [
            (300, true), (301, true), (302, true), (307, true), (399, true), (401, true), (403, true), (404, true),
            (400, false), (402, false), (405, false), (408, false), (429, false), (500, false), (502, false), (503, false), (504, false),
        ])
    func anHTTPStatusProvesNothingAndMayTellOfTheAddress(status: Int, isOfAddress: Bool) async throws {
        // Neither an OK nor an error counts beside such a status: the SMS may have been taken before it was answered so.
        for body in ["", "OK 1", "ERROR 150", "<html>"] {
            let failure = try await failure(answer: body, status: status)
            #expect(failure.kind == .unknown, "\(body)")
            #expect(failure.isOfAddress == isOfAddress)
            #expect(failure.description.contains("HTTP \(status)"))
        }
    }

    @Test(arguments: [200, 201, 202])
    func everySuccessStatusCarriesAnAnswer(status: Int) async throws {
        #expect(try await send(.demo(), by: Recorder("OK 9", status: status), account: .demo()).ids == ["9"])
        #expect(try await failure(answer: "ERROR 108", status: status).kind == .credits)
        #expect(try await failure(answer: "<html>Welcome!</html>", status: status).kind == .unknown)
        #expect(try await failure(answer: "", status: status).kind == .unknown)
    }

    @Test(arguments: TransportFailure.Kind.allCases)
    func whetherItMayHaveLeftDecides(kind: TransportFailure.Kind) async throws {
        for (mayHaveLeft, expected) in [(true, SendFailure.Kind.unknown), (false, .nothingLeft)] {
            let recorder = Recorder(.failure(TransportFailure(kind, mayHaveLeft: mayHaveLeft, detail: "127.0.0.1 port 1")))
            let failure = try #require(await SMSGatewayTests.failure(of: .demo(), by: recorder, account: .demo()))
            #expect(failure.kind == expected)
            #expect(failure.description.contains("127.0.0.1 port 1"))
        }
    }

    @Test(arguments: [100, 101])
    func aGatewayThatDoesNotReadAPostIsMetWithGet(code: Int) async throws {
        let post = try #require(await SMSGatewayTests.failure(of: .demo(), by: Recorder("ERROR \(code)"), account: .demo()))
        #expect(post.description.contains("try `method: get`"))
        #expect(post.kind == .account)
        let get = try #require(await SMSGatewayTests.failure(of: .demo(), by: Recorder("ERROR \(code)"), account: .demo(method: .get)))
        #expect(!get.description.contains("method: get"))
    }

    @Test func theFirst200BytesOfAnUnreadableAnswerAreForDebuggingOnly() async throws {
        let page = "<html>\u{1B}[31m" + String(repeating: "y", count: 300)
        let failure = try await failure(answer: page)
        #expect(failure.description == "not known whether the SMS went out: the answer cannot be read")
        #expect(failure.detail == "<html>\\u{1B}[31m" + String(repeating: "y", count: 189))
        #expect(failure.debugDescription.contains(failure.detail))
    }

    @Test func whatPeopleRead() async throws {
        let wrongPassword = try await failure(answer: "ERROR 104")
        #expect(
            wrongPassword.description
                == "the gateway refuses our account: 104, user name or password is wrong; "
                + "check `user`, `password` and the form the password is sent in"
        )
        #expect(try await failure(answer: "ERROR 150").description == "nothing was sent: 150, the gateway is down for maintenance")
    }

    private func failure(answer body: String, status: Int = 200) async throws -> SendFailure {
        try #require(await SMSGatewayTests.failure(of: .demo(), by: Recorder(body, status: status), account: .demo()))
    }
}
