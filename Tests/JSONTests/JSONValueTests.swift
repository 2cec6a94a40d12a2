import JSON
import Testing

@Suite struct JSONValueTests {
    @Test func readsEveryKind() throws {
        let value = try JSONValue.parse(#" {"a": [1, -2.5e3, true, false, null, "x\u0041\ud83d\ude00\n"], "é": {}} "#)
        #expect(value["a"]?.elements?.count == 6)
        #expect(value["a"]?[0]?.intValue == 1)
        #expect(value["a"]?[1]?.numberValue == -2500)
        #expect(value["a"]?[2]?.boolValue == true)
        #expect(value["a"]?[4]?.isNull == true)
        #expect(value["a"]?[5]?.stringValue == "xA😀\n")
        #expect(value["a"]?[6] == nil)
        #expect(value["é"] == .object([]))
        #expect(value["b"] == nil)
        #expect(value["a"]?[1]?.intValue == -2500)
        #expect(JSONValue.number(0.5).intValue == nil)
    }

    @Test(arguments: [
        ("", 0), ("  ", 2), ("{", 1), ("[1,]", 3), ("[,1]", 1), ("{\"a\":1,}", 7), ("{\"a\" 1}", 5), ("{a:1}", 1),
        ("[1 2]", 3), ("1 1", 2), ("01", 1), ("-", 1), ("+1", 0), ("1.", 2), (".5", 0), ("1e", 2), ("0x10", 1),
        ("NaN", 0),
        ("tru", 0), ("nul", 0), ("\"a", 2), ("\"\\x\"", 1), ("\"\\u12g4\"", 1), ("\"\\ud800\"", 1), ("\"\\udc00\"", 1),
        ("\"\\ud800\\u0041\"", 1), ("\"\n\"", 1), ("\"\\", 1), ("{\"a\":1,\"a\":2}", 8), ("{\"a\":1,\"\\u0061\":2}", 8),
        ("1e400", 5), ("[}", 1), ("{]", 1), ("\u{FEFF}1", 0), ("[1]]", 3),
    ])
    func refusesWithTheOffset(json: String, offset: Int) {
        let problem = problem(Array(json.utf8))
        #expect(problem?.offset == offset, "\(json): \(problem?.message ?? "accepted")")
    }

    @Test(
        arguments: [
            [0xC0, 0x80], [0xC3], [0x80], [0xE0, 0x80, 0x80], [0xED, 0xA0, 0x80], [0xF4, 0x90, 0x80, 0x80],
            [0xF5, 0x80], [0xFF],
            [0xF0, 0x9F, 0x98],
        ] as [[UInt8]])
    func refusesBadUTF8(bytes: [UInt8]) {
        #expect(problem([0x22] + bytes + [0x22]) == JSONProblem(offset: 1, "the bytes are not UTF-8"))
    }

    @Test func acceptsAllOfUnicode() throws {
        for scalar in (UInt32(0x20)...0x10FFFF).lazy.compactMap(Unicode.Scalar.init) where scalar.value % 97 == 0 {
            let string = String(scalar)
            #expect(try JSONValue.parse(JSONWriter.document { $0.value(string) }) == .string(string))
        }
    }

    @Test func composedAndDecomposedNamesDiffer() throws {
        #expect(try JSONValue.parse("{\"\u{e9}\":1,\"e\u{301}\":2}").members?.count == 2)
    }

    @Test func limitsDepthAndBytes() throws {
        let deep = String(repeating: "[", count: 64) + String(repeating: "]", count: 64)
        _ = try JSONValue.parse(deep)
        #expect(problem(Array("[\(deep)]".utf8))?.offset == 65)
        #expect(problem(Array("[1,2]".utf8), JSONLimits(maximumBytes: 4))?.offset == 4)
    }

    @Test func aMillionBracketsAreRefusedNotFollowed() {
        #expect(problem(Array(repeating: 0x5B, count: 1_000_000))?.offset == 65)
    }

    @Test func anyPrefixIsRefusedOrWhole() {
        let json = Array(#"{"a":[1,{"b":"\ud83d\ude00é"},null,true,-1.5e-3]}"#.utf8)
        for length in 0..<json.count { #expect(problem(Array(json[..<length])) != nil) }
    }

    private func problem(_ bytes: [UInt8], _ limits: JSONLimits = JSONLimits()) -> JSONProblem? {
        do {
            _ = try JSONValue.parse(bytes, limits: limits)
            return nil
        } catch {
            return error
        }
    }
}
