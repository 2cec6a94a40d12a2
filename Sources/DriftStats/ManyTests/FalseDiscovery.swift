import Glibc

/// Which of many tests are probably off, with a bound on the share of wrong ones: for reports, not for rollbacks.
public enum FalseDiscovery {
    /// Adjusted p-values of Benjamini and Hochberg (1995), in the order given.
    ///
    /// - Throws: for a p-value outside 0…1.
    public static func benjaminiHochberg(_ p: [Double]) throws(InvalidArgument) -> [Double] {
        try require(p.allSatisfy { $0 >= 0 && $0 <= 1 }, "p", "between 0 and 1")
        var adjusted = p
        var running = 1.0
        for (rank, i) in p.indices.sorted(by: { (p[$0], $0) < (p[$1], $1) }).enumerated().reversed() {
            running = min(running, p[i] * Double(p.count) / Double(rank + 1))
            adjusted[i] = running
        }
        return adjusted
    }

    /// e-BH (Wang and Ramdas 2022) on e-values taken at one common time: the k largest, for the largest k whose k-th
    /// e-value is at least m/(αk). Valid under any dependence, but not for running maxima.
    ///
    /// - Throws: unless 0 < alpha < 1, or for a NaN.
    public static func eBH(logE: [Double], alpha: Double) throws(InvalidArgument) -> [Bool] {
        try require(alpha > 0 && alpha < 1, "alpha", "above 0 and below 1")
        try require(!logE.contains(where: \.isNaN), "logE", "numbers")
        let order = logE.indices.sorted { (-logE[$0], $0) < (-logE[$1], $1) }
        var count = 0
        for (rank, i) in order.enumerated() {
            let k = Double(rank + 1)
            if logE[i] >= log(Double(logE.count) / (alpha * k)) { count = rank + 1 }
        }
        var rejected = [Bool](repeating: false, count: logE.count)
        for i in order.prefix(count) { rejected[i] = true }
        return rejected
    }
}
