/// Times as the API writes and reads them: RFC 3339 in UTC.
package enum Timestamp {
    /// The year 10000, which no time of four digits reaches; Unix seconds.
    package static let end = 253_402_300_800.0

    /// `2026-11-20T22:08:23.123Z`; empty for 0, which stands for "never".
    package static func text(_ unixSeconds: Double) -> String {
        guard unixSeconds > 0, unixSeconds < end else { return "" }
        let milliseconds = Int((unixSeconds * 1000).rounded(.down))
        let (seconds, rest) = milliseconds.quotientAndRemainder(dividingBy: 1000)
        let (days, inDay) = seconds.quotientAndRemainder(dividingBy: 86_400)
        let date = civil(days: days)
        return "\(padded(date.year, 4))-\(padded(date.month, 2))-\(padded(date.day, 2))T"
            + "\(padded(inDay / 3600, 2)):\(padded(inDay / 60 % 60, 2)):\(padded(inDay % 60, 2))."
            + "\(padded(rest, 3))Z"
    }

    /// Reads Unix seconds or `YYYY-MM-DDThh:mm:ss[.fff](Z|±hh:mm)`; nil for anything else.
    package static func read(_ text: String) -> Double? {
        if let seconds = Double(text) { return seconds.isFinite && seconds >= 0 ? seconds : nil }
        let bytes = Array(text.utf8)
        guard bytes.count >= 20, bytes[4] == dash, bytes[7] == dash, bytes[10] | 0x20 == UInt8(ascii: "t"),
            bytes[13] == colon, bytes[16] == colon,
            let year = digits(bytes[0..<4]), let month = digits(bytes[5..<7]), let day = digits(bytes[8..<10]),
            let hour = digits(bytes[11..<13]), let minute = digits(bytes[14..<16]),
            let second = digits(bytes[17..<19]), (1...12).contains(month), (1...31).contains(day), hour < 24,
            minute < 60, second <= 60
        else { return nil }
        var rest = bytes[19...]
        var fraction = 0.0
        if rest.first == UInt8(ascii: ".") {
            let part = rest.dropFirst().prefix { (0x30...0x39).contains($0) }
            guard !part.isEmpty, let value = Double("0." + String(decoding: part, as: UTF8.self)) else { return nil }
            fraction = value
            rest = rest.dropFirst(1 + part.count)
        }
        guard let offset = offsetSeconds(rest) else { return nil }
        let date = days(year: year, month: month, day: day)
        guard civil(days: date).day == day else { return nil }
        let whole = date * 86_400 + hour * 3600 + minute * 60 + second
        return Double(whole - offset) + fraction
    }

    private static let dash = UInt8(ascii: "-")
    private static let colon = UInt8(ascii: ":")

    private static func offsetSeconds(_ bytes: ArraySlice<UInt8>) -> Int? {
        let bytes = Array(bytes)
        if bytes.count == 1, bytes[0] | 0x20 == UInt8(ascii: "z") { return 0 }
        guard bytes.count == 6, bytes[0] == UInt8(ascii: "+") || bytes[0] == dash, bytes[3] == colon,
            let hours = digits(bytes[1..<3]), let minutes = digits(bytes[4..<6]), hours < 24, minutes < 60
        else { return nil }
        return (bytes[0] == dash ? -1 : 1) * (hours * 3600 + minutes * 60)
    }

    private static func digits(_ bytes: ArraySlice<UInt8>) -> Int? {
        bytes.reduce(0 as Int?) { value, byte in
            guard let value, (0x30...0x39).contains(byte) else { return nil }
            return value * 10 + Int(byte - 0x30)
        }
    }

    private static func padded(_ number: Int, _ width: Int) -> String {
        let digits = String(number)
        return String(repeating: "0", count: max(0, width - digits.count)) + digits
    }

    /// Days since 1970-01-01 of a date of the Gregorian calendar, counted in years that begin in March.
    private static func days(year: Int, month: Int, day: Int) -> Int {
        let marchYear = month > 2 ? year : year - 1
        let marchMonth = (month + 9) % 12
        return 365 * marchYear + marchYear / 4 - marchYear / 100 + marchYear / 400
            + (153 * marchMonth + 2) / 5 + day - 1 - 719_468
    }

    private static func civil(days: Int) -> (year: Int, month: Int, day: Int) {
        // The largest March year that begins on or before the day: at most two below this guess.
        var marchYear = (days + 719_468) * 400 / 146_097 + 1
        while Self.days(year: marchYear, month: 3, day: 1) > days { marchYear -= 1 }
        let dayOfYear = days - Self.days(year: marchYear, month: 3, day: 1)
        let marchMonth = (5 * dayOfYear + 2) / 153
        let month = marchMonth < 10 ? marchMonth + 3 : marchMonth - 9
        return (month > 2 ? marchYear : marchYear + 1, month, dayOfYear - (153 * marchMonth + 2) / 5 + 1)
    }
}
