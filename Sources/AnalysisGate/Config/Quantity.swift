/// Numbers with units as people write them: `4s`, `1h30m`, `5%`, `0.05`.
package enum Quantity {
    /// The unit of a series of times, known from its name.
    package enum TimeUnit: Sendable {
        case seconds
        case milliseconds

        /// `…_seconds`, `…_milliseconds` and `…_ms`, with or without a histogram's ending; nil for any other name.
        package init?(metric: String) {
            var name = metric[...]
            for ending in ["_bucket", "_sum", "_count"] where name.hasSuffix(ending) {
                name = name.dropLast(ending.count)
            }
            if name.hasSuffix("_seconds") {
                self = .seconds
            } else if name.hasSuffix("_milliseconds") || name.hasSuffix("_ms") {
                self = .milliseconds
            } else {
                return nil
            }
        }
    }

    /// A duration, `1h30m`, `4s`, `200ms`, each unit (d, h, m, s, ms) once and the largest first, or plain seconds.
    /// Answers it in `unit`, exactly as if the digits had been written in it.
    package static func time(_ text: String, in unit: TimeUnit = .seconds) -> Double? {
        let shift = unit == .milliseconds ? 3 : 0
        if isNumber(text[...]) { return scaled(text[...], by: shift) }
        let units: [(name: String, exponent: Int, factor: Double)] = [
            ("d", 0, 86400), ("h", 0, 3600), ("m", 0, 60), ("s", 0, 1), ("ms", -3, 1),
        ]
        var rest = text[...]
        var allowed = units[...]
        var total = 0.0
        repeat {
            let digits = leadingNumber(rest)
            let name = rest.dropFirst(digits.count).prefix { $0.isASCII && $0.isLetter }
            guard let index = allowed.firstIndex(where: { $0.name == name }) else { return nil }
            guard let number = scaled(digits, by: units[index].exponent + shift) else { return nil }
            total += number * units[index].factor
            allowed = units[(index + 1)...]
            rest = rest.dropFirst(digits.count + name.count)
        } while !rest.isEmpty
        return total
    }

    /// A share: `5%` or `0.05`.
    package static func share(_ text: String) -> Double? {
        text.hasSuffix("%") ? scaled(text.dropLast(), by: -2) : number(text)
    }

    /// A plain decimal number, with an exponent or without, not negative.
    package static func number(_ text: String) -> Double? {
        scaled(text[...], by: 0)
    }

    /// A number times a power of ten, rounded once: `0.7` by −2 is the double nearest to 0.007.
    private static func scaled(_ text: Substring, by exponent: Int) -> Double? {
        guard isNumber(text) else { return nil }
        let parts = text.split(whereSeparator: { $0 == "e" || $0 == "E" })
        guard parts.count < 2 || parts[1].count <= 4 else { return nil }
        let own = parts.count == 2 ? Int(parts[1]) ?? 0 : 0
        return Double("\(parts[0])e\(own + exponent)").flatMap { $0.isFinite ? $0 : nil }
    }

    private static func isNumber(_ text: Substring) -> Bool {
        !text.isEmpty && leadingNumber(text).count == text.count
    }

    /// The longest beginning that is a decimal number, empty when there is none.
    private static func leadingNumber(_ text: Substring) -> Substring {
        let isDigit: (Character) -> Bool = { $0.isASCII && $0.isNumber }
        let whole = text.prefix(while: isDigit)
        guard !whole.isEmpty, whole.count <= 30 else { return "" }
        var end = whole.endIndex
        if text[end...].first == "." {
            let fraction = text[end...].dropFirst().prefix(while: isDigit)
            guard !fraction.isEmpty, fraction.count <= 30 else { return "" }
            end = fraction.endIndex
        }
        if let letter = text[end...].first, letter == "e" || letter == "E" {
            let signed = text[end...].dropFirst()
            let unsigned = signed.first == "-" || signed.first == "+" ? signed.dropFirst() : signed
            let digits = unsigned.prefix(while: isDigit)
            if !digits.isEmpty { end = digits.endIndex }
        }
        return text[..<end]
    }
}
