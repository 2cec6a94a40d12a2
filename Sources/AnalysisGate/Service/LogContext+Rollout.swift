extension LogContext {
    /// What lines about a rollout carry.
    package init(_ rollout: RolloutKey, epoch: String? = nil, requestID: String? = nil) {
        self.init(
            requestID: requestID, cluster: rollout.cluster, namespace: rollout.namespace, name: rollout.name,
            epoch: epoch)
    }
}
