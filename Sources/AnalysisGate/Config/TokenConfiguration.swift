/// One caller that is known by a secret.
package struct TokenConfiguration: Sendable, Equatable {
    /// Also the user of Basic authentication.
    package var name: String
    /// Any of them is valid, so that a secret can be replaced without a gap; never empty.
    package var secrets: [Secret]
    package var may: Set<Permission>
    /// The namespaces that it may act in; empty for all.
    package var namespaces: [Glob]
    /// The cluster that it speaks for; nil for the service's own.
    package var cluster: String?

    package init(name: String, secrets: [Secret], may: Set<Permission>, namespaces: [Glob] = [], cluster: String? = nil)
    {
        self.name = name
        self.secrets = secrets
        self.may = may
        self.namespaces = namespaces
        self.cluster = cluster
    }
}
