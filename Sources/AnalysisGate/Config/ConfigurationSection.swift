/// Every mapping with fixed keys that a configuration may hold: the whole vocabulary on one screen.
///
/// A key that stands here and not in `docs/configuration.md` fails a test.
package enum ConfigurationSection: String, Sendable, CaseIterable {
    case root = "the file"
    case server
    case token = "server.tokens"
    case secret = "a secret"
    case source = "sources"
    case basic = "sources.basic"
    case clientCertificate = "sources.clientCertificate"
    case defaults
    case analysis = "analyses"
    case check = "analyses.checks"
    case team = "an included file"

    /// The keys in the order in which messages and the documentation list them.
    package var keys: [String] {
        switch self {
        case .root: ["server", "store", "sources", "include", "defaults", "analyses"]
        case .server: ["listen", "publicURL", "cluster", "trust", "tokens", "metricsToken"]
        case .token: ["name", "secret", "may", "namespaces", "cluster"]
        case .secret: ["env", "file"]
        case .source:
            ["prometheus", "timeout", "bearer", "basic", "headers", "ca", "clientCertificate"]
        case .basic: ["user", "password"]
        case .clientCertificate: ["certificate", "key"]
        case .defaults: Self.settings
        case .analysis: Self.settings + ["canary", "baseline", "checks"]
        case .check:
            [
                "events", "total", "histogram", "quantile", "query",
                "worseThan", "ignoreBelow", "min", "max", "role", "critical",
            ]
        case .team: ["namespaces", "analyses"]
        }
    }

    private static let settings = [
        "source", "mode", "preset", "warmUp", "bake", "deadline", "onDeadline", "maxHold", "grace", "window",
        "falseAlarms", "judge",
    ]
}
