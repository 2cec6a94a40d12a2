/// The long options that a command knows.
package struct OptionTable: Sendable {
    /// One option: its name without dashes, and the word that stands for its value in the help; nil for a flag.
    package struct Entry: Sendable {
        package var name: String
        package var value: String?
        package var help: String
        /// May be given more than once.
        package var isRepeatable: Bool
    }

    package private(set) var entries: [Entry] = []
    /// How many words without dashes may stand in the command line.
    package var words: ClosedRange<Int>

    package init(words: ClosedRange<Int> = 0...0) {
        self.words = words
        entries = [
            Entry(name: "help", value: nil, help: "print this and stop", isRepeatable: false),
            Entry(name: "version", value: nil, help: "print the version and stop", isRepeatable: false),
        ]
    }

    /// The table with one more option without a value.
    package func flag(_ name: String, _ help: String) -> OptionTable {
        adding(Entry(name: name, value: nil, help: help, isRepeatable: false))
    }

    /// The table with one more option that has a value.
    package func option(_ name: String, _ value: String, _ help: String, repeatable: Bool = false) -> OptionTable {
        adding(Entry(name: name, value: value, help: help, isRepeatable: repeatable))
    }

    /// The lines of the help, aligned.
    package var help: String {
        let titles = entries.map { "  --\($0.name)" + ($0.value.map { "=\($0)" } ?? "") }
        let width = (titles.map(\.count).max() ?? 0) + 2
        return zip(titles, entries)
            .map { title, entry in
                title + String(repeating: " ", count: width - title.count) + entry.help
            }
            .joined(separator: "\n")
    }

    private func adding(_ entry: Entry) -> OptionTable {
        var table = self
        table.entries.append(entry)
        return table
    }
}
