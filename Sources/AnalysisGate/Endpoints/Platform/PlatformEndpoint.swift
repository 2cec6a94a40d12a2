/// What Kubernetes and Prometheus ask: alive, ready, metrics.
package struct PlatformEndpoint: Sendable {
    private let store: any Store
    private let metrics: @Sendable () -> [UInt8]

    /// - Parameter metrics: The exposition text of the moment.
    package init(store: any Store, metrics: @escaping @Sendable () -> [UInt8]) {
        self.store = store
        self.metrics = metrics
    }

    /// Alive as long as it answers.
    package func live() -> Response { .text(200, "ok") }

    /// Ready as long as decisions can be written down; a source that is down makes nobody unready.
    package func ready() async -> Response {
        do throws(StoreError) {
            try await store.probe()
            return .text(200, "ok")
        } catch {
            return .text(503, "the store cannot be written: \(error.message)")
        }
    }

    /// As the load tester answers, since Flagger's users expect it.
    package func healthy() -> Response { .text(200, "OK") }

    /// The metrics in the text format of Prometheus.
    package func exposition() -> Response {
        Response(status: 200, contentType: Exposition.contentType, body: metrics())
    }
}
