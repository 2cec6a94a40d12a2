import AnalysisGate
import Foundation
import Testing

@Suite("Times of the API")
struct TimestampTests {
    @Test("they agree with the calendar of Foundation over four centuries")
    func calendar() throws {
        let formatter = ISO8601DateFormatter()
        formatter.formatOptions = [.withInternetDateTime, .withFractionalSeconds]
        var seconds = 0.5
        while seconds < 12_600_000_000 {
            let text = Timestamp.text(seconds)
            #expect(text == formatter.string(from: Date(timeIntervalSince1970: seconds)))
            #expect(Timestamp.read(text) == seconds)
            seconds += 86_399 * 37
        }
    }

    @Test(
        "they are read with offsets and as Unix seconds",
        arguments: [
            ("1763676503", 1_763_676_503.0), ("2025-11-20T22:08:23Z", 1_763_676_503),
            ("2025-11-20T23:08:23+01:00", 1_763_676_503), ("2025-11-20t22:08:23.25z", 1_763_676_503.25),
        ])
    func reads(text: String, seconds: Double) {
        #expect(Timestamp.read(text) == seconds)
    }

    @Test(
        "nothing else is",
        arguments: [
            "", "yesterday", "2025-13-01T00:00:00Z", "2025-11-20 22:08:23Z", "2025-11-20T22:08:23", "NaN", "-5",
            "2025-11-20T22:08:23.Z", "2025-11-20T22:08:23+0100", "2025-02-29T00:00:00Z",
        ])
    func refuses(text: String) {
        #expect(Timestamp.read(text) == nil)
    }
}

@Suite("The body of a hook")
struct FlaggerPayloadTests {
    func problem(_ body: String) -> String? {
        do throws(Problem) {
            _ = try FlaggerPayload(Array(body.utf8))
            return nil
        } catch {
            return error.status == 400 ? error.message : "status \(error.status)"
        }
    }

    @Test("unknown members, odd phases and odd keys are taken")
    func accepted() {
        #expect(
            problem(#"{"name":"a.b","namespace":"n","phase":"","checksum":"","metadata":{"":"x","é":""},"x":[1]}"#)
                == nil)
        #expect(problem(#"{"name":"a","namespace":"n"}"#) == nil)
    }

    @Test(
        "what is no Flagger payload is refused with a sentence",
        arguments: [
            "", "x", "[]", "null", #"{"name":1,"namespace":"n"}"#, #"{"namespace":"n"}"#,
            #"{"name":"","namespace":"n"}"#,
            #"{"name":"a","namespace":"n","metadata":{"x":1}}"#, #"{"name":"a","namespace":"n","metadata":[]}"#,
            #"{"name":"a","namespace":"n"} x"#, #"{"name":"a","name":"b","namespace":"n"}"#,
            #"{"name":"\ud800","namespace":"n"}"#, #"{"name":"a/b","namespace":"n"}"#,
            #"{"name":"a b","namespace":"n"}"#,
        ])
    func refused(body: String) {
        #expect(problem(body) != nil)
    }

    @Test("depth and bytes are bounded")
    func bounds() {
        let deep = String(repeating: "[", count: 65) + String(repeating: "]", count: 65)
        #expect(problem(#"{"name":"a","namespace":"n","x":\#(deep)}"#) != nil)
        var bytes = Array(#"{"name":"a","namespace":"n","x":""#.utf8)
        bytes += [0xFF, UInt8(ascii: "\""), UInt8(ascii: "}")]
        #expect(throws: Problem.self) { try FlaggerPayload(bytes) }
    }
}
