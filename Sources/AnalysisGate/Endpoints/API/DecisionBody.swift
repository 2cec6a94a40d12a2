import JSON

/// The body of a decision: `{"by": …, "reason": …}` and what else the decision needs; every value a string.
package struct DecisionBody: Sendable {
    private let members: [JSONValue.Member]

    /// - Parameter allowed: The members that the decision knows beside `by` and `reason`.
    /// - Throws: `Problem` 400 with one line.
    package init(_ body: [UInt8], allowed: [String] = []) throws(Problem) {
        if body.isEmpty {
            members = []
            return
        }
        members = try Self.object(body)
        let known = ["by", "reason"] + allowed
        for member in members where !known.contains(member.name) {
            throw Problem(
                400, "unknown member \"\(member.name.prefix(64))\": allowed are \(known.joined(separator: ", "))")
        }
    }

    private static func object(_ body: [UInt8]) throws(Problem) -> [JSONValue.Member] {
        let document: JSONValue
        do throws(JSONProblem) {
            document = try JSONValue.parse(body)
        } catch {
            throw Problem(400, "the body is not JSON: \(error.message)")
        }
        guard let members = document.members else {
            throw Problem(400, "the body is not a JSON object like {\"by\": \"…\", \"reason\": \"…\"}")
        }
        return members
    }

    package var by: String { get throws(Problem) { try text("by") } }

    package var reason: String { get throws(Problem) { try text("reason") } }

    /// A member that may be missing; an empty text then.
    package func text(_ name: String) throws(Problem) -> String {
        guard let value = members.first(where: { $0.name == name })?.value, !value.isNull else { return "" }
        guard let text = value.stringValue else { throw Problem(400, "\(name) is not a string") }
        guard text.utf8.count <= 1000 else { throw Problem(400, "\(name) is longer than 1000 bytes") }
        return text
    }

    /// A string, or a list of strings.
    package func texts(_ name: String) throws(Problem) -> [String] {
        guard let value = members.first(where: { $0.name == name })?.value, let elements = value.elements else {
            let text = try text(name)
            return text.isEmpty ? [] : text.split(separator: ",").map { String($0) }
        }
        let texts = elements.compactMap(\.stringValue)
        guard texts.count == elements.count, texts.count <= 100 else {
            throw Problem(400, "\(name) is not a list of at most 100 strings")
        }
        return texts
    }
}
