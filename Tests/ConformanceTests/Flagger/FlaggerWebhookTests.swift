import Foundation
import JSON
import TestKit
import Testing

@Suite("Recorded calls of each webhook of Flagger, replayed")
struct FlaggerWebhookTests {
    /// A Canary that has confirm-traffic-increase and no other sign of its weight: the first ask of each of the two
    /// revisions is taken for one at weight 0, and one more while the source shows no canary request at all.
    private static let trafficIncrease: [Evidence: [Int]] = [
        .nothing: [200, 200, 403, 403, 200, 200, 403],
        .sourceDown: [200, 403, 403, 403, 200, 403, 403],
    ]

    /// Releases that the events of one Canary tell of, without any other hook.
    private static let releases = ["webhook-event": 2, "webhook-event-failed": 1, "webhook-event-global": 1]

    @Test("without data", arguments: try Recording.names("webhook-"))
    func noData(name: String) async throws {
        let prometheus = try await PrometheusServer()
        try await replay(name, .nothing, source: prometheus.url)
        try await prometheus.stop()
    }

    @Test("with a source that is down", arguments: try Recording.names("webhook-"))
    func sourceDown(name: String) async throws {
        try await replay(name, .sourceDown, source: GateYAML.downSource)
    }

    @Test("with data that decide", arguments: [Evidence.pass, .certainFailure])
    func decided(evidence: Evidence) async throws {
        let prometheus = try await PrometheusServer()
        let start = Date().timeIntervalSince1970.rounded(.down)
        let apps = ["podinfo", "bluegreen", "fails", "rolls-back", "tracked", "agent", "pre-fails", "tls"]
        for app in apps {
            let canaryErrors = evidence == .pass ? 0.05 : 0.15
            try await prometheus.write(
                ModelTraffic(app: app, start: start, seconds: 300, canaryErrors: canaryErrors).series)
        }
        let names = try Recording.names("webhook-")
        try await withThrowingTaskGroup { group in
            for name in names {
                group.addTask { try await replay(name, evidence, source: prometheus.url) }
            }
            try await group.waitForAll()
        }
        try await prometheus.stop()
    }

    private func replay(_ name: String, _ evidence: Evidence, source: String) async throws {
        let gate = try await RunningGate(configuration: GateYAML.text(source: source))
        let asking = Asking(gate: gate, evidence: evidence)
        for (index, exchange) in try Recording(name).exchanges.enumerated() {
            let hook = FlaggerTarget.hook(exchange.request.target)
            let bytes = try exchange.request.bytes(target: "/flagger/\(hook)?analysis=churn")
            let step = "\(name) \(index + 1), \(evidence)"
            switch hook {
            case "event", "post-rollout":
                try await asking.expect(200, bytes, step)
            case "confirm-rollout":
                // Nobody approves here.
                try await asking.expect(403, bytes, step)
            case "confirm-traffic-increase" where Self.trafficIncrease[evidence] != nil:
                try await asking.expect(Self.trafficIncrease[evidence]?[index] ?? 0, bytes, step)
            default:
                try await asking.expectByEvidence(hook, bytes, step)
            }
        }
        if let releases = Self.releases[name] {
            let rollouts = try await gate.document("/v1/rollouts")["rollouts"]?.elements ?? []
            #expect(rollouts.map { $0["epochCount"]?.intValue } == [releases], "\(name)")
        }
        #expect(try await gate.child.stop() == 0)
    }
}
