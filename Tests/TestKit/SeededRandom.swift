import Foundation

/// A small generator of random numbers with a seed (SplitMix64), so that a simulation repeats to the bit.
public struct SeededRandom: RandomNumberGenerator, Sendable {
    private var state: UInt64

    public init(seed: UInt64) { state = seed }

    public mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var z = state
        z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
        z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
        return z ^ (z >> 31)
    }

    /// Uniform in 0..<1.
    public mutating func uniform() -> Double { Double(next() >> 11) * 0x1p-53 }

    /// Standard normal, by Box and Muller.
    public mutating func normal() -> Double {
        (-2 * log(1 - uniform())).squareRoot() * cos(2 * Double.pi * uniform())
    }

    /// Poisson: by inversion for small means, in halves for large ones.
    public mutating func poisson(_ mean: Double) -> Double {
        guard mean > 0 else { return 0 }
        if mean > 30 { return poisson(mean / 2) + poisson(mean / 2) }
        var term = exp(-mean)
        var sum = term
        var count = 0.0
        let u = uniform()
        while u > sum, count < 1000 {
            count += 1
            term *= mean / count
            sum += term
        }
        return count
    }

    /// Binomial.
    public mutating func binomial(_ trials: Double, _ share: Double) -> Double {
        if share > 0.5 { return trials - binomial(trials, 1 - share) }
        // Thinning by geometric gaps: exact, and as quick as there are events.
        guard share > 0 else { return 0 }
        let scale = log1p(-share)
        var position = 0.0
        var count = 0.0
        while true {
            position += floor(log(1 - uniform()) / scale) + 1
            if position > trials { return count }
            count += 1
        }
    }
}
