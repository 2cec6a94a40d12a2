/// A YAML text as a tree, and everything that is wrong with it as YAML.
///
/// Refused: anchors, aliases and tags (a file says what it says where it stands), keys given twice, keys that are no
/// text, several documents, and whatever passes the limits.
package struct YAMLDocument: Sendable {
    package static let limitBytes = 1 << 20
    package static let limitDepth = 64
    package static let limitNodes = 100_000

    /// Nil for a text that holds nothing or that cannot be read.
    package var root: YAMLNode?
    package var problems: [YAMLProblem]

    package init(_ bytes: [UInt8]) {
        root = nil
        problems = []
        guard bytes.count <= Self.limitBytes else {
            problems = [YAMLProblem(line: 1, column: 1, message: "the file is over \(Self.limitBytes) bytes")]
            return
        }
        do throws(YAMLProblem) {
            var reader = try YAMLTreeReader(bytes)
            defer { problems = reader.problems }
            root = try reader.document()
        } catch {
            problems.append(Self.explained(error, bytes))
        }
    }

    /// Adds what most often lies behind libyaml's words.
    private static func explained(_ problem: YAMLProblem, _ bytes: [UInt8]) -> YAMLProblem {
        guard problem.path.isEmpty else { return problem }
        var result = problem
        let lines = bytes.split(separator: 0x0A, omittingEmptySubsequences: false)
        let index = problem.line - 1
        let line = lines.indices.contains(index) ? String(decoding: lines[index], as: UTF8.self) : ""
        result.message = "is no YAML: \(problem.message)"
        if problem.message.contains("cannot start any token") {
            result.message += "; indent with blanks, and quote text that begins with @, ` or %"
        } else if line.contains("{{") {
            result.message += "; text that begins with {{ needs quotes"
        } else if problem.message.contains("alphabetic or numeric") {
            result.message += "; text that begins with *, & or ! needs quotes"
        }
        return result
    }
}
