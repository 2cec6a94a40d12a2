import JSON
import Testing

@Suite struct StructuralSchemaTests {
    private func errors(_ value: String, _ schema: String) throws -> [String] {
        try StructuralSchema(schema: JSONValue.parse(schema)).errors(in: JSONValue.parse(value))
    }

    @Test(arguments: [
        (#"{"a": 1}"#, #"{"type": "object", "properties": {"a": {"type": "string"}}}"#),
        (#"{"b": 1}"#, #"{"type": "object", "properties": {"a": {"type": "string"}}}"#),
        (#"{}"#, #"{"type": "object", "required": ["a"]}"#),
        (#""c""#, #"{"type": "string", "enum": ["a", "b"]}"#),
        (#""10 minutes""#, #"{"type": "string", "pattern": "^[0-9]+(m|s)"}"#),
        (#"1.5"#, #"{"type": "integer"}"#),
        (#"0"#, #"{"type": "number", "minimum": 1}"#),
        (#"101"#, #"{"type": "number", "maximum": 100}"#),
        (#"[1, "x"]"#, #"{"type": "array", "items": {"type": "number"}}"#),
        (#"{"a": "x", "b": 1}"#, #"{"type": "object", "additionalProperties": {"type": "string"}}"#),
        (#"{"a": 1, "b": 1}"#, #"{"oneOf": [{"required": ["a"]}, {"required": ["b"]}]}"#),
        (#"{}"#, #"{"anyOf": [{"required": ["a"]}, {"required": ["b"]}]}"#),
        (#"{"a": 1}"#, #"{"not": {"required": ["a"]}}"#),
        (#"{"a": 1}"#, #"{"allOf": [{"required": ["a"]}, {"required": ["b"]}]}"#),
        (#"true"#, #"{"x-kubernetes-int-or-string": true}"#),
    ])
    func `what does not fit is one error`(value: String, schema: String) throws {
        #expect(try errors(value, schema).count == 1)
    }

    @Test(arguments: [
        (
            #"{"a": "x", "b": {"c": 1}}"#,
            #"{"properties": {"a": {}, "b": {"additionalProperties": {"type": "number"}}}}"#
        ),
        (
            #"{"a": {"free": [1]}}"#,
            #"{"properties": {"a": {"type": "object", "x-kubernetes-preserve-unknown-fields": true}}}"#
        ),
        (#"{"a": 1, "c": 2}"#, #"{"oneOf": [{"required": ["a"], "properties": {"a": {}}}, {"required": ["b"]}]}"#),
        (#""10s""#, #"{"type": "string", "pattern": "^[0-9]+(m|s)"}"#),
        (#"80"#, #"{"x-kubernetes-int-or-string": true}"#),
    ])
    func `what fits passes`(value: String, schema: String) throws {
        #expect(try errors(value, schema) == [])
    }
}
