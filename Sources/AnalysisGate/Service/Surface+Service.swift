extension Surface {
    /// The endpoints over one gatekeeper.
    init(
        gatekeeper: Gatekeeper, catalog: any AnalysisCatalog, doorkeeper: any Doorkeeper, cluster: String, log: Log,
        metrics: ServiceMetrics
    ) {
        self.init(
            doorkeeper: doorkeeper,
            hooks: HookEndpoint(
                gatekeeper: gatekeeper, cluster: cluster,
                journal: ServiceJournal(log: log, metrics: metrics.evaluations)),
            loadTester: LoadTesterEndpoint(gates: LoadTesterGates(gatekeeper: gatekeeper), cluster: cluster),
            gates: GatesEndpoint(gatekeeper: gatekeeper, cluster: cluster),
            rollouts: RolloutsEndpoint(gatekeeper: gatekeeper, cluster: cluster),
            verdicts: VerdictsEndpoint(store: gatekeeper.store, cluster: cluster),
            analyses: AnalysesEndpoint(catalog: catalog),
            platform: PlatformEndpoint(store: gatekeeper.store) { metrics.registry.exposition() },
            metrics: metrics.http)
    }
}
