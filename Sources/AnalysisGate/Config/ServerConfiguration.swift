/// The `server` section: where the service listens and whom it lets in.
package struct ServerConfiguration: Sendable, Equatable {
    package var listen = ListenAddress.v4(0x7F00_0001, port: 8080)
    /// The address under which people reach the service, for links.
    package var publicURL: BaseURL?
    /// Part of every key; a token may carry another.
    package var cluster = ""
    /// Peers that may call hooks and measurements without a token.
    package var trust: [CIDR] = []
    package var tokens: [TokenConfiguration] = []
    /// Guards `/metrics` when set.
    package var metricsToken: Secret?

    package init() {}
}
