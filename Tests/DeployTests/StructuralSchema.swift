import JSON

/// Checks a value against the part of OpenAPI 3 that custom resource definitions use.
///
/// A field that the schema does not know is an error, as with `kubectl apply --validate=strict`.
struct StructuralSchema {
    let schema: JSONValue

    /// Each error as `path: what is wrong`.
    func errors(in value: JSONValue) -> [String] {
        Self.errors(value, schema, "", isWhole: true)
    }

    /// - Parameter isWhole: False inside `oneOf` and its like, which name only the fields that they care about.
    private static func errors(_ value: JSONValue, _ schema: JSONValue, _ path: String, isWhole: Bool) -> [String] {
        var found = typeErrors(value, schema, path) + valueErrors(value, schema, path)
        switch value {
        case .object(let members):
            found += objectErrors(members, schema, path, isWhole: isWhole)
        case .array(let elements):
            guard let items = schema["items"] else { break }
            for (index, element) in elements.enumerated() {
                found += errors(element, items, "\(path)[\(index)]", isWhole: isWhole)
            }
        default: break
        }
        return found + combinationErrors(value, schema, path)
    }

    private static func typeErrors(_ value: JSONValue, _ schema: JSONValue, _ path: String) -> [String] {
        if schema["x-kubernetes-int-or-string"]?.boolValue == true {
            return value.intValue != nil || value.stringValue != nil ? [] : ["\(path): neither integer nor string"]
        }
        guard let type = schema["type"]?.stringValue else { return [] }
        let fits =
            switch type {
            case "object": value.members != nil
            case "array": value.elements != nil
            case "string": value.stringValue != nil
            case "integer": value.intValue != nil
            case "number": value.numberValue != nil
            case "boolean": value.boolValue != nil
            default: false
            }
        return fits ? [] : ["\(path): no \(type)"]
    }

    private static func valueErrors(_ value: JSONValue, _ schema: JSONValue, _ path: String) -> [String] {
        var found: [String] = []
        if let allowed = schema["enum"]?.elements, !allowed.contains(value) {
            found.append("\(path): not one of the allowed values")
        }
        if let pattern = schema["pattern"]?.stringValue, let text = value.stringValue {
            let matches = (try? Regex(pattern)).map { text.contains($0) } ?? false
            if !matches { found.append("\(path): '\(text)' does not match \(pattern)") }
        }
        if let minimum = schema["minimum"]?.numberValue, let number = value.numberValue, number < minimum {
            found.append("\(path): below \(minimum)")
        }
        if let maximum = schema["maximum"]?.numberValue, let number = value.numberValue, number > maximum {
            found.append("\(path): above \(maximum)")
        }
        return found
    }

    private static func objectErrors(
        _ members: [JSONValue.Member], _ schema: JSONValue, _ path: String, isWhole: Bool
    ) -> [String] {
        var found: [String] = []
        for name in schema["required"]?.elements?.compactMap(\.stringValue) ?? []
        where !members.contains(where: { $0.name == name }) {
            found.append("\(path): \(name) is missing")
        }
        let keepsUnknown = schema["x-kubernetes-preserve-unknown-fields"]?.boolValue == true
        for member in members {
            let place = "\(path).\(member.name)"
            if let known = schema["properties"]?[member.name] {
                found += errors(member.value, known, place, isWhole: isWhole)
            } else if let others = schema["additionalProperties"], others.members != nil {
                found += errors(member.value, others, place, isWhole: isWhole)
            } else if isWhole && schema["properties"] != nil && !keepsUnknown {
                found.append("\(place): unknown field")
            }
        }
        return found
    }

    private static func combinationErrors(_ value: JSONValue, _ schema: JSONValue, _ path: String) -> [String] {
        func fitting(_ name: String) -> Int? {
            schema[name]?.elements?.filter { errors(value, $0, path, isWhole: false).isEmpty }.count
        }
        var found: [String] = []
        if let count = fitting("oneOf"), count != 1 {
            found.append("\(path): fits \(count) of the oneOf, not exactly one")
        }
        if fitting("anyOf") == 0 { found.append("\(path): fits none of the anyOf") }
        if let count = fitting("allOf"), count != schema["allOf"]?.elements?.count {
            found.append("\(path): does not fit all of the allOf")
        }
        if let excluded = schema["not"], errors(value, excluded, path, isWhole: false).isEmpty {
            found.append("\(path): fits what is excluded")
        }
        return found
    }
}
