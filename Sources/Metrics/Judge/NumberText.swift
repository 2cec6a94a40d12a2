import DriftStats
import Glibc

/// Numbers as they stand in a reason: short, and no more digits than a reader uses.
package enum NumberText {
    /// A share as a percentage with three significant digits: `1.52%`, `0.0123%`, `100%`.
    package static func percent(_ share: Double) -> String { significant(share * 100, digits: 3) + "%" }

    /// A ratio: `0.98x`, `3.1x`, `12x`; `>1000x` beyond.
    package static func ratio(_ ratio: Double) -> String { times(ratio) + "x" }

    /// A ratio without its unit, for intervals.
    package static func times(_ ratio: Double) -> String {
        switch ratio {
        case 0: "0"
        case ..<0.005: "<0.01"
        case ..<0.995: decimals(ratio, 2)
        case ..<9.95: decimals(ratio, 1)
        case ...1000: decimals(ratio, 0)
        default: ">1000"
        }
    }

    /// An interval of ratios: `2.2–4.3`, `1.1–∞`.
    static func interval(_ interval: Interval) -> String {
        "\(times(interval.lower))–\(interval.upper == .infinity ? "∞" : times(interval.upper))"
    }

    /// A count: whole below a million, then `1.25M` or `3.4G`.
    package static func count(_ count: Double) -> String {
        switch count {
        case ..<1000: significant(count, digits: 3)
        case ..<1e6: decimals(count, 0)
        case ..<1e9: significant(count / 1e6, digits: 3) + "M"
        default: significant(count / 1e9, digits: 3) + "G"
        }
    }

    /// A time in the unit that fits: `850µs`, `182ms`, `1.24s`.
    package static func seconds(_ seconds: Double) -> String {
        switch abs(seconds) {
        case 0: "0s"
        case ..<0.001: significant(seconds * 1e6, digits: 3) + "µs"
        case ..<1: significant(seconds * 1000, digits: 3) + "ms"
        default: significant(seconds, digits: 3) + "s"
        }
    }

    /// A wait: `45 s`, `14 min`, `3.5 h`, `12 days`.
    package static func minutes(_ minutes: Double) -> String {
        switch minutes {
        case ..<1: "\(decimals(max(1, minutes * 60), 0)) s"
        case ..<120: "\(decimals(minutes, 0)) min"
        case ..<2880: "\(significant(minutes / 60, digits: 2)) h"
        default: "\(decimals(minutes / 1440, 0)) days"
        }
    }

    /// A number with at most so many significant digits, without an exponent between 1e-6 and 1e15.
    package static func significant(_ number: Double, digits: Int) -> String {
        guard number.isFinite else { return number.isNaN ? "NaN" : number > 0 ? "+Inf" : "-Inf" }
        guard number != 0 else { return "0" }
        let magnitude = Int(floor(log10(abs(number))))
        guard magnitude >= -6, magnitude < 15 else { return number.description }
        return trimmed(decimals(number, max(0, digits - 1 - magnitude)))
    }

    /// A number rounded to so many decimals, all of them written.
    package static func decimals(_ number: Double, _ places: Int) -> String {
        guard number.isFinite, abs(number) < 1e15 else { return number.isFinite ? number.description : "\(number)" }
        let scale = pow(10, Double(places))
        let scaled = (abs(number) * scale).rounded()
        guard scaled < 9e18 else { return number.description }
        var digits = String(Int64(scaled))
        if digits.utf8.count <= places {
            digits = String(repeating: "0", count: places + 1 - digits.utf8.count) + digits
        }
        let sign = number < 0 && scaled > 0 ? "-" : ""
        guard places > 0 else { return sign + digits }
        return "\(sign)\(digits.dropLast(places)).\(digits.suffix(places))"
    }

    private static func trimmed(_ text: String) -> String {
        guard text.contains(".") else { return text }
        var text = text
        while text.hasSuffix("0") { text.removeLast() }
        if text.hasSuffix(".") { text.removeLast() }
        return text
    }
}
