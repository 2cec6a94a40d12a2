/// Times of overrides and freezes as people write them.
package enum HoldTime {
    /// The longest that anything may be held or let through at one word: 30 days.
    package static let maximumSeconds = 30.0 * 86_400

    /// `30m`, `2h`, `1h30m` or seconds.
    ///
    /// - Throws: `Problem` 400 that says what is allowed.
    package static func seconds(_ text: String) throws(Problem) -> Double {
        guard let seconds = read(text), seconds >= 0, seconds <= maximumSeconds else {
            throw Problem(400, "for is \"\(text.prefix(40))\": a time like 30m, 2h or 1h30m is needed, at most 720h")
        }
        return seconds
    }

    /// nil for an empty text.
    package static func moment(_ name: String, _ text: String) throws(Problem) -> Double? {
        if text.isEmpty { return nil }
        guard let moment = Timestamp.read(text), moment < Timestamp.end else {
            throw Problem(400, "\(name) is \"\(text.prefix(40))\": Unix seconds or a time like 2026-11-20T22:00:00Z")
        }
        return moment
    }

    private static func read(_ text: String) -> Double? {
        if let seconds = Double(text) { return seconds.isFinite ? seconds : nil }
        var rest = text[...]
        var total = 0.0
        while !rest.isEmpty {
            let digits = rest.prefix { $0.isASCII && ($0.isNumber || $0 == ".") }
            let unit = rest.dropFirst(digits.count).prefix { $0.isLetter }
            guard let number = Double(digits), let scale = ["s": 1.0, "m": 60, "h": 3600, "d": 86_400][String(unit)]
            else { return nil }
            total += number * scale
            rest = rest.dropFirst(digits.count + unit.count)
        }
        return text.isEmpty ? nil : total
    }
}
