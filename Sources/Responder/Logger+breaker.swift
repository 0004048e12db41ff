import Journal
import Logging

extension Logger {
    /// Once: it trips in the commit of a claim.
    func error(_ breaker: Breaker) {
        let scope = breaker.scope
        let release = "answerback breaker release \(scope.outlet.name)"
        var metadata: Logger.Metadata = ["cap": "\(breaker.cap)"]
        metadata[scope.outlet.isGateway ? "gateway" : "outlet"] = "\(scope.outlet.name)"
        switch scope.part {
        case .all where scope.outlet.isGateway:
            error(
                """
                as many SMS have left by this gateway as its caps allow: all that is due there is held; see `answerback inbox` for what \
                brought them about, and if all is well `\(release)`
                """, metadata: metadata)
        case .all:
            error(
                """
                as many \(scope.outlet.contents) have been made as the caps allow: all that are due are held; see `answerback inbox` for what \
                brought them about, and if all is well `\(release)`
                """, metadata: metadata)
        case .block(let block):
            metadata["block"] = "\(block.prefix)"
            error(
                """
                so many answers to one block of 1,000 numbers may be SMS pumping: what is due there is held, the others go on; \
                see `answerback inbox` for what they write, and if all is well `\(release) --block \(block.prefix)`
                """, metadata: metadata)
        case .recipient(let phone):
            metadata["to"] = "\(phone)"
            error(
                """
                as many SMS were sent on to one phone as its cap allows: more are held, and may be urgent; see `answerback inbox` for who \
                wrote them, `answerback breaker list --show-numbers` for whom, and `\(release) --recipient NUMBER`
                """, metadata: metadata)
        case .sender(let sender):
            metadata["from"] = "\(sender)"
            error(
                """
                the messages of one sender brought about as many \(scope.outlet.contents) as the caps allow, which may be a loop: more are \
                held, those of others go on; see `answerback inbox`, `answerback breaker list --show-numbers` and \
                `\(release) --sender NUMBER`
                """, metadata: metadata)
        }
    }
}
