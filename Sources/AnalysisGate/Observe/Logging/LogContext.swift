/// What every line about one request or rollout carries, so that they can be found together.
package struct LogContext: Sendable, Equatable {
    package var requestID: String?
    package var cluster: String?
    package var namespace: String?
    package var name: String?
    package var epoch: String?

    package init(
        requestID: String? = nil, cluster: String? = nil, namespace: String? = nil, name: String? = nil,
        epoch: String? = nil
    ) {
        self.requestID = requestID
        self.cluster = cluster
        self.namespace = namespace
        self.name = name
        self.epoch = epoch
    }

    /// Keys and values of the attributes that are set.
    var attributes: [(key: String, value: String)] {
        [
            ("request_id", requestID), ("cluster", cluster), ("namespace", namespace), ("name", name),
            ("epoch", epoch),
        ].compactMap { key, value in value.flatMap { $0.isEmpty ? nil : (key, $0) } }
    }
}
