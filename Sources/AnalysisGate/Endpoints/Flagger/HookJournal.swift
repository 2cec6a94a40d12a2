/// Takes down what hooks were answered: logs and metrics.
package protocol HookJournal: Sendable {
    func record(_ call: HookCall, _ decision: HookDecision, requestID: String, seconds: Double)
    func record(_ call: HookCall, _ problem: Problem, requestID: String)
    /// A request that never became a call: not admitted, or no payload.
    func refused(_ path: String, _ problem: Problem, peer: Peer)
}
