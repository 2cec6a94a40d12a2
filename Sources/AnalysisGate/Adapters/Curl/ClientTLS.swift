/// Whom to trust and what to show in a TLS handshake; the peer's certificate and name are always verified.
package struct ClientTLS: Sendable, Equatable {
    /// PEM file of the authorities to trust in place of the system's.
    package var authorityFile: String?
    /// PEM file of the client certificate, with its chain.
    package var certificateFile: String?
    /// PEM file of the certificate's private key; may be left out where the certificate's file holds it.
    package var keyFile: String?

    package init(authorityFile: String? = nil, certificateFile: String? = nil, keyFile: String? = nil) {
        self.authorityFile = authorityFile
        self.certificateFile = certificateFile
        self.keyFile = keyFile
    }
}
