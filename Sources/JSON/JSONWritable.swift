/// A value that knows how it is written as JSON.
package protocol JSONWritable {
    /// Appends exactly one JSON value by one of the writer's `append` functions.
    func write(to writer: inout JSONWriter)
}

extension Bool: JSONWritable {
    package func write(to writer: inout JSONWriter) { writer.appendRaw(self ? "true" : "false") }
}

extension Int: JSONWritable {
    package func write(to writer: inout JSONWriter) { writer.appendRaw(description) }
}

extension Int64: JSONWritable {
    package func write(to writer: inout JSONWriter) { writer.appendRaw(description) }
}

extension UInt64: JSONWritable {
    package func write(to writer: inout JSONWriter) { writer.appendRaw(description) }
}

extension Double: JSONWritable {
    /// Shortest text that reads back as the same number; `null` when it is not finite.
    package func write(to writer: inout JSONWriter) { writer.appendNumber(self) }
}

extension String: JSONWritable {
    package func write(to writer: inout JSONWriter) { writer.appendString(self) }
}

extension Optional: JSONWritable where Wrapped: JSONWritable {
    /// `null` for nil.
    package func write(to writer: inout JSONWriter) {
        if let self { self.write(to: &writer) } else { writer.appendRaw("null") }
    }
}

extension Array: JSONWritable where Element: JSONWritable {
    package func write(to writer: inout JSONWriter) {
        writer.appendArray { list in for element in self { list.value(element) } }
    }
}

extension JSONValue: JSONWritable {
    package func write(to writer: inout JSONWriter) {
        switch self {
        case .null: writer.appendRaw("null")
        case .bool(let value): value.write(to: &writer)
        case .number(let value): value.write(to: &writer)
        case .string(let value): value.write(to: &writer)
        case .array(let values): values.write(to: &writer)
        case .object(let members):
            writer.appendObject { object in for member in members { object.member(member.name, member.value) } }
        }
    }
}
