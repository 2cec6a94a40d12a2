import AnalysisGate
import Foundation
import Testing

@Suite("HTTP answers in bytes")
struct ResponseWriterTests {
    private func written(_ response: Response, isHead: Bool = false, closes: Bool = false) -> String {
        var writer = ResponseWriter()
        writer.date.update(unixSeconds: 784_111_777)
        var output: [UInt8] = []
        writer.write(response, isHead: isHead, closes: closes, to: &output)
        return String(decoding: output, as: UTF8.self)
    }

    @Test func wholeAnswer() {
        let response = Response(
            status: 405, contentType: "text/plain", headers: [HeaderField("Allow", "POST")], body: Array("no\n".utf8))
        #expect(
            written(response, closes: true)
                == """
                HTTP/1.1 405 Method Not Allowed\r
                Date: Sun, 06 Nov 1994 08:49:37 GMT\r
                Content-Type: text/plain\r
                Allow: POST\r
                Connection: close\r
                Content-Length: 3\r
                \r
                no\n
                """)
    }

    @Test func headHasTheLengthAndNoBody() {
        let answer = written(.text(200, "twelve bytes"), isHead: true)
        #expect(answer.contains("\r\nContent-Length: 12\r\n"))
        #expect(answer.hasSuffix("\r\n\r\n"))
    }

    @Test(arguments: [204, 304])
    func somethingWithoutBodySaysNothingOfALength(status: Int) {
        let answer = written(Response(status: status, body: [0x78]))
        #expect(!answer.contains("Content-Length"))
        #expect(answer.hasSuffix("\r\n\r\n"))
    }

    @Test func aFieldCannotEndItsLine() {
        let response = Response(
            status: 200, contentType: "a\r\nX: y", headers: [HeaderField("A\nB", "c\r\n\r\nd\0")])
        let answer = written(response)
        #expect(answer.contains("\r\nContent-Type: a  X: y\r\n"))
        #expect(answer.contains("\r\nA B: c    d \r\n"))
    }

    @Test func datesAreThoseOfTheCalendar() {
        var calendar = Calendar(identifier: .gregorian)
        calendar.timeZone = .gmt
        let formatter = DateFormatter()
        formatter.locale = Locale(identifier: "en_US_POSIX")
        formatter.timeZone = .gmt
        formatter.dateFormat = "EEE, dd MMM yyyy HH:mm:ss 'GMT'"
        var line = DateLine()
        // A prime step of about 29 days hits every month, weekday and leap day of 1970 to 2130.
        for seconds in stride(from: 0, to: 5_050_000_000, by: 2_500_009) {
            line.update(unixSeconds: seconds)
            let expected = formatter.string(from: Date(timeIntervalSince1970: Double(seconds)))
            #expect(String(decoding: line.bytes, as: UTF8.self) == "Date: \(expected)\r\n")
        }
        for seconds in [951_782_399, 951_782_400, 951_868_800, 4_107_542_399, 4_107_542_400] {
            line.update(unixSeconds: seconds)
            let expected = formatter.string(from: Date(timeIntervalSince1970: Double(seconds)))
            #expect(String(decoding: line.bytes, as: UTF8.self) == "Date: \(expected)\r\n")
        }
    }
}
