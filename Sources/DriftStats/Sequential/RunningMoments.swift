import Glibc

/// Mean and variance of numbers that come one by one, by Welford's recursion.
public struct RunningMoments: Sendable, Equatable {
    public private(set) var count = 0.0
    /// 0 before the first number.
    public private(set) var mean = 0.0
    private var squares = 0.0

    public init() {}

    /// - Throws: for a number that is not finite.
    public mutating func add(_ value: Double) throws(InvalidArgument) {
        try require(value.isFinite, "value", "a finite number")
        count += 1
        let distance = value - mean
        mean += distance / count
        squares += distance * (value - mean)
    }

    /// Sum of squares over n − 1; nil below two numbers.
    public var variance: Double? { count < 2 ? nil : squares / (count - 1) }

    public var standardDeviation: Double? { variance.map { sqrt($0) } }
}

/// Variance of the mean's numerator per observation of an autocorrelated series, with Bartlett's weights (Newey and
/// West 1987).
///
/// γ₀ + 2 Σ (1 − k/(L+1)) γₖ for k = 1…L, γₖ = (1/n) Σ (d_t − d̄)(d_{t−k} − d̄), L the bandwidth, at most n − 1.
/// - Throws: for an empty series, a number that is not finite or a negative bandwidth.
public func longRunVariance(_ series: [Double], bandwidth: Int) throws(InvalidArgument) -> Double {
    try require(!series.isEmpty && series.allSatisfy(\.isFinite), "series", "finite numbers, at least one")
    try require(bandwidth >= 0, "bandwidth", "at least 0")
    let n = Double(series.count)
    let mean = series.reduce(0, +) / n
    let centred = series.map { $0 - mean }
    func covariance(_ lag: Int) -> Double {
        zip(centred.dropFirst(lag), centred).reduce(0) { $0 + $1.0 * $1.1 } / n
    }
    let lags = min(bandwidth, series.count - 1)
    var variance = covariance(0)
    for lag in stride(from: 1, through: lags, by: 1) {
        variance += 2 * (1 - Double(lag) / Double(lags + 1)) * covariance(lag)
    }
    return variance
}
