/// Holds the one number that a query answers against fixed limits; no baseline, no test.
struct QueryJudge {
    let check: Check

    func evidence(_ numbers: [Double], query: String) -> Evidence {
        var evidence = Evidence(check)
        evidence.finding.queries = [query]
        evidence.finding.statistic = "limit"
        evidence.finding.limit = check.max ?? check.min
        guard let number = numbers.first, !numbers.contains(where: \.isNaN) else {
            let what = numbers.isEmpty ? "is empty" : "answers NaN"
            evidence.blindness = .noData(
                "no canary data: \(ReasonText.clipped(query, to: ReasonText.longestQuery)) \(what)")
            return evidence
        }
        guard numbers.count == 1 else {
            evidence.blindness = .unfit("the query answers \(numbers.count) elements, one is needed: \(query)")
            return evidence
        }
        evidence.finding.hasData = true
        evidence.finding.canary = min(max(number, -Double.greatestFiniteMagnitude), .greatestFiniteMagnitude)
        let isAbove = check.max.map { number > $0 } ?? false
        let isBelow = check.min.map { number < $0 } ?? false
        evidence.breaksLimit = isAbove || isBelow
        evidence.isProvenFine = !evidence.breaksLimit
        evidence.text.sides = "canary \(NumberText.significant(number, digits: 4))"
        evidence.text.harm = isAbove ? "too high" : "too low"
        let least = check.min.map { "min \(NumberText.significant($0, digits: 4))" }
        let most = check.max.map { "max \(NumberText.significant($0, digits: 4))" }
        evidence.text.limit = [least, most].compactMap { $0 }.joined(separator: ", ")
        evidence.text.proof = "within \(evidence.text.limit)"
        return evidence
    }
}
