import JSON
import TestKit
import Testing

@Suite("Bodies of hooks")
struct PayloadTests {
    private static let bodies: [(about: String, body: [UInt8])] = [
        ("nothing", []),
        ("blanks", Array("  \r\n ".utf8)),
        ("a word", Array("hello".utf8)),
        ("a list", Array(#"[{"name":"podinfo","namespace":"test"}]"#.utf8)),
        ("a string", Array(#""podinfo""#.utf8)),
        ("null", Array("null".utf8)),
        ("no name", Array(#"{"namespace":"test","phase":"Progressing","checksum":"1"}"#.utf8)),
        ("an empty name", Array(#"{"name":"","namespace":"test"}"#.utf8)),
        ("a name that is null", Array(#"{"name":null,"namespace":"test"}"#.utf8)),
        ("a name that is a number", Array(#"{"name":1,"namespace":"test"}"#.utf8)),
        ("a namespace that is a list", Array(#"{"name":"podinfo","namespace":["test"]}"#.utf8)),
        ("a phase that is a number", Array(#"{"name":"podinfo","namespace":"test","phase":1}"#.utf8)),
        ("a number in metadata", with(metadata: #""weight":10"#)),
        ("true in metadata", with(metadata: #""mute":true"#)),
        ("null in metadata", with(metadata: #""mute":null"#)),
        ("an object in metadata", with(metadata: #""a":{"b":"c"}"#)),
        ("metadata that is a list", Array(#"{"name":"podinfo","namespace":"test","metadata":[]}"#.utf8)),
        ("metadata that is a string", Array(#"{"name":"podinfo","namespace":"test","metadata":"a"}"#.utf8)),
        ("a number under a name of two lines", with(metadata: #""a\nb\u2028c\u001b[31m":10"#)),
        ("garbage behind it", Array(HookBody().text.utf8) + Array("x".utf8)),
        ("a second document", Array((HookBody().text + HookBody().text).utf8)),
        ("a comma at the end", Array(#"{"name":"podinfo","namespace":"test",}"#.utf8)),
        ("single quotes", Array("{'name':'podinfo','namespace':'test'}".utf8)),
        ("half of it", Array(HookBody().text.utf8.prefix(40))),
        ("depth 65", nested(65)),
        ("depth 5000", nested(5000)),
        ("a lone surrogate in the name", Array(#"{"name":"a\ud800","namespace":"test"}"#.utf8)),
        ("a lone surrogate in metadata", with(metadata: #""note":"\udc00 low first""#)),
        ("a lone surrogate in a member's name", with(metadata: #""\ud83d":"x""#)),
        ("bad UTF-8 in the name", bad(#"{"name":"a?","namespace":"test"}"#)),
        ("bad UTF-8 in metadata", bad(#"{"name":"a","namespace":"test","metadata":{"k":"?"}}"#)),
        ("a byte order mark of UTF-16", [0xFE, 0xFF] + Array(HookBody().text.utf8)),
        ("a raw control character", Array("{\"name\":\"a\u{1}\",\"namespace\":\"test\"}".utf8)),
        ("NUL", [0]),
    ]

    private static let accepted: [(about: String, body: String)] = [
        ("an unknown phase", HookBody(phase: "Dreaming").text),
        ("an empty phase", HookBody(phase: "").text),
        ("each early phase", HookBody(phase: "Initializing").text),
        ("a terminating Canary", HookBody(phase: "Terminated").text),
        ("an empty metadata key", HookBody(metadata: #""":"x""#).text),
        ("odd metadata keys", HookBody(metadata: #""a b/c.d\n\"é😀":"x","__proto__":"y""#).text),
        ("empty metadata", HookBody(metadata: "").text.replacing("}", with: #","metadata":{}}"#)),
        ("a pair of surrogates", HookBody(metadata: #""face":"\ud83d\ude00""#).text),
        ("unknown members", #"{"name":"podinfo","namespace":"test","buildId":[1,{"a":null}],"x":1e300}"#),
        ("depth 64", String(decoding: nested(64), as: UTF8.self)),
        ("names with dots", HookBody(name: "fraud.v2.model", namespace: "ml").text),
    ]

    @Test("what is no payload is refused with one line on every hook", arguments: HookBody.hooks)
    func refused(hook: String) async throws {
        let gate = try await RunningGate(configuration: GateYAML.text(source: GateYAML.downSource))
        for (about, body) in Self.bodies {
            let head = "POST /flagger/\(hook) HTTP/1.1\r\nHost: gate\r\nContent-Length: \(body.count)\r\n\r\n"
            let answer = try await gate.send(Array(head.utf8) + body)
            let isRefusal = (400..<500).contains(answer.status) && answer.status != 429
            #expect(isRefusal && answer.isOneLine, "\(about): \(answer.statusLine) \(answer.text)")
        }
        #expect(try await gate.document("/v1/rollouts")["rollouts"]?.elements?.isEmpty == true)
        #expect(try await gate.child.stop() == 0)
    }

    @Test("odd payloads are answered like any other on every hook", arguments: HookBody.hooks)
    func odd(hook: String) async throws {
        let gate = try await RunningGate(configuration: GateYAML.text(source: GateYAML.downSource))
        let usual = try await gate.post("/flagger/\(hook)", HookBody(name: "usual").text).status
        for (about, body) in Self.accepted {
            let answer = try await gate.post("/flagger/\(hook)", body)
            let isUsual = answer.status == usual || hook == "confirm-traffic-increase" && answer.status == 403
            #expect(isUsual && answer.isOneLine, "\(about): \(answer.statusLine) \(answer.text)")
        }
        #expect(try await gate.child.stop() == 0)
    }

    @Test("256 KiB are read, a byte more is 413 with one line", arguments: HookBody.hooks)
    func size(hook: String) async throws {
        let gate = try await RunningGate(configuration: GateYAML.text(source: GateYAML.downSource))
        let limit = 256 << 10
        let frame = HookBody(metadata: #""a":"""#).text.utf8.count
        let body = HookBody(metadata: #""a":"\#(String(repeating: "x", count: limit - frame))""#).text
        #expect(body.utf8.count == limit)
        #expect(try await gate.post("/flagger/\(hook)", body).status != 413)
        let large = try await gate.post("/flagger/\(hook)", body + " ")
        #expect(large.status == 413 && large.isOneLine, "\(large.statusLine)")
        let chunked = "POST /flagger/\(hook) HTTP/1.1\r\nHost: gate\r\nTransfer-Encoding: chunked\r\n\r\n"
        let chunk = "40001\r\n\(body) \r\n0\r\n\r\n"
        let alsoLarge = try await gate.send(Array((chunked + chunk).utf8))
        #expect(alsoLarge.status == 413 && alsoLarge.isOneLine, "\(alsoLarge.statusLine)")
    }

    private static func with(metadata: String) -> [UInt8] {
        Array(HookBody(metadata: metadata).text.utf8)
    }

    /// A payload with an unknown member, so that arrays and objects stand inside each other so deep.
    private static func nested(_ depth: Int) -> [UInt8] {
        let open = String(repeating: "[", count: depth - 1)
        let close = String(repeating: "]", count: depth - 1)
        return Array(#"{"name":"podinfo","namespace":"test","deep":\#(open)\#(close)}"#.utf8)
    }

    /// Puts a byte that UTF-8 never has where the question mark stands.
    private static func bad(_ text: String) -> [UInt8] {
        text.utf8.map { $0 == UInt8(ascii: "?") ? 0xFF : $0 }
    }
}
