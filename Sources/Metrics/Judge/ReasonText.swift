/// The sentence of a finding: what was seen on both sides, what it means, and what is missing.
struct ReasonText {
    /// Longest reason, in characters.
    static let limit = 200
    /// So much of a check's name stays, however long the sentence.
    static let leastName = 24
    /// Longest selector or query within a reason: beside it there is room for the rest. The whole is among the queries.
    static let longestQuery = 120

    let evidence: Evidence
    let standing: Judged.Standing
    /// Until a decision; `Verdict.unknownMinutes` when it cannot be said.
    let minutes: Double
    let missingBakeSeconds: Double
    /// Seconds of canary traffic after which the analysis gave up; nil while it goes on.
    let gaveUpAfter: Double?

    /// The name gives way to the numbers.
    var text: String {
        let body = Self.clipped(body)
        let room = max(Self.leastName, Self.limit - 2 - body.unicodeScalars.count)
        return Self.clipped("\(Self.clipped(evidence.finding.check, to: room)): \(body)")
    }

    private var body: String {
        switch evidence.blindness {
        case .noData(let what), .unfit(let what), .noAnswer(let what): return what
        case nil: break
        }
        var parts = [main]
        let limit = evidence.text.limit
        switch standing {
        case .fine: parts.append(evidence.text.proof)
        case .worse: if !limit.isEmpty { parts.append("limit \(limit)") }
        case .undecided, .blind, .unfit, .unanswered:
            if !limit.isEmpty { parts.append("limit \(limit)") }
            parts.append(progress)
        }
        parts += evidence.text.remarks
        return parts.filter { !$0.isEmpty }.joined(separator: ", ")
    }

    /// "canary … v baseline …, 3.1x worse (95% 2.2–4.3)".
    private var main: String {
        var words = evidence.text.effect
        if standing == .worse { words += (words.isEmpty ? "" : " ") + evidence.text.harm }
        if !evidence.text.interval.isEmpty { words += " (95% \(evidence.text.interval))" }
        return words.isEmpty ? evidence.text.sides : "\(evidence.text.sides), \(words)"
    }

    /// What is still missing.
    private var progress: String {
        if let staleness = evidence.staleness { return staleness }
        if let gaveUpAfter { return "undecided after \(NumberText.minutes(gaveUpAfter / 60))" }
        if evidence.isProvenFine, missingBakeSeconds > 0 {
            return "\(evidence.text.proof), bakes for \(NumberText.minutes(missingBakeSeconds / 60)) more"
        }
        if let obstacle = evidence.text.obstacle { return obstacle }
        if minutes >= Verdict.unknownMinutes { return "no end in sight" }
        return "about \(NumberText.minutes(minutes)) more"
    }

    /// At most so many characters, Unicode scalars, cut with an ellipsis; one line without control characters.
    static func clipped(_ text: String, to limit: Int = Self.limit) -> String {
        let words = text.unicodeScalars.split {
            $0.value <= 0x20 || 0x7F...0xA0 ~= $0.value || $0.value > 0xFF && $0.properties.isWhitespace
        }
        let line = words.map(String.init).joined(separator: " ").unicodeScalars
        return line.count <= limit ? String(line) : String(line.prefix(limit - 1)) + "…"
    }
}
