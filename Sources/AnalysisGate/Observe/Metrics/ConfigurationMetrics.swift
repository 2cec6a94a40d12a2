/// Which configuration counts.
package struct ConfigurationMetrics: Sendable {
    private let lastReloadSuccessful: Gauge
    private let lastSuccess: Gauge
    private let hash: Gauge

    init(_ registry: MetricsRegistry) {
        lastReloadSuccessful =
            registry.gauge(
                "analysisgate_config_last_reload_successful", "1 when the last reading of the configuration succeeded."
            ).only
        lastSuccess =
            registry.gauge(
                "analysisgate_config_last_reload_success_timestamp_seconds",
                "Unix time at which the configuration that counts was read."
            ).only
        hash =
            registry.gauge(
                "analysisgate_config_hash", "A number that is the same where the configuration is the same."
            ).only
    }

    /// Takes note of a configuration that counts from now on.
    ///
    /// - Parameters:
    ///   - text: the bytes of its files.
    ///   - now: Unix seconds.
    package func loaded(_ text: [UInt8], now: Double) {
        lastReloadSuccessful.set(1)
        lastSuccess.set(now)
        hash.set(Double(Self.hash(text)))
    }

    /// Takes note of one that was refused: the old one still counts.
    package func refused() {
        lastReloadSuccessful.set(0)
    }

    /// FNV-1a (64 bits), of which the low 48 are kept: a sample holds 53 bits exactly.
    private static func hash(_ bytes: [UInt8]) -> UInt64 {
        bytes.reduce(0xcbf2_9ce4_8422_2325) { ($0 ^ UInt64($1)) &* 0x100_0000_01b3 } & 0xFFFF_FFFF_FFFF
    }
}
