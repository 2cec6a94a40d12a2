/// Takes up a configuration: whoever asks from now on gets the new one.
package struct Reload: Sendable {
    private let holder: ConfigurationHolder
    private let doorkeeper: ServiceDoorkeeper
    private let log: Log
    private let metrics: ServiceMetrics

    package init(holder: ConfigurationHolder, doorkeeper: ServiceDoorkeeper, log: Log, metrics: ServiceMetrics) {
        self.holder = holder
        self.doorkeeper = doorkeeper
        self.log = log
        self.metrics = metrics
    }

    /// Makes a configuration the one that counts.
    @Sendable
    package func take(_ configuration: Configuration) {
        let needRestart = configuration.keysThatNeedRestart(running: holder.current)
        holder.replace(with: configuration)
        doorkeeper.replace(with: configuration.server)
        log.hide(configuration.secrets.map(\.revealed))
        metrics.sources.expect(sources: configuration.sources.map(\.name))
        // Secrets describe themselves as stars, so they do not show in the hash either.
        metrics.configuration.loaded(Array(String(describing: configuration).utf8), now: SystemClock.now())
        if !needRestart.isEmpty {
            log.warning(
                "changed keys take effect at the next start", LogContext(),
                ["keys": .text(needRestart.joined(separator: ", "))])
        }
    }

    /// Says in the log what came of reading the files again.
    @Sendable
    package func report(_ load: ConfigurationLoad) {
        for problem in load.problems {
            log.write(
                problem.severity == .error ? .error : .warning, "configuration", LogContext(),
                ["problem": .text(problem.description)])
        }
        if load.configuration == nil {
            metrics.configuration.refused()
            log.error("the configuration has errors: the one before stays in force")
        } else {
            log.info("configuration read")
        }
    }
}
