/// Who sent a request and was let in.
package struct Caller: Sendable, Equatable {
    /// The name of the token that was shown; empty where none is needed.
    package var token: String
    /// The cluster that the token speaks for; nil for the configuration's own.
    package var cluster: String?
    package var address: String
    /// The namespaces that it may act in; empty for all.
    package var namespaces: [Glob]

    package init(token: String, cluster: String? = nil, address: String, namespaces: [Glob] = []) {
        self.token = token
        self.cluster = cluster
        self.address = address
        self.namespaces = namespaces
    }

    /// Whether the caller may see and touch what belongs to a namespace.
    package func maySee(_ namespace: String) -> Bool {
        namespaces.isEmpty || namespaces.contains { $0.matches(namespace) }
    }

    /// Whether the caller may see a rollout: in its namespaces, and in its cluster where the token names one.
    package func maySee(_ rollout: RolloutKey) -> Bool {
        maySee(rollout.namespace) && (cluster ?? rollout.cluster) == rollout.cluster
    }

    /// Whether a hold on the namespaces that fit a pattern concerns the caller.
    package func maySee(_ pattern: Glob) -> Bool {
        namespaces.isEmpty || namespaces.contains { $0.covers(pattern) || pattern.covers($0) }
    }

    /// - Throws: `Problem` 403 that names the namespaces that the caller may act in.
    package func check(_ namespace: String) throws(Problem) {
        if maySee(namespace) { return }
        let allowed = namespaces.map(\.pattern).joined(separator: ", ")
        throw Problem(403, "token \(token) may not act in namespace \(namespace), only in \(allowed)")
    }

    /// Whether the caller may decide for every namespace that fits a pattern.
    package func mayDecide(for pattern: Glob) -> Bool {
        namespaces.isEmpty || namespaces.contains { $0.covers(pattern) }
    }

    /// The one who decides, with whom the body says it is.
    package func actor(claiming name: String) -> Actor {
        Actor(token: token, claimed: name, address: address)
    }
}
