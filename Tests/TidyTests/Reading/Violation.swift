/// Where a house rule is broken, and how.
struct Violation: Equatable, CustomStringConvertible {
    var path: String
    var line: Int
    var message: String

    var description: String { "\(path):\(line): \(message)" }
}

extension [Violation] {
    /// One violation a line, for a test's failure message.
    var listed: String { map { "\n  " + $0.description }.joined() }
}
