/// The wiring: builds every part, starts them, and stops them in order.
package final class Service: Sendable {
    /// What is in flight when the service is told to stop has so long to be answered.
    package static let drainSeconds = 25.0
    /// How often what is too old is deleted from the store.
    package static let pruneSeconds = 3600.0

    private let configuration: ConfigurationHolder
    private let store: any Store
    private let server: HTTPServer
    private let log: Log
    private let watcher: ConfigurationWatcher

    /// Opens the store and puts the parts together.
    ///
    /// - Parameters:
    ///   - path: Of the configuration, to read it again.
    ///   - load: The configuration as it was read, without errors.
    /// - Throws: `ServiceProblem` in one sentence for whoever started it.
    package init(path: String, load: ConfigurationLoad, _ configuration: Configuration) async throws(ServiceProblem) {
        let log = Log(version: Version.text, clock: SystemClock.now)
        let metrics = ServiceMetrics(version: Version.text, startTime: SystemClock.now(), log: log)
        let holder = ConfigurationHolder(configuration)
        let store = MeasuredStore(
            try Self.open(configuration.store), metrics: metrics.store, gates: metrics.gates)
        if case .sqlite(let file) = configuration.store { metrics.store.watchDisk(of: file) }
        let http = HTTPClient(userAgent: "analysisgate/\(Version.text)")
        let sources = SourcePool(configuration: holder, http: http, metrics: metrics.sources)
        let desk = AnalysisDesk(
            analyst: SourceAnalyst(sources: sources), clock: SystemClock.now, sleep: SystemClock.sleep)
        let gatekeeper = Gatekeeper(
            store: store, book: try await StoredBook.read(store, now: SystemClock.now()), desk: desk,
            catalog: ConfiguredCatalog(holder), ids: IDSource { UInt64.random(in: .min ... .max) },
            clock: SystemClock.now)
        let doorkeeper = ServiceDoorkeeper(configuration.server)
        let surface = Surface(
            gatekeeper: gatekeeper, catalog: ConfiguredCatalog(holder), doorkeeper: doorkeeper,
            cluster: configuration.server.cluster, log: log, metrics: metrics)
        var limits = HTTPLimits()
        limits.bodyBytes = Surface.bodyBytes
        let server = HTTPServer(handler: surface.router, limits: limits) { problem, peer in
            log.debug(
                "request refused", LogContext(), ["reason": .text(problem.logMessage), "peer": .text(peer.text)])
        }
        metrics.registry.collect { metrics.http.set(openConnections: server.connectionCount) }
        let reload = Reload(holder: holder, doorkeeper: doorkeeper, log: log, metrics: metrics)
        reload.take(configuration)
        watcher = ConfigurationWatcher(path: path, load: load, publish: reload.take, report: reload.report)
        self.configuration = holder
        self.store = store
        self.server = server
        self.log = log
    }

    /// Begins to listen and gives the address, with the port that the system chose where 0 was asked for.
    package func start() throws(ServiceProblem) -> ListenAddress {
        let wanted = configuration.current.server.listen
        do throws(SystemError) {
            let address = try server.start(on: [wanted])[0]
            log.info("listening", LogContext(), ["address": .text(address.description)])
            return address
        } catch {
            throw ServiceProblem("cannot listen on \(wanted): \(error.message)")
        }
    }

    /// Watches the configuration and keeps the store small, until the task is cancelled.
    package func keep() async {
        await withTaskGroup(of: Void.self) { group in
            group.addTask { await self.watcher.run() }
            group.addTask { await self.pruneAgainAndAgain() }
        }
    }

    /// Reads the configuration again now.
    package func reload() async {
        await watcher.reload()
    }

    /// Answers what is in flight, then lets go of the store.
    package func stop() async {
        log.info("stopping")
        await server.drain(seconds: Self.drainSeconds)
        await store.close()
        log.flush()
    }

    private func pruneAgainAndAgain() async {
        while !Task.isCancelled {
            do throws(StoreError) {
                let rows = try await store.prune(Retention(), now: SystemClock.now())
                if rows > 0 { log.info("old rows deleted", LogContext(), ["rows": .integer(rows)]) }
            } catch {
                log.error("old rows could not be deleted", LogContext(), ["error": .text(error.message)])
            }
            await SystemClock.sleep(seconds: Self.pruneSeconds)
        }
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
