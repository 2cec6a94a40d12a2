import DriftStats
import Foundation
import Testing

/// What the reference values do not hold: exact expectations, restarts, arguments.
@Suite struct EProcessTests {
    private func row(_ numbers: [Double]) -> RatioRow {
        RatioRow(
            canaryExposures: numbers[0], canaryEvents: numbers[1], baselineExposures: numbers[2],
            baselineEvents: numbers[3])
    }

    /// P(k) for Binomial(n, p), by recursion.
    private func binomial(_ n: Int, _ p: Double) -> [Double] {
        var terms = [pow(1 - p, Double(n))]
        for k in 0..<n { terms.append(terms[k] * Double(n - k) / Double(k + 1) * p / (1 - p)) }
        return terms
    }

    @Test(arguments: [(0.005, 1.0), (0.05, 1.0), (0.2, 1.5), (0.4, 1.0)])
    func theRatioProcessIsFairUnderItsNull(_ rate: Double, _ null: Double) throws {
        // Binomial events of 30 canary and 90 baseline requests at the worst case of the null, over all outcomes.
        let canary = binomial(30, rate * null)
        let baseline = binomial(90, rate)
        var mean = 0.0
        for (x, p) in canary.enumerated() {
            for (y, q) in baseline.enumerated() where p * q > 1e-14 {
                var process = try RatioEProcess(grid: .above(null))
                try process.add(row([30, Double(x), 90, Double(y)]))
                mean += p * q * exp(process.logE)
            }
        }
        #expect(mean <= 1 + 1e-9)
        #expect(mean > 0.15)
    }

    @Test(arguments: [ShareEProcess.Null.atMost, .atLeast], [0.01, 0.05, 0.5, 0.9])
    func theShareProcessIsFairUnderItsNull(_ null: ShareEProcess.Null, _ limit: Double) throws {
        var mean = 0.0
        for (x, p) in binomial(80, limit).enumerated() {
            var process = try ShareEProcess(null, limit: limit)
            try process.add(events: Double(x), exposures: 80)
            mean += p * exp(process.logE)
        }
        #expect(abs(mean - 1) < 1e-9)
        // Inside the null it is less.
        var inside = 0.0
        let share = null == .atMost ? limit / 2 : (1 + limit) / 2
        for (x, p) in binomial(80, share).enumerated() {
            var process = try ShareEProcess(null, limit: limit)
            try process.add(events: Double(x), exposures: 80)
            inside += p * exp(process.logE)
        }
        #expect(inside < 1)
    }

    @Test func telescopingRestartsShareTheirStake() throws {
        let rows = (0..<40).map { row([600, $0 < 30 ? 3 : 12, 5400, 27]) }
        var mixed = try RatioEProcess(grid: .above(1), restarts: .telescoping)
        for (index, row) in rows.enumerated() {
            if index == 10 || index == 30 { mixed.restart() }
            try mixed.add(row)
        }
        func alone(_ rows: ArraySlice<RatioRow>) throws -> Double {
            var process = try RatioEProcess(grid: .above(1))
            for row in rows { try process.add(row) }
            return exp(process.logE)
        }
        // ½, then ½·1/(1·2) and ½·1/(2·3), and ½·1/3 for all that never began.
        let wanted = try 0.5 * alone(rows[0...]) + 0.25 * alone(rows[10...]) + alone(rows[30...]) / 12 + 1.0 / 6
        #expect(abs(mixed.logE - log(wanted)) < 1e-9)
        #expect(mixed.strongestCopy == 2)
    }

    @Test func theGreatestValueIsThatOfAllLooks() throws {
        var state: UInt64 = 7
        func draw(_ below: Double) -> Double {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return (Double(state >> 33) / 2_147_483_648 * below).rounded(.down)
        }
        for _ in 0..<20 {
            var process = try RatioEProcess(grid: .above(1), dispersion: 1 + draw(3), restarts: .telescoping)
            var greatest = 0.0
            for index in 0..<200 {
                if index % 30 == 29 { process.restart() }
                try process.add(row([300 + draw(600), draw(9), 5400, draw(50)]))
                greatest = max(greatest, process.logE)
            }
            #expect(process.greatestLogE == greatest)
            #expect(process.alwaysValidP == exp(-greatest))
        }
    }

    @Test func theMeanOverEdgesIsTheMeanOfTheProcesses() throws {
        let rows = (0..<20).map { [row([600, Double($0 % 7), 5400, 27]), row([600, Double($0 % 3), 5400, 5])] }
        var averaged = try AveragedRatioEProcess(kinds: 2, grid: .above(1), dispersion: 2)
        var single = try [RatioEProcess(grid: .above(1), dispersion: 2), RatioEProcess(grid: .above(1), dispersion: 2)]
        for pair in rows {
            try averaged.add(pair)
            for kind in 0..<2 { try single[kind].add(pair[kind]) }
        }
        let wanted = logSumExp(single.map(\.logE)) - log(2)
        #expect(abs(averaged.logE - wanted) < 1e-12)
        #expect(throws: InvalidArgument("rows", allowed: "one for each kind")) { try averaged.add([rows[0][0]]) }
    }

    @Test func argumentsThatAreOutOfRangeAreNamed() throws {
        #expect(throws: InvalidArgument("null", allowed: "a positive number")) { try RatioGrid.above(0) }
        #expect(throws: InvalidArgument("ratios", allowed: "at least one, all positive")) {
            try RatioGrid(null: 1, ratios: [])
        }
        #expect(throws: InvalidArgument("weights", allowed: "one for each ratio, none negative, not all 0")) {
            try RatioGrid(null: 1, ratios: [2], weights: [0])
        }
        #expect(throws: InvalidArgument("dispersion", allowed: "a positive number")) {
            try RatioEProcess(grid: .above(1), dispersion: 0)
        }
        var process = try RatioEProcess(grid: .above(1))
        for value in [-1, Double.nan, .infinity] {
            #expect(throws: InvalidArgument("canaryEvents", allowed: "a finite number, at least 0")) {
                try process.add(row([600, value, 5400, 27]))
            }
        }
        #expect(throws: InvalidArgument("alpha", allowed: "above 0 and below 1")) {
            try RatioLikelihood([row([600, 3, 5400, 27])]).confidenceSequence(alpha: 1)
        }
        #expect(throws: InvalidArgument("limit", allowed: "above 0 and below 1")) {
            try ShareEProcess(.atMost, limit: 1)
        }
        #expect(throws: InvalidArgument("p", allowed: "between 0 and 1")) { try Holm([1.1], alpha: 0.05) }
        #expect(throws: InvalidArgument("weights", allowed: "one for each p-value, all positive")) {
            try Holm([0.1], weights: [1, 1], alpha: 0.05)
        }
        #expect(throws: InvalidArgument("edges", allowed: "ascending")) {
            try BinnedQuantile(edges: [2, 1], cumulative: [1, 2], quantile: 0.5, confidence: 0.95)
        }
        #expect(throws: InvalidArgument("count", allowed: "a whole number, at least 1")) {
            try QuantileRanks(count: 0.5, quantile: 0.5, confidence: 0.95)
        }
        #expect(throws: InvalidArgument("ratio", allowed: "a positive number")) {
            try RatioForecast(canary: 1, baseline: 1, eventShare: 0.1, ratio: .infinity, bound: 1, alpha: 0.05)
        }
        #expect(InvalidArgument("ratio", allowed: "a positive number").description == "ratio: a positive number")
    }

    @Test(arguments: [1e-300, 1e-10, 0.001, 0.025, 0.3, 0.5, 0.75, 0.999, 1 - 1e-12])
    func normalQuantileInvertsTheDistribution(_ p: Double) throws {
        let x = try normalQuantile(p)
        #expect(abs(normalCDF(x) / p - 1) < 1e-11)
        #expect(try abs(normalQuantile(0.975) - 1.959963984540054) < 1e-15)
    }
}
