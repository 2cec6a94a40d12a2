extension JSONValue {
    /// The member of that name; nil in anything but an object that has it.
    package subscript(name: String) -> JSONValue? {
        members?.first { $0.name == name }?.value
    }

    /// The element at that place; nil in anything but an array that reaches so far.
    package subscript(index: Int) -> JSONValue? {
        guard let elements, elements.indices.contains(index) else { return nil }
        return elements[index]
    }

    package var stringValue: String? {
        if case .string(let value) = self { value } else { nil }
    }

    package var numberValue: Double? {
        if case .number(let value) = self { value } else { nil }
    }

    /// A whole number that an Int holds; nil for a fraction.
    package var intValue: Int? { numberValue.flatMap(Int.init(exactly:)) }

    package var boolValue: Bool? {
        if case .bool(let value) = self { value } else { nil }
    }

    package var isNull: Bool { self == .null }

    package var elements: [JSONValue]? {
        if case .array(let values) = self { values } else { nil }
    }

    package var members: [Member]? {
        if case .object(let members) = self { members } else { nil }
    }
}
