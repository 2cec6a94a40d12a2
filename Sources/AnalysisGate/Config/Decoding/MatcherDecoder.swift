import Metrics

/// Decodes the label matchers of a side: `{app: "{{target}}", version: ["!=", stable]}`.
enum MatcherDecoder {
    private static let allowed = #"text, a pair like ["=~", "v[12]"] or a list of pairs; operators =, !=, =~, !~"#

    static func decode(_ reader: NodeReader) -> [LabelMatcher]? {
        guard let members = reader.members("a mapping of labels to values") else { return nil }
        if members.isEmpty { reader.fail("names no label; a side needs one at least") }
        var result: [LabelMatcher] = []
        var isWhole = true
        for (label, value) in members {
            if !isLabel(label) {
                value.noteAtKey("is no label's name; allowed: letters, digits and _, not beginning with a digit")
            } else if let matchers = matchers(label, value) {
                result += matchers
                continue
            }
            isWhole = false
        }
        return isWhole ? result : nil
    }

    private static func matchers(_ label: String, _ reader: NodeReader) -> [LabelMatcher]? {
        guard case .sequence(let elements) = reader.node.content else {
            return matcher(label, .equal, reader).map { [$0] }
        }
        let parts = reader.list(allowed) ?? []
        guard case .sequence = elements.first?.content else { return pair(label, reader).map { [$0] } }
        let pairs = parts.compactMap { pair(label, $0) }
        return pairs.count == parts.count ? pairs : nil
    }

    private static func pair(_ label: String, _ reader: NodeReader) -> LabelMatcher? {
        guard case .sequence = reader.node.content, let parts = reader.list(allowed), parts.count == 2 else {
            if reader.node.content != .refused { reader.fail("must be \(allowed)") }
            return nil
        }
        guard let operation = parts[0].choice(LabelMatcher.Operation.self) else { return nil }
        return matcher(label, operation, parts[1])
    }

    private static func matcher(
        _ label: String, _ operation: LabelMatcher.Operation, _ reader: NodeReader
    ) -> LabelMatcher? {
        // An empty value in quotes means that the label is not there, as in PromQL.
        let value: String? =
            if case .scalar("", plain: false) = reader.node.content { "" } else { reader.text(allowed) }
        guard let value else { return nil }
        do throws(TemplateProblem) {
            _ = try Template(value)
            return LabelMatcher(label, operation, value)
        } catch {
            reader.fail(error.message)
            return nil
        }
    }

    private static func isLabel(_ text: String) -> Bool {
        guard let first = text.utf8.first, !(0x30...0x39).contains(first), text != "__name__" else { return false }
        return text.utf8.count <= 128 && text.utf8.allSatisfy { $0.isNameByte && $0 != 0x2D }
    }
}
