import JSON
import Testing

@Suite struct JSONWriterTests {
    @Test func nestsObjectsAndArrays() {
        var writer = JSONWriter()
        writer.object {
            $0.member("a", 1)
            $0.array("b") {
                $0.value("x")
                $0.object { $0.member("c", true) }
                $0.array { _ in }
            }
            $0.object("d") { _ in }
            $0.member("e", nil as String?)
            $0.member("f", [1, 2])
            $0.rawMember("g", "[0]".utf8)
        }
        #expect(writer.text == #"{"a":1,"b":["x",{"c":true},[]],"d":{},"e":null,"f":[1,2],"g":[0]}"#)
    }

    @Test(arguments: [
        ("plain", #""plain""#), ("", #""""#), ("a\"b\\c", #""a\"b\\c""#),
        ("\n\r\t\u{1}\u{1f}", #""\n\r\t\u0001\u001f""#),
        ("é😀\u{2028}", "\"é😀\u{2028}\""), ("\u{7f}/", "\"\u{7f}/\""),
    ])
    func escapesStrings(string: String, json: String) throws {
        var writer = JSONWriter()
        writer.value(string)
        #expect(writer.text == json)
        #expect(try JSONValue.parse(writer.bytes) == .string(string))
    }

    @Test(arguments: [
        (0.0, "0"), (-0.0, "0"), (5.0, "5"), (-3.0, "-3"), (0.1, "0.1"), (1e-7, "1e-07"), (1e300, "1e+300"),
        (9_007_199_254_740_991.0, "9007199254740991"), (Double.nan, "null"), (.infinity, "null"),
    ])
    func writesNumbers(number: Double, json: String) {
        var writer = JSONWriter()
        writer.value(number)
        #expect(writer.text == json)
    }

    @Test func replacesWhatIsNotFinite() {
        let bytes = JSONWriter.document { $0.object { $0.member("x", -.infinity, ifNotFinite: 0) } }
        #expect(String(decoding: bytes, as: UTF8.self) == #"{"x":0}"#)
    }

    @Test func numbersReadBackTheSame() throws {
        var generator = SystemRandomNumberGenerator()
        for _ in 0..<20_000 {
            let number = Double(bitPattern: generator.next())
            guard number.isFinite else { continue }
            #expect(try JSONValue.parse(JSONWriter.document { $0.value(number) }) == .number(number))
        }
    }
}
