import JSON

/// Tells an answer of Prometheus's API from whatever else may come back from its address.
package enum AnswerReader {
    /// Characters of a foreign answer that a problem quotes.
    package static let maximumSummary = 160

    /// Decodes what the transport brought.
    package static func read(_ answer: QueryAnswer, limits: AnswerLimits) throws(SourceProblem) -> Answer {
        let isError = !(200...299 ~= answer.status)
        let opens = answer.body.first { $0 > 0x20 } == Byte.openBrace
        guard opens else { throw .notPrometheus(status: answer.status, summary: summary(of: answer.body)) }
        do throws(SourceProblem) {
            let decoded = try AnswerDecoder.decode(answer.body, status: answer.status, limits: limits)
            guard !isError else { throw .notPrometheus(status: answer.status, summary: "a success") }
            return decoded
        } catch {
            guard isError, case .unreadable = error else { throw error }
            throw .notPrometheus(status: answer.status, summary: summary(of: answer.body))
        }
    }

    /// The beginning of a foreign answer as one line of text, without tags.
    package static func summary(of body: [UInt8]) -> String {
        var words: [String] = [""]
        var isInsideTag = false
        for scalar in String(decoding: body.prefix(4 * maximumSummary), as: UTF8.self).unicodeScalars {
            if scalar == "<" { isInsideTag = true }
            if isInsideTag || scalar.value <= 0x20 {
                if words.last != "" { words.append("") }
            } else {
                words[words.count - 1].unicodeScalars.append(scalar)
            }
            if scalar == ">" { isInsideTag = false }
        }
        let line = words.filter { !$0.isEmpty }.joined(separator: " ").prefix(maximumSummary)
        return line.isEmpty ? "nothing" : String(line)
    }
}
