import Glibc

/// Mean and spread of a sample, for values of any size: everything is scaled by a power of two before it is squared.
public struct SampleMoments: Sendable, Equatable {
    public let count: Double
    public let mean: Double
    /// Over n: 0 for a constant sample.
    public let populationDeviation: Double

    /// - Throws: for an empty sample or a number that is not finite.
    public init(_ values: [Double]) throws(InvalidArgument) {
        try Sample.validate(values, "values")
        let n = Double(values.count)
        let largest = values.reduce(0) { max($0, abs($1)) }
        count = n
        guard largest > 0 else {
            mean = 0
            populationDeviation = 0
            return
        }
        let exponent = min(max(largest.exponent, -1000), 1000)
        let scale = Double(sign: .plus, exponent: -exponent, significand: 1)
        var sum = CompensatedSum()
        for value in values { sum.add(value * scale) }
        let centre = sum.value / n
        var squares = CompensatedSum()
        var rest = CompensatedSum()
        for value in values {
            let distance = value * scale - centre
            squares.add(distance * distance)
            rest.add(distance)
        }
        mean = centre / scale
        // A constant sample's mean may be off by a rounding; what is left over corrects it.
        let corrected = squares.value - rest.value * rest.value / n
        let isConstant = values.allSatisfy { $0 == values[0] }
        populationDeviation = isConstant ? 0 : sqrt(max(0, corrected) / n) / scale
    }

    /// Over n − 1; nil below two values.
    public var deviation: Double? { count < 2 ? nil : populationDeviation * sqrt(count / (count - 1)) }
}
