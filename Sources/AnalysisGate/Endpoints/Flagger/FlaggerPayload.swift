import JSON

/// The body of a Flagger hook, checked; unknown members are passed over.
package struct FlaggerPayload: Sendable, Equatable {
    /// A name of Kubernetes has at most so many characters.
    package static let maximumNameBytes = 253

    package var name: String
    package var namespace: String
    package var phase: String
    package var checksum: String
    package var metadata: [String: String]

    /// - Throws: `Problem` 400 with one line that says what is wrong and where.
    package init(_ body: [UInt8]) throws(Problem) {
        let document: JSONValue
        do throws(JSONProblem) {
            document = try JSONValue.parse(body)
        } catch {
            throw Problem(400, "the body is not the JSON of a Flagger hook: \(error.message)")
        }
        guard document.members != nil else {
            throw Problem(400, "the body is not the JSON of a Flagger hook: an object is expected")
        }
        name = try Self.identifier("name", document)
        namespace = try Self.identifier("namespace", document)
        phase = try Self.text("phase", document)
        checksum = try Self.text("checksum", document)
        metadata = try Self.metadata(document["metadata"])
    }

    private static func identifier(_ member: String, _ document: JSONValue) throws(Problem) -> String {
        let text = try text(member, document)
        guard !text.isEmpty else { throw Problem(400, "\(member) is missing: it names the Canary") }
        guard text.utf8.count <= maximumNameBytes else {
            throw Problem(400, "\(member) has \(text.utf8.count) bytes: at most \(maximumNameBytes) are allowed")
        }
        guard text.utf8.allSatisfy({ $0 > 0x20 && $0 != 0x7F && $0 != UInt8(ascii: "/") }) else {
            throw Problem(400, "\(member) holds a blank, a slash or a control character: Kubernetes names have none")
        }
        return text
    }

    private static func text(_ member: String, _ document: JSONValue) throws(Problem) -> String {
        switch document[member] {
        case nil, .null: return ""
        case .string(let text): return text
        default: throw Problem(400, "\(member) is not a string")
        }
    }

    private static func metadata(_ value: JSONValue?) throws(Problem) -> [String: String] {
        guard let value, !value.isNull else { return [:] }
        guard let members = value.members else { throw Problem(400, "metadata is not an object of strings") }
        var metadata: [String: String] = [:]
        for member in members {
            guard let text = member.value.stringValue else {
                throw Problem(400, "metadata.\(member.name.prefix(64)) is not a string: Flagger sends strings only")
            }
            metadata[member.name] = text
        }
        return metadata
    }
}
