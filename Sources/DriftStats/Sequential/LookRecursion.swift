import Glibc

/// Brownian motion that is watched at a few times and stopped when it lies beyond a bound: the sub-density of the paths
/// that go on, from look to look (Armitage, McPherson and Rowe 1969).
struct LookRecursion {
    private static let rule = GaussLegendre(16)
    /// Beyond this many deviations a path does not come.
    private static let reach = 9.0

    let sides: Int
    /// Times of the looks, ascending.
    let times: [Double]
    private var look = 0
    /// Values of the motion, and the weight of the sub-density at each.
    private var points: [Double] = [0]
    private var masses: [Double] = [1]

    init(times: [Double], sides: Int) {
        self.times = times
        self.sides = sides
    }

    private var time: Double { times[look] }
    private var step: Double { sqrt(time - (look == 0 ? 0 : times[look - 1])) }

    /// Probability of going on until the next look and being beyond its bound there.
    ///
    /// - Parameter bound: in deviations at that look, Z.
    func crossing(_ bound: Double) -> Double {
        let edge = bound * sqrt(time)
        var sum = 0.0
        for (point, mass) in zip(points, masses) {
            sum += mass * normalCDF((point - edge) / step)
            if sides == 2 { sum += mass * normalCDF((-edge - point) / step) }
        }
        return sum
    }

    /// Goes past the next look, with the paths beyond its bound taken out.
    mutating func pass(_ bound: Double) {
        let deviation = sqrt(time)
        let upper = min(bound, Self.reach) * deviation
        let lower = sides == 2 ? -upper : -Self.reach * deviation
        let next = look + 1 < times.count ? sqrt(times[look + 1] - time) : step
        // Two deviations of the finer increment in a panel leave an error of 1e-13.
        let panels = max(1, ((upper - lower) / (2 * min(step, next))).rounded(.up))
        let half = (upper - lower) / panels / 2
        var points: [Double] = []
        var masses: [Double] = []
        for panel in stride(from: 0, to: panels, by: 1) {
            let centre = lower + half * (2 * panel + 1)
            for (node, weight) in zip(Self.rule.nodes, Self.rule.weights) {
                points.append(centre + half * node)
                masses.append(half * weight * density(centre + half * node))
            }
        }
        self.points = points
        self.masses = masses
        look += 1
    }

    private func density(_ point: Double) -> Double {
        let scale = 1 / step
        var sum = 0.0
        for i in points.indices {
            let z = (point - points[i]) * scale
            if z * z < 100 { sum += masses[i] * exp(-z * z / 2) }
        }
        return sum * scale * 0.3989422804014327
    }
}
