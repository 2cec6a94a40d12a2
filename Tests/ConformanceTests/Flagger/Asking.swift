import TestKit
import Testing

/// Sends recorded hooks and holds the answers against what the evidence must give.
struct Asking {
    var gate: RunningGate
    var evidence: Evidence
    /// Sends everything twice, as after an answer that got lost.
    var repeats = false

    /// The answer must be this one now.
    func expect(_ status: Int, _ bytes: [UInt8], _ step: String) async throws {
        for _ in 0..<(repeats ? 2 : 1) {
            let answer = try await gate.send(bytes)
            #expect(answer.status == status && answer.isOneLine, "\(step): \(answer.statusLine) \(answer.text)")
        }
    }

    /// The answer that the evidence gives, polled for as Flagger does where the data must first suffice.
    func expectByEvidence(_ hook: String, _ bytes: [UInt8], _ step: String) async throws {
        let status = try #require(evidence.status(hook), "\(hook) is no hook that asks an analysis")
        guard evidence == .pass || evidence == .certainFailure else { return try await expect(status, bytes, step) }
        let undecided = Evidence.undecided(hook)
        try await waitUntil("\(status) at \(step)", seconds: 120) {
            let answer = try await gate.send(bytes)
            #expect(answer.isOneLine, "\(step): \(answer.statusLine) \(answer.text)")
            if answer.status == status { return true }
            #expect(undecided.contains(answer.status), "\(step): \(answer.statusLine) \(answer.text)")
            try await Task.sleep(for: .milliseconds(500))
            return false
        }
    }
}
