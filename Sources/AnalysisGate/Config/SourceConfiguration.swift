/// One Prometheus, and how to reach it.
package struct SourceConfiguration: Sendable, Equatable {
    package var name: String
    package var prometheus: BaseURL
    package var timeoutSeconds = 4.0
    package var authentication = Authentication.none
    /// Sent with each request, values maybe secret.
    package var headers: [Header] = []
    /// The certificates that are trusted instead of the system's.
    package var certificateAuthority: CertificateFile?
    package var clientCertificate: ClientCertificate?

    /// How the source knows us.
    package enum Authentication: Sendable, Equatable {
        case none
        case bearer(Secret)
        case basic(user: String, password: Secret)
    }

    /// One header field of each request.
    package struct Header: Sendable, Equatable {
        package var name: String
        package var value: Secret
    }

    /// What is shown to the source.
    package struct ClientCertificate: Sendable, Equatable {
        package var certificate: CertificateFile
        package var key: CertificateFile
    }

    package init(name: String, prometheus: BaseURL) {
        self.name = name
        self.prometheus = prometheus
    }
}
