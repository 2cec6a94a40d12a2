import JSON
import Testing

@Suite struct JSONScannerTests {
    @Test func readsWhatIsExpectedAndSkipsTheRest() throws {
        var scanner = JSONScanner(
            Array(#"{"skip":[{"a":[]},"\"]"],"n\u0061me":"caf\u00e9","count":3,"map":{"k":"v"}} "#.utf8))
        var seen: [String] = []
        try scanner.openObject()
        while let name = try scanner.nextMember() {
            if scanner.matches(name, "name") {
                seen.append(scanner.string(try scanner.text()))
            } else if scanner.matches(name, "count") {
                seen.append(String(try scanner.integer()))
            } else if scanner.matches(name, "map") {
                try scanner.openObject()
                while let key = try scanner.nextMember() {
                    seen.append(scanner.string(key) + scanner.string(try scanner.text()))
                }
            } else {
                try scanner.skip()
            }
        }
        try scanner.finish()
        #expect(seen == ["café", "3", "kv"])
    }

    @Test func refusesAnotherKind() {
        var scanner = JSONScanner(Array("[1.5]".utf8))
        #expect(throws: JSONProblem(offset: 0, "an object is expected")) { try scanner.openObject() }
        #expect(throws: Never.self) { try scanner.openArray() }
        #expect(throws: Never.self) { try scanner.nextElement() }
        #expect(throws: JSONProblem(offset: 1, "a whole number is expected")) { try scanner.integer() }
    }

    @Test func survivesMutatedDocuments() {
        let seed = Array(#"{"a":[1,{"b":"\ud83d\ude00é"},null,true,-1.5e-3],"c":"\u0041"}"#.utf8)
        var generator = SystemRandomNumberGenerator()
        for _ in 0..<20_000 {
            var bytes = seed
            for _ in 0..<Int.random(in: 1...4, using: &generator) {
                bytes[Int.random(in: bytes.indices, using: &generator)] = UInt8.random(in: 0...255, using: &generator)
            }
            bytes.removeLast(Int.random(in: 0...3, using: &generator))
            var scanner = JSONScanner(bytes)
            let skipped = (try? scanner.skip()) != nil
            // What the tree accepts the scanner passes too; it alone does not see repeated names.
            if (try? JSONValue.parse(bytes)) != nil { #expect(skipped) }
        }
    }
}
