import Hummingbird
import HummingbirdCore
import Logging
import NIOCore
import SMSMessages
import Synchronization

/// The open connections of one listener: closes those that give way, and says so once a minute.
final class Connections: Sendable {
    private struct Content {
        var ledger: ConnectionLedger
        var channels: [Int: any NIOCore.Channel] = [:]
        var next = 0
        var listener: (any NIOCore.Channel)?
        /// Nothing is accepted until one of them waits for its client again.
        var isShut = false
        var saidAt: [String: NIODeadline] = [:]
    }

    private let content: Mutex<Content>
    private let limits: ServerLimits
    private let uncounted: [AddressRange]
    private let logger: Logger

    /// - Parameter uncounted: who may hold as many connections as there are.
    init(_ limits: ServerLimits, uncounted: [AddressRange], logger: Logger) {
        self.limits = limits
        self.uncounted = uncounted
        self.logger = logger
        content = Mutex(Content(ledger: ConnectionLedger(most: limits.maxConnections, mostPerAddress: limits.maxConnectionsPerAddress)))
    }

    func listen(on channel: any NIOCore.Channel) {
        content.withLock { $0.listener = channel }
    }

    /// Asked before anything is accepted. Once it says no, ``changed(_:to:)`` sees to it that accepting goes on.
    var hasRoom: Bool {
        let hasRoom = content.withLock { content in
            content.isShut = !content.ledger.hasRoom
            return !content.isShut
        }
        if !hasRoom {
            say("every connection has a request that is being answered: new ones wait", ["connections": "\(limits.maxConnections)"])
        }
        return hasRoom
    }

    /// - Returns: the name to speak of it by.
    func opened(_ channel: any NIOCore.Channel) -> Int {
        let source = channel.remoteAddress?.ipAddress.flatMap(IPAddress.init)
        let counted = source.flatMap { source in uncounted.contains { $0.contains(source) } ? nil : source }
        let (name, eviction, leaving) = content.withLock { content in
            content.next += 1
            let name = content.next
            content.channels[name] = channel
            let eviction = content.ledger.opened(name, from: counted)
            return (name, eviction, eviction.flatMap { content.channels.removeValue(forKey: $0.connection) })
        }
        channel.closeFuture.whenComplete { _ in self.closed(name) }
        leaving?.close(promise: nil)
        if let eviction { say(eviction.reason) }
        return name
    }

    func changed(_ name: Int, to state: ConnectionLedger.State) {
        let listener: (any NIOCore.Channel)? = content.withLock { content in
            content.ledger.changed(name, to: state)
            guard content.isShut, content.ledger.hasRoom else { return nil }
            content.isShut = false
            return content.listener
        }
        listener?.read()
    }

    private func closed(_ name: Int) {
        content.withLock { content in
            content.ledger.closed(name)
            content.channels[name] = nil
        }
    }

    private func say(_ reason: ConnectionLedger.Eviction.Reason) {
        switch reason {
        case .full:
            say(
                "all connections are taken: for each new one, the one that has waited longest for its client is closed",
                ["connections": "\(limits.maxConnections)"])
        case .tooManyFrom(let address):
            say(
                "one address holds as many connections as it may: for each new one, its idle one or else the new one is closed",
                ["from": "\(address)", "connections": "\(limits.maxConnectionsPerAddress)"])
        }
    }

    private func say(_ sentence: String, _ metadata: Logger.Metadata) {
        let isNews = content.withLock { content in
            let now = NIODeadline.now()
            if let last = content.saidAt[sentence], now - last < .minutes(1) { return false }
            content.saidAt[sentence] = now
            return true
        }
        if isNews { logger.warning("\(sentence)", metadata: metadata) }
    }
}

/// Lets the listener accept while there is room.
struct ConnectionRoom: AvailableConnectionsDelegate {
    let connections: Connections

    func connectionOpened() {}
    func connectionClosed() {}
    func isAcceptingNewConnections() -> Bool { connections.hasRoom }
}
