/// Who sent a request and was let in.
package struct Caller: Sendable, Equatable {
    /// The name of the token that was shown; empty where none is needed.
    package var token: String
    /// The cluster that the token speaks for; nil for the configuration's own.
    package var cluster: String?
    package var address: String

    package init(token: String, cluster: String? = nil, address: String) {
        self.token = token
        self.cluster = cluster
        self.address = address
    }

    /// The one who decides, with whom the body says it is.
    package func actor(claiming name: String) -> Actor {
        Actor(token: token, claimed: name, address: address)
    }
}
