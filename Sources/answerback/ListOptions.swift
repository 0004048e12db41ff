import ArgumentParser

struct NumberOptions: ParsableArguments {
    @Flag(help: "Show phone numbers whole; otherwise they are masked.")
    var showNumbers = false
}

struct LayoutOptions: ParsableArguments {
    @Flag(help: "Show all of each line, however wide.")
    var wide = false

    /// Nil for as much as is needed.
    var width: Int? { wide ? nil : Terminal.width }
}

/// One page of a list after another.
struct PageOptions: ParsableArguments {
    @Option(help: "How many.")
    var limit = 100

    @Option(help: "What the list before said to go on with.")
    var after: String?

    var query: [(String, String?)] { [("after", after), ("limit", "\(limit)")] }
}

/// What every list of a running server takes, and how it is shown.
struct ListOptions: ParsableArguments {
    @OptionGroup var server: OperatorOptions
    @OptionGroup var numbers: NumberOptions
    @OptionGroup var layout: LayoutOptions

    /// What the server answered, for people.
    struct Shown {
        let table: any TerminalTable
        /// What is said where there is nothing.
        let empty: String
        /// How to go on.
        var more: String?
    }

    func show<Reply: Decodable>(_ path: String, _ query: [(String, String?)] = [], shown: (Reply) -> Shown) async throws {
        try await server.asking(showsNumbers: numbers.showNumbers) { client in
            let (reply, json): (Reply, String) = try await client.get(path, query)
            if server.json { return Terminal.print(json) }
            let list = shown(reply)
            if list.table.isEmpty { Terminal.say(list.empty) } else { list.table.print(layout) }
            if let more = list.more { Terminal.say(more) }
        }
    }
}

/// What can be shown on a terminal of some width.
protocol TerminalTable {
    /// It has nothing but a header.
    var isEmpty: Bool { get }

    /// - Parameter width: of the terminal, in columns; nil for whatever is needed.
    func lines(width: Int?) -> [String]
}

extension TerminalTable {
    func print(_ layout: LayoutOptions) {
        for line in lines(width: layout.width) { Terminal.print(line) }
    }
}

/// What a command takes that changes something for good: it asks before, but not about what is not there.
struct ChangeOptions: ParsableArguments {
    @OptionGroup var server: OperatorOptions

    @Flag(help: "Do not ask.")
    var yes = false
}
