/// One call of a hook, checked: who asks what about which rollout.
package struct HookCall: Sendable, Equatable {
    package var hook: HookType
    package var key: RolloutKey
    /// Flagger's word, any text; a constant for most hooks, so little rests on it.
    package var phase: String
    /// Identifies the revision, except at confirm-rollout and in events, where it is often the previous one's.
    package var checksum: String
    package var metadata: [String: String]
    /// The analysis that was asked for by name; nil for the only one.
    package var analysis: String?
    /// The gate that must be open as well; nil where the hook names none.
    package var gate: String?
    /// The workload's name, for `{{target}}`.
    package var target: String

    package init(
        hook: HookType, key: RolloutKey, phase: String, checksum: String, metadata: [String: String] = [:],
        analysis: String? = nil, gate: String? = nil, target: String? = nil
    ) {
        self.hook = hook
        self.key = key
        self.phase = phase
        self.checksum = checksum
        self.metadata = metadata
        self.analysis = analysis
        self.gate = gate
        self.target = target ?? key.name
    }

    /// What `{{field}}` may name in a definition.
    package var fields: [String: String] {
        var fields = metadata
        fields["namespace"] = key.namespace
        fields["name"] = key.name
        fields["target"] = target
        fields["phase"] = phase
        fields["checksum"] = checksum
        return fields
    }
}
