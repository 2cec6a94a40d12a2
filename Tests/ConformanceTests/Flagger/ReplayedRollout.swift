import TestKit
import Testing

/// Plays a recorded order to a gate: Flagger's bytes, with only the target in the request line made to fit.
struct ReplayedRollout {
    var order: RecordedOrder
    var evidence: Evidence
    var gate: RunningGate
    /// Sends every hook but confirm-rollout twice, as after an answer that got lost.
    var repeats = false

    /// - Parameter startTraffic: Called before the exchange at which the canary gets traffic.
    func run(startTraffic: () async throws -> Void = {}) async throws {
        let asking = Asking(gate: gate, evidence: evidence, repeats: repeats)
        for (index, exchange) in try Recording(order.name).exchanges.enumerated() {
            let number = index + 1
            if number == order.trafficAt { try await startTraffic() }
            let hook = FlaggerTarget.hook(exchange.request.target)
            let bytes = try exchange.request.bytes(target: "/flagger/\(hook)?analysis=churn")
            let step = "\(order.name) \(number) \(hook), \(evidence)"
            switch hook {
            case "confirm-rollout":
                try await confirmRollout(bytes, isOpened: exchange.answer.status == 200, step)
            case "event", "post-rollout":
                try await asking.expect(200, bytes, step)
            case _ where order.atWeightZero.contains(number):
                try await asking.expect(Evidence.statusAtWeightZero(hook), bytes, step)
            default:
                try await asking.expectByEvidence(hook, bytes, step)
            }
        }
        #expect(try await gate.epochCount("test", order.canary) == order.releases, "\(order.name), \(evidence)")
    }

    /// A gate: closed until somebody opens it, where Flagger was let through when it was recorded.
    private func confirmRollout(_ bytes: [UInt8], isOpened: Bool, _ step: String) async throws {
        let closed = try await gate.send(bytes)
        #expect(closed.status == 403 && closed.isOneLine, "\(step): \(closed.statusLine) \(closed.text)")
        guard isOpened else { return }
        let approval = try await gate.decide("test/\(order.canary)/confirm-rollout/default")
        #expect((200...202).contains(approval.status), "\(step): \(approval.text)")
        let open = try await gate.send(bytes)
        #expect(open.status == 200 && open.isOneLine, "\(step): \(open.statusLine) \(open.text)")
    }
}
