package import Metrics

/// A verdict as lines for a person: what it says, then one line a check, worst first.
package enum VerdictText {
    package static func write(_ verdict: Verdict, analysis: String) -> String {
        var lines = ["\(analysis): \(verdict.state.rawValue.uppercased())  \(verdict.reason)"]
        let findings = verdict.findings.sorted { (rank($0), $0.check) < (rank($1), $1.check) }
        let width = findings.map(\.check.count).max() ?? 0
        for finding in findings {
            let name = finding.check + String(repeating: " ", count: width - finding.check.count)
            lines.append("  \(name)  \(padded(finding.state.rawValue, 12))  \(finding.reason)")
        }
        let window = "window \(Timestamp.text(verdict.start)) to \(Timestamp.text(verdict.end))"
        lines.append("  " + window + forecast(verdict))
        return lines.joined(separator: "\n")
    }

    private static func rank(_ finding: Finding) -> Int {
        switch finding.state {
        case .fail: 0
        case .inconclusive: 1
        case .pending: 2
        case .pass: 3
        }
    }

    private static func forecast(_ verdict: Verdict) -> String {
        guard verdict.state == .pending, verdict.minutesToVerdict < Verdict.unknownMinutes else { return "" }
        return ", a verdict is expected in \(Int(verdict.minutesToVerdict.rounded(.up))) min"
    }

    private static func padded(_ text: String, _ width: Int) -> String {
        text + String(repeating: " ", count: max(0, width - text.count))
    }
}
