/// The `Date` header line of the present second, in the fixed form of RFC 9110, 5.6.7.
package struct DateLine: Sendable {
    package private(set) var bytes: [UInt8] = []
    private var unixSeconds = Int.min

    package init() {}

    /// Writes the line anew when the second has changed.
    package mutating func update(unixSeconds seconds: Int) {
        guard seconds != unixSeconds else { return }
        unixSeconds = seconds
        let (days, secondOfDay) = Self.floorDivide(seconds, 86_400)
        let (year, month, day) = Self.civil(daysSince1970: days)
        let weekday = Self.floorDivide(days + 4, 7).remainder
        let date = "\(Self.weekdays[weekday]), \(Self.two(day)) \(Self.months[month - 1]) \(year)"
        let time = [secondOfDay / 3_600, secondOfDay / 60 % 60, secondOfDay % 60].map(Self.two)
        bytes = Array("Date: \(date) \(time.joined(separator: ":")) GMT\r\n".utf8)
    }

    private static let weekdays = ["Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"]
    private static let months = [
        "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
    ]

    private static func two(_ value: Int) -> String {
        value < 10 ? "0\(value)" : "\(value)"
    }

    private static func floorDivide(_ value: Int, _ divisor: Int) -> (quotient: Int, remainder: Int) {
        let remainder = (value % divisor + divisor) % divisor
        return ((value - remainder) / divisor, remainder)
    }

    /// Year, month and day in the Gregorian calendar, counted in years that begin on 1 March so that the
    /// leap day is their last; 719,468 days lie between 1 March of the year 0 and 1970.
    private static func civil(daysSince1970: Int) -> (year: Int, month: Int, day: Int) {
        let (era, dayOfEra) = floorDivide(daysSince1970 + 719_468, 146_097)
        let yearOfEra = (dayOfEra - dayOfEra / 1_460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
        let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
        let monthFromMarch = (5 * dayOfYear + 2) / 153
        let day = dayOfYear - (153 * monthFromMarch + 2) / 5 + 1
        let month = monthFromMarch < 10 ? monthFromMarch + 3 : monthFromMarch - 9
        let year = era * 400 + yearOfEra + (month <= 2 ? 1 : 0)
        return (year, month, day)
    }
}
