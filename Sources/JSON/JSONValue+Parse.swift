extension JSONValue {
    /// Reads one document, strictly by RFC 8259; a repeated member name and a lone surrogate are refused too.
    package static func parse(_ bytes: [UInt8], limits: JSONLimits = JSONLimits()) throws(JSONProblem) -> JSONValue {
        guard bytes.count <= limits.maximumBytes else {
            throw JSONProblem(
                offset: limits.maximumBytes, "the document has \(bytes.count) bytes, \(limits.maximumBytes) are allowed"
            )
        }
        var scanner = JSONScanner(bytes, limits: limits)
        let value = try scanner.tree()
        try scanner.finish()
        return value
    }

    /// Reads one document from text, as strictly.
    package static func parse(_ text: String, limits: JSONLimits = JSONLimits()) throws(JSONProblem) -> JSONValue {
        try parse(Array(text.utf8), limits: limits)
    }
}

extension JSONScanner {
    /// Reads the next value as a tree. The scanner's depth limit bounds the recursion.
    package mutating func tree() throws(JSONProblem) -> JSONValue {
        switch try peek() {
        case .null:
            try null()
            return .null
        case .bool: return .bool(try bool())
        case .number: return .number(try number())
        case .string: return .string(string(try text()))
        case .array:
            var elements: [JSONValue] = []
            try openArray()
            while try nextElement() { elements.append(try tree()) }
            return .array(elements)
        case .object: return .object(try members())
        }
    }

    private mutating func members() throws(JSONProblem) -> [JSONValue.Member] {
        var members: [JSONValue.Member] = []
        // As bytes: "é" composed and decomposed are two names to JSON, but equal Strings.
        var names: Set<[UInt8]> = []
        try openObject()
        while let text = try nextMember() {
            let name = string(text)
            guard names.insert(Array(name.utf8)).inserted else {
                throw JSONProblem(offset: text.range.lowerBound, "a member name stands twice in one object")
            }
            members.append(JSONValue.Member(name, try tree()))
        }
        return members
    }
}
