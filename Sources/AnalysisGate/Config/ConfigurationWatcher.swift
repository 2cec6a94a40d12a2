/// Reads the configuration again when a file of it changes or when told to, and passes on what is good.
///
/// Files are compared once a second, secrets and includes among them. A change is taken up once two looks in a row see
/// the same: a file may be half written at the first. A bad configuration is reported once and the old one stays.
package actor ConfigurationWatcher {
    /// How often the files are compared.
    package static let intervalSeconds = 1

    private let path: String
    private let files: ConfigurationFiles
    private let publish: @Sendable (Configuration) -> Void
    private let report: @Sendable (ConfigurationLoad) -> Void
    private var current: Configuration?
    private var loaded: FileTrace
    private var lastLook: FileTrace

    /// - Parameters:
    ///   - load: what the service started with.
    ///   - publish: takes each new configuration; it differs from the one before.
    ///   - report: takes each load that was made, good or bad, for the log.
    package init(
        path: String, load: ConfigurationLoad, files: ConfigurationFiles = .system,
        publish: @escaping @Sendable (Configuration) -> Void,
        report: @escaping @Sendable (ConfigurationLoad) -> Void
    ) {
        self.path = path
        self.files = files
        self.publish = publish
        self.report = report
        current = load.configuration
        loaded = load.trace
        lastLook = load.trace
    }

    /// Compares and reloads until the task is cancelled; `pause` waits for the next look.
    package func run(
        pause: @Sendable () async throws -> Void = { try await Task.sleep(for: .seconds(intervalSeconds)) }
    ) async {
        while !Task.isCancelled, (try? await pause()) != nil {
            look()
        }
    }

    /// Compares the files once.
    package func look() {
        let now = loaded.again(with: files)
        if now != loaded, now == lastLook { reload() } else { lastLook = now }
    }

    /// Reads the configuration now, as on SIGHUP, whether or not a file has changed.
    package func reload() {
        let load = ConfigurationLoader.load(path, files: files)
        loaded = load.trace
        lastLook = load.trace
        report(load)
        guard let configuration = load.configuration, configuration != current else { return }
        current = configuration
        publish(configuration)
    }
}
