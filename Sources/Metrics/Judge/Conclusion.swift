/// Draws the one verdict from the findings.
struct Conclusion {
    let judged: [Judged]
    let occasion: Occasion
    let deadlineIsOver: Bool
    let bakeIsOver: Bool

    func conclude(_ verdict: inout Verdict) {
        let guardrails = judged.indices.filter { judged[$0].finding.role == .guardrail }
        let signals = judged.indices.filter { judged[$0].finding.role == .signal }
        let needed = judged.indices.filter { judged[$0].finding.role != .goal }
        guard !guardrails.isEmpty else {
            return decide(
                &verdict, deadlineIsOver ? .inconclusive : .pending, needed.first,
                "no check is a guardrail, and without one nothing passes")
        }
        if let worst = strongest(guardrails.filter { judged[$0].standing == .worse }) {
            return decide(&verdict, .fail, worst)
        }
        for standing in [Judged.Standing.unanswered, .unfit] {
            if let unseen = needed.first(where: { judged[$0].standing == standing }) {
                return decide(&verdict, .inconclusive, unseen)
            }
        }
        if let blind = needed.first(where: { judged[$0].standing == .blind }) {
            return decide(&verdict, deadlineIsOver ? .inconclusive : .pending, blind)
        }
        if let worse = strongest(signals.filter { judged[$0].standing == .worse }) {
            return decide(&verdict, deadlineIsOver ? .inconclusive : .pending, worse)
        }
        if let open = slowest(guardrails.filter { judged[$0].standing != .fine }) {
            return undecided(&verdict, open)
        }
        if !bakeIsOver { return decide(&verdict, .pending, guardrails[0]) }
        decide(&verdict, .pass, nearestToLimit(guardrails))
    }

    private func undecided(_ verdict: inout Verdict, _ open: Int) {
        guard deadlineIsOver else { return decide(&verdict, .pending, open) }
        let rule = ", onDeadline: \(occasion.onDeadline.rawValue)"
        let reason = ReasonText.clipped(judged[open].finding.reason, to: ReasonText.limit - rule.count) + rule
        switch occasion.onDeadline {
        case .fail: decide(&verdict, .fail, open, reason)
        case .pass where verdict.hasData: decide(&verdict, .pass, open, reason)
        case .pass, .inconclusive: decide(&verdict, .inconclusive, open)
        }
    }

    private func decide(_ verdict: inout Verdict, _ state: Verdict.State, _ deciding: Int?, _ reason: String? = nil) {
        verdict.state = state
        verdict.deciding = deciding
        verdict.reason = reason ?? deciding.map { judged[$0].finding.reason } ?? ""
        switch state {
        case .pass, .fail: verdict.minutesToVerdict = 0
        case .inconclusive: verdict.minutesToVerdict = Verdict.unknownMinutes
        case .pending:
            verdict.minutesToVerdict =
                deciding.map { judged[$0].finding.minutesToVerdict }
                ?? Verdict.unknownMinutes
        }
    }

    /// The certain ones first, then by evidence; the first of equals.
    private func strongest(_ places: [Int]) -> Int? {
        places.max { before($0, $1) { ($0.isCertain ? 1 : 0, -$0.pValue) } }
    }

    private func slowest(_ places: [Int]) -> Int? {
        places.max { before($0, $1) { ($0.minutesToVerdict, 0) } }
    }

    private func nearestToLimit(_ places: [Int]) -> Int? {
        places.max {
            before($0, $1) { finding in (finding.limit.map { finding.effect / $0 } ?? 0, 0) }
        }
    }

    /// Orders by a key, and the earlier check after the later one where the keys are equal, so that it is the
    /// maximum.
    private func before(_ a: Int, _ b: Int, by key: (Finding) -> (Double, Double)) -> Bool {
        let keys = (key(judged[a].finding), key(judged[b].finding))
        return keys.0 != keys.1 ? keys.0 < keys.1 : a > b
    }
}
