import Glibc

/// Gauss–Legendre nodes and weights on [−1, 1].
struct GaussLegendre {
    let nodes: [Double]
    let weights: [Double]

    /// Newton's method on the Legendre polynomial of the given degree, from Chebyshev-like starts.
    init(_ degree: Int) {
        var nodes: [Double] = []
        var weights: [Double] = []
        let n = Double(degree)
        for i in 0..<degree {
            var x = cos(Double.pi * (Double(i) + 0.75) / (n + 0.5))
            var slope = 0.0
            for _ in 0..<100 {
                var previous = 1.0
                var value = x
                for k in stride(from: 2.0, through: n, by: 1) {
                    (previous, value) = (value, ((2 * k - 1) * x * value - (k - 1) * previous) / k)
                }
                slope = n * (x * value - previous) / (x * x - 1)
                let step = value / slope
                x -= step
                if abs(step) < 1e-16 { break }
            }
            nodes.append(x)
            weights.append(2 / ((1 - x * x) * slope * slope))
        }
        self.nodes = nodes
        self.weights = weights
    }
}
