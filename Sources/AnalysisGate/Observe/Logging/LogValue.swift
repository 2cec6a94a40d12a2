/// What a log field may hold; a `Secret` is none of these.
package enum LogValue: Sendable, Equatable {
    case text(String)
    case integer(Int)
    /// NaN and the infinities are written as null.
    case number(Double)
    case flag(Bool)
}

extension LogValue: ExpressibleByStringInterpolation, ExpressibleByIntegerLiteral, ExpressibleByFloatLiteral,
    ExpressibleByBooleanLiteral
{
    package init(stringLiteral value: String) {
        self = .text(value)
    }

    package init(integerLiteral value: Int) {
        self = .integer(value)
    }

    package init(floatLiteral value: Double) {
        self = .number(value)
    }

    package init(booleanLiteral value: Bool) {
        self = .flag(value)
    }
}
