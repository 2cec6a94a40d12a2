package import Metrics

/// A client for each source of the configuration, kept as long as its entry stays the same.
package final class SourcePool: Sendable {
    private struct Entry: Sendable {
        var source: SourceConfiguration
        var client: PrometheusClient
    }

    private let configuration: ConfigurationHolder
    private let http: HTTPClient
    private let metrics: SourceMetrics?
    private let entries = Locked<[String: Entry]>([:])

    /// - Parameter metrics: Counts the queries; nil where nobody reads them.
    package init(configuration: ConfigurationHolder, http: HTTPClient, metrics: SourceMetrics? = nil) {
        self.configuration = configuration
        self.http = http
        self.metrics = metrics
    }

    /// The client of a source, and how long it may take to answer; nil when the configuration has no such source.
    package func client(named name: String) -> (client: PrometheusClient, timeoutSeconds: Double)? {
        guard let source = configuration.current.source(named: name) else { return nil }
        let known = entries.withLock { $0[name] }
        if let known, known.source == source { return (known.client, source.timeoutSeconds) }
        guard let client = makeClient(source) else { return nil }
        entries.withLock { $0[name] = Entry(source: source, client: client) }
        return (client, source.timeoutSeconds)
    }

    private func makeClient(_ source: SourceConfiguration) -> PrometheusClient? {
        let access = PrometheusTransport.Access(
            credentials: ClientCredentials(source.authentication),
            headers: source.headers.map {
                HeaderField($0.name, String(decoding: $0.value.revealed, as: UTF8.self))
            })
        let tls = ClientTLS(
            authorityFile: source.certificateAuthority?.path,
            certificateFile: source.clientCertificate?.certificate.path, keyFile: source.clientCertificate?.key.path)
        // The configuration's reader has checked the address.
        guard
            let plain = try? PrometheusTransport(
                client: http, url: source.prometheus.text, tls: tls, access: { access })
        else { return nil }
        guard let metrics else { return PrometheusClient(transport: plain) }
        return PrometheusClient(transport: MeasuredTransport(plain, source: source.name, metrics: metrics))
    }
}

extension ClientCredentials {
    fileprivate init(_ authentication: SourceConfiguration.Authentication) {
        switch authentication {
        case .none: self = .none
        case .bearer(let secret): self = .bearer(String(decoding: secret.revealed, as: UTF8.self))
        case .basic(let user, let password):
            self = .basic(user: user, password: String(decoding: password.revealed, as: UTF8.self))
        }
    }
}
