/// A person's word on one gate.
package struct GateDecision: Sendable {
    package var key: GateKey
    /// The epoch that it holds for; empty for gates that no epoch closes.
    package var epoch: String
    package var open: Bool
    package var actor: Actor
    package var reason: String
}
