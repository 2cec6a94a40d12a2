/// A command line, read as GNU programs read theirs: `--name=value`, `--name value`, unambiguous beginnings of a
/// name, `--` before words that begin with a dash.
package struct Options: Sendable, Equatable {
    /// The words that are no options, in their order.
    package private(set) var words: [String] = []
    private var values: [String: [String]] = [:]

    /// - Throws: `UsageProblem` that names the argument and what is allowed.
    package init(_ arguments: [String], _ table: OptionTable) throws(UsageProblem) {
        var rest = arguments[...]
        while let argument = rest.popFirst() {
            if argument == "--" {
                words += rest
                break
            }
            guard argument.hasPrefix("--") else {
                if argument.hasPrefix("-"), argument.count > 1 {
                    throw UsageProblem("unknown option \(argument): options have long names, see --help")
                }
                words.append(argument)
                continue
            }
            try take(argument.dropFirst(2), &rest, table)
        }
        if !has("help"), !has("version"), !table.words.contains(words.count) { throw Self.wordProblem(words, table) }
    }

    /// Whether the option was given.
    package func has(_ name: String) -> Bool { values[name] != nil }

    /// The value of an option; the last one where it was repeated.
    package subscript(name: String) -> String? { values[name]?.last }

    /// Every value of a repeatable option, in their order.
    package func all(_ name: String) -> [String] { values[name] ?? [] }

    private mutating func take(
        _ argument: Substring, _ rest: inout ArraySlice<String>, _ table: OptionTable
    ) throws(UsageProblem) {
        let parts = argument.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
        let entry = try Self.entry(String(parts[0]), table)
        if entry.value == nil {
            guard parts.count == 1 else { throw UsageProblem("--\(entry.name) takes no value") }
            values[entry.name] = [""]
            return
        }
        guard let value = parts.count == 2 ? String(parts[1]) : rest.popFirst() else {
            throw UsageProblem("--\(entry.name) needs a value")
        }
        guard values[entry.name] == nil || entry.isRepeatable else {
            throw UsageProblem("--\(entry.name) is given twice")
        }
        values[entry.name, default: []].append(value)
    }

    private static func entry(_ name: String, _ table: OptionTable) throws(UsageProblem) -> OptionTable.Entry {
        if let exact = table.entries.first(where: { $0.name == name }) { return exact }
        let beginning = table.entries.filter { $0.name.hasPrefix(name) }
        if beginning.count == 1, !name.isEmpty { return beginning[0] }
        let known = (beginning.count > 1 && !name.isEmpty ? beginning : table.entries).map { "--\($0.name)" }
        let what = beginning.count > 1 ? "ambiguous" : "unknown"
        throw UsageProblem("\(what) option --\(name): there are \(known.joined(separator: ", "))")
    }

    private static func wordProblem(_ words: [String], _ table: OptionTable) -> UsageProblem {
        if words.count > table.words.upperBound {
            return UsageProblem("unexpected argument \"\(words[table.words.upperBound])\"")
        }
        return UsageProblem("an argument is missing")
    }
}
