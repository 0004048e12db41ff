import Foundation
import Synchronization
import TestSupport
import Testing

/// The disk of the data file is full, fills up, may only be read, or is not where it was. A machine where no disk can be mounted (root is
/// needed) fails these.
@Suite(.serialized, .timeLimit(.minutes(10))) struct DiskTests {
    private let web = Web()

    /// `serve` with its data on a disk of its own.
    private struct Place {
        let folder: ScratchFolder
        let disk: SmallDisk
        let sandbox: RunningServer

        func start(under prefix: [String] = []) async throws -> ServedServer {
            try await ServedServer.start(in: folder, under: disk.prefix + prefix)
        }

        /// A start that is expected to fail.
        func refusal(under prefix: [String] = []) async throws -> String {
            let program = try RunningProgram(["serve", "--config", folder.file("answerback.yaml")], under: disk.prefix + prefix)
            let said = await program.rest().joined(separator: "\n")
            #expect(await program.exitCode() == 2)
            return said
        }
    }

    private func place(_ disk: (String, Int) async throws -> SmallDisk) async throws -> Place {
        let sandbox = try await startSandbox(credits: 100_000)
        let folder = try ServedServer.folder(
            "gateways:\n\(ServedServer.gateway("main", at: sandbox.url))numbers:\n  \"+31850000000\": { gateway: main }\n")
        return Place(folder: folder, disk: try await disk(folder.file("data"), 96), sandbox: sandbox)
    }

    private func memory() async throws -> Place { try await place { try await SmallDisk.inMemory(at: $0, megabytes: $1) } }

    /// - Returns: the id it is stored under; nil where the provider was told to try again.
    private func deliver(_ number: Int, to server: ServedServer) async throws -> String? {
        let answer = try await web.post(
            server.receiver + "/in/main/" + ServedServer.token,
            "from=%2B3160001\(10_000 + number)&to=%2B31850000000&text=hello&id=sms-\(number)")
        if answer.status == 503 { return nil }
        guard answer.status == 200 else { throw Web.Refused(status: answer.status, body: answer.body) }
        return answer.body.dropFirst(3).trimmingCharacters(in: .whitespacesAndNewlines)
    }

    /// Each of these was answered, and the gateway has each answer once.
    private func expectAnswered(_ ids: [String], at server: ServedServer, _ place: Place) async throws {
        for id in ids { #expect(try await web.outcome(of: id, at: server).actions.map(\.state) == ["sent"]) }
        let taken = try await web.taken(at: place.sandbox.url).compactMap(\.reference)
        #expect(taken.sorted() == ids.map { $0 + "-1" }.sorted(), "lost, or sent twice")
    }

    private func expectTrouble(_ words: String, at server: ServedServer) async throws {
        let ready = try await web.get(server.interface + "/readyz")
        #expect(ready.status == 503 && ready.body.contains(words), "\(ready)")
        let status = try await server.command("status")
        #expect(status.lines.contains { $0.contains("TROUBLE") && $0.contains(words) }, "\(status)")
    }

    private final class Deliveries: Sendable {
        private let state = Mutex((last: 0, refused: [Int](), accepted: [String]()))

        var refused: [Int] { state.withLock { $0.refused } }
        /// Their ids.
        var accepted: [String] { state.withLock { $0.accepted } }

        func next() -> Int {
            state.withLock { state in
                state.last += 1
                return state.last
            }
        }

        /// - Parameter id: nil where it was refused.
        func ended(_ number: Int, _ id: String?) {
            state.withLock { state in
                if let id { state.accepted.append(id) } else { state.refused.append(number) }
            }
        }
    }

    @Test func aDiskThatFillsUpWhileItRunsLosesNothing() async throws {
        let place = try await memory()
        let server = try await place.start()
        let deliveries = Deliveries()
        // Four providers, each until it has been refused twenty times.
        try await withThrowingTaskGroup(of: Void.self) { group in
            for _ in 1...4 {
                group.addTask {
                    var refusals = 0
                    while refusals < 20 {
                        let number = deliveries.next()
                        if number == 60 { try place.disk.fill() }
                        let id = try await deliver(number, to: server)
                        deliveries.ended(number, id)
                        if id == nil { refusals += 1 }
                    }
                }
            }
            try await group.waitForAll()
        }
        try place.disk.fill()
        try await expectTrouble("the disk of the data file is full", at: server)
        try place.disk.free()
        // As providers do.
        for number in deliveries.refused {
            let id: String = try #require(try await deliver(number, to: server))
            deliveries.ended(number, id)
        }
        let ids = deliveries.accepted
        #expect(Set(ids).count == deliveries.next() - 1)
        try await expectAnswered(ids, at: server, place)
        #expect(try await web.get(server.interface + "/readyz").status == 200)
    }

    @Test func aServerIsStoppedOrKilledOnAFullDiskAndGoesOnWhenThereIsSpace() async throws {
        let place = try await memory()
        _ = try await web.post(place.sandbox.url + "/sandbox/switches", "hold=on")
        var server = try await place.start()
        var ids: [String] = []
        for number in 1...3 { ids.append(try #require(try await deliver(number, to: server))) }
        _ = try await web.get(place.sandbox.url + "/sandbox/held?count=3")
        // Three SMS are on their way, and what becomes of them cannot be recorded.
        try place.disk.fill()
        _ = try await web.post(place.sandbox.url + "/sandbox/switches", "hold=off")
        server.program.kill(SIGTERM)
        #expect(await server.program.exitCode() == 2)

        try place.disk.fill()
        try place.disk.free()
        server = try await place.start()
        for id in ids { #expect(["sent", "unknown"].contains(try await web.outcome(of: id, at: server).actions.first?.state)) }
        ids.append(try #require(try await deliver(4, to: server)))
        try place.disk.fill()
        server.program.kill(SIGKILL)
        #expect(await server.program.exitCode() == -SIGKILL)
        try place.disk.free()
        server = try await place.start()
        _ = try await web.outcome(of: ids[3], at: server)
        let taken = try await web.taken(at: place.sandbox.url).compactMap(\.reference)
        #expect(taken.sorted() == ids.map { $0 + "-1" }.sorted())
    }

    @Test func aStartOnAFullDiskSaysSoAndANearlyFullOneGoesOnWhenThereIsSpace() async throws {
        let place = try await memory()
        try place.disk.fill()
        let refusal = try await place.refusal()
        #expect(refusal.contains("its disk is full") && refusal.contains("free some space"), "\(refusal)")
        try place.disk.free()
        let first = try await place.start()
        first.program.kill(SIGTERM)
        #expect(await first.program.exitCode() == 0)
        try place.disk.fill()
        #expect(try await place.refusal().contains("its disk is full"))
        try place.disk.free()
        try place.disk.fill(leaving: 48 << 10)
        let server = try await place.start()
        #expect(try await deliver(1, to: server) == nil)
        try await expectTrouble("the disk of the data file is full", at: server)
        try place.disk.free()
        let id = try #require(try await deliver(1, to: server))
        try await expectAnswered([id], at: server, place)
    }

    @Test func aStartOnADiskThatMayOnlyBeReadSaysSo() async throws {
        let place = try await memory()
        let first = try await place.start()
        let id = try #require(try await deliver(1, to: first))
        _ = try await web.outcome(of: id, at: first)
        first.program.kill(SIGTERM)
        #expect(await first.program.exitCode() == 0)
        try await place.disk.remount("ro")
        let refusal = try await place.refusal()
        #expect(refusal.contains("may only be read") && refusal.contains("mount it for writing"), "\(refusal)")
        try await place.disk.remount("rw")
        let server = try await place.start()
        #expect(try await deliver(1, to: server) == id)
        try await expectAnswered([id], at: server, place)
    }

    /// As after an error of the disk: nobody knows what of the last commit is on it, so the server ends, in words.
    @Test func aDiskThatTheSystemGivesUpWhileItRunsEndsTheServerAndLosesNothing() async throws {
        let place = try await place { try await SmallDisk.ext4(at: $0, megabytes: $1) }
        var server = try await place.start()
        var ids: [String] = []
        for number in 1...5 { ids.append(try #require(try await deliver(number, to: server))) }
        for id in ids { _ = try await web.outcome(of: id, at: server) }
        try await place.disk.remount("abort")
        #expect(try await deliver(6, to: server) == nil)
        #expect(await server.program.exitCode() == 2)
        #expect(try await place.refusal().contains("may only be read"))
        let path = place.folder.file("data")
        try await place.disk.run("umount", path)
        try await place.disk.run("sh", "-c", "e2fsck -fy \(path).image > /dev/null || [ $? -le 2 ]")
        try await place.disk.run("mount", "-o", "loop", path + ".image", path)
        server = try await place.start()
        for number in 1...5 { #expect(try await deliver(number, to: server) == ids[number - 1]) }
        ids.append(try #require(try await deliver(6, to: server)))
        try await expectAnswered(ids, at: server, place)
    }

    enum Misplacing: CaseIterable { case moved, closed }

    @Test(arguments: Misplacing.allCases) func aDataFolderThatIsGoneTakesNothingInUntilItIsBack(_ how: Misplacing) async throws {
        let sandbox = try await startSandbox(credits: 1000)
        let folder = try ServedServer.folder(
            "gateways:\n\(ServedServer.gateway("main", at: sandbox.url))numbers:\n  \"+31850000000\": { gateway: main }\n")
        // Root, but as bound to permissions as anybody else.
        let bound = ["setpriv", "--bounding-set=-dac_override,-dac_read_search"]
        let server = try await ServedServer.start(in: folder, under: bound)
        let first = try #require(try await deliver(1, to: server))
        _ = try await web.outcome(of: first, at: server)
        let data = folder.file("data")
        switch how {
        case .moved: try FileManager.default.moveItem(atPath: data, toPath: data + "-elsewhere")
        case .closed: #expect(chmod(data, 0) == 0)
        }
        #expect(try await deliver(2, to: server) == nil)
        try await expectTrouble("is not there any more, or cannot be seen", at: server)
        switch how {
        case .moved: try FileManager.default.moveItem(atPath: data + "-elsewhere", toPath: data)
        case .closed: #expect(chmod(data, 0o700) == 0)
        }
        let second = try #require(try await deliver(2, to: server))
        _ = try await web.outcome(of: second, at: server)
        server.program.kill(SIGTERM)
        #expect(await server.program.exitCode() == 0)
        if how == .closed {
            #expect(chmod(data, 0) == 0)
            let program = try RunningProgram(["serve", "--config", folder.file("answerback.yaml")], under: bound)
            let said = await program.rest().joined(separator: "\n")
            #expect(await program.exitCode() == 2)
            #expect(said.contains("must own"), "\(said)")
            #expect(chmod(data, 0o700) == 0)
        }
        let again = try await ServedServer.start(in: folder)
        #expect(try await deliver(1, to: again) == first)
        #expect(try await deliver(2, to: again) == second)
        #expect(try await web.taken(at: sandbox.url).count == 2)
    }
}
