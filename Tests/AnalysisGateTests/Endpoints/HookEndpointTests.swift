import AnalysisGate
import Testing

@Suite("A hook's request becomes a call")
struct HookEndpointTests {
    let endpoint = HookEndpoint(gatekeeper: Doorway().gatekeeper, cluster: "", journal: NoJournal())

    func status(gate: String, becomes expected: String? = nil) -> Int {
        let request = Request(
            method: "POST", path: "/flagger/confirm-promotion", query: [QueryItem("gate", gate)],
            body: Array(#"{"name":"churn","namespace":"ml"}"#.utf8))
        do throws(Problem) {
            return try endpoint.call(.confirmPromotion, request, cluster: nil).gate == expected ?? gate ? 200 : 500
        } catch {
            return error.status
        }
    }

    @Test("a gate whose name could never be approved is refused", arguments: ["a/b", "a b", "a\nb", "\u{7F}", "."])
    func unfit(gate: String) {
        #expect(status(gate: gate) == 400)
    }

    @Test("other names are taken as they are")
    func fit() {
        #expect(status(gate: "promotion.v2") == 200)
        #expect(status(gate: "", becomes: GateName.standard) == 200)
        #expect(status(gate: String(repeating: "g", count: GateName.maximumBytes)) == 200)
        #expect(status(gate: String(repeating: "g", count: GateName.maximumBytes + 1)) == 400)
    }
}

private struct NoJournal: HookJournal {
    func record(_ call: HookCall, _ decision: HookDecision, requestID: String, seconds: Double) {}
    func record(_ call: HookCall, _ problem: Problem, requestID: String) {}
    func refused(_ path: String, _ problem: Problem, peer: Peer) {}
}
