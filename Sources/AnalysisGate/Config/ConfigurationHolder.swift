/// The configuration that counts now; swapped whole when a new one is read.
package final class ConfigurationHolder: Sendable {
    private let held: Locked<Configuration>

    package init(_ configuration: Configuration) {
        held = Locked(configuration)
    }

    package var current: Configuration { held.withLock { $0 } }

    /// Counts for whoever asks from now on.
    package func replace(with configuration: Configuration) {
        held.withLock { $0 = configuration }
    }
}
