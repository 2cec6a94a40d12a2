/// The own name of a gate.
package enum GateName {
    /// Where a hook names none.
    package static let standard = "default"
}
