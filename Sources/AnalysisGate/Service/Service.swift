/// The wiring: builds every part, starts them, and stops them in order.
package final class Service: Sendable {
    /// What is in flight when the service is told to stop has so long to be answered.
    package static let drainSeconds = 25.0

    package let configuration: ConfigurationHolder
    package let gatekeeper: Gatekeeper
    private let store: any Store
    private let server: HTTPServer
    private let doorkeeper: ServiceDoorkeeper

    /// Opens the store and puts the parts together.
    ///
    /// - Throws: `ServiceProblem` in one sentence for whoever started it.
    package init(_ configuration: Configuration) async throws(ServiceProblem) {
        if let refusal = ListenRule.refusal(of: configuration.server) { throw ServiceProblem(refusal) }
        let holder = ConfigurationHolder(configuration)
        let store = try Self.open(configuration.store)
        let book = try await StoredBook.read(store, now: SystemClock.now())
        let http = HTTPClient(userAgent: "analysisgate/\(Version.text)")
        let catalog = ConfiguredCatalog(holder)
        let analyst = SourceAnalyst(sources: SourcePool(configuration: holder, http: http))
        let desk = AnalysisDesk(analyst: analyst, clock: SystemClock.now, sleep: SystemClock.sleep)
        let gatekeeper = Gatekeeper(
            store: store, book: book, desk: desk, catalog: catalog,
            ids: IDSource { UInt64.random(in: .min ... .max) }, clock: SystemClock.now)
        let doorkeeper = ServiceDoorkeeper(configuration.server)
        let cluster = configuration.server.cluster
        let surface = Surface(
            doorkeeper: doorkeeper,
            hooks: HookEndpoint(gatekeeper: gatekeeper, cluster: cluster, journal: SilentJournal()),
            loadTester: LoadTesterEndpoint(gates: LoadTesterGates(gatekeeper: gatekeeper), cluster: cluster),
            gates: GatesEndpoint(gatekeeper: gatekeeper, cluster: cluster),
            rollouts: RolloutsEndpoint(gatekeeper: gatekeeper, cluster: cluster),
            verdicts: VerdictsEndpoint(store: store, cluster: cluster),
            analyses: AnalysesEndpoint(catalog: catalog),
            platform: PlatformEndpoint(store: store) { "" })
        var limits = HTTPLimits()
        limits.bodyBytes = Surface.bodyBytes
        self.configuration = holder
        self.gatekeeper = gatekeeper
        self.store = store
        self.doorkeeper = doorkeeper
        server = HTTPServer(handler: surface.router, limits: limits)
    }

    /// Begins to listen and gives the address, with the port that the system chose where 0 was asked for.
    package func start() throws(ServiceProblem) -> ListenAddress {
        let wanted = configuration.current.server.listen
        do throws(SystemError) {
            return try server.start(on: [wanted])[0]
        } catch {
            throw ServiceProblem("cannot listen on \(wanted): \(error.message)")
        }
    }

    /// Answers what is in flight, then lets go of the store.
    package func stop() async {
        await server.drain(seconds: Self.drainSeconds)
        await store.close()
    }

    private static func open(_ location: StoreLocation) throws(ServiceProblem) -> any Store {
        switch location {
        case .sqlite(let path):
            do throws(StoreError) {
                return try SQLiteStore(path: path)
            } catch {
                throw ServiceProblem(error.message)
            }
        }
    }
}
