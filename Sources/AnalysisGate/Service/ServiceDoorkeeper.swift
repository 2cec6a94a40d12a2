/// Lets callers in by the configuration that counts now.
package final class ServiceDoorkeeper: Doorkeeper {
    private let access: Locked<Access>

    package init(_ server: ServerConfiguration) {
        access = Locked(Access(server))
    }

    /// Counts for every request that comes after it.
    package func replace(with server: ServerConfiguration) {
        let new = Access(server)
        access.withLock { $0 = new }
    }

    package func admit(_ request: Request, to permission: Permission) throws(Problem) -> Caller {
        let access = access.withLock { $0 }
        switch access.decide(permission, in: .filtered, headers: request.headers, peer: request.peer) {
        case .allowed(let grant):
            return Caller(
                token: grant.token, cluster: grant.cluster, address: request.peer.text, namespaces: grant.namespaces)
        case .refused(let problem):
            throw problem
        }
    }

    package func admitToMetrics(_ request: Request) throws(Problem) {
        let access = access.withLock { $0 }
        if let problem = access.refusalOfMetrics(headers: request.headers) { throw problem }
    }
}
