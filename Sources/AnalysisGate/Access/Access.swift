/// Who may do what: a pure function of the configuration, the request's headers and its peer.
///
/// - A token counts in any of several `Authorization` fields, as `Bearer SECRET` or as Basic with the token's name as
///   user and a secret as password.
/// - A peer in `server.trust` may call hooks and measurements without a token, never anything else. A caller on a Unix
///   socket counts as 127.0.0.1 there.
/// - Where neither tokens nor trust are configured, callers on this machine may do everything and others nothing; as
///   soon as one of them is, being on this machine gives no right of its own.
package struct Access: Sendable {
    /// Most `Authorization` fields of a request that are looked at.
    package static let authorizationFields = 8

    /// What a caller on a Unix socket counts as.
    private static let thisMachine = IPAddress.v4(0x7F00_0001)

    private struct Token: Sendable {
        var grant: AccessGrant
        var may: Set<Permission>
    }

    private struct Key: Sendable {
        var digest: SecretDigest
        var token: Int
    }

    private let tokens: [Token]
    private let keys: [Key]
    private let trust: [CIDR]
    private let metricsKey: SecretDigest?
    private let metricsAreGuarded: Bool

    package init(_ server: ServerConfiguration) {
        tokens = server.tokens.map {
            Token(grant: AccessGrant(token: $0.name, namespaces: $0.namespaces, cluster: $0.cluster), may: $0.may)
        }
        // An empty secret would let in whoever sends an empty header.
        keys = server.tokens.enumerated().flatMap { index, token in
            token.secrets.filter { !$0.revealed.isEmpty }.compactMap { secret in
                SecretDigest(of: secret.revealed[...]).map { Key(digest: $0, token: index) }
            }
        }
        trust = server.trust
        metricsAreGuarded = server.metricsToken != nil
        metricsKey = server.metricsToken.flatMap { $0.revealed.isEmpty ? nil : SecretDigest(of: $0.revealed[...]) }
    }

    /// Decides about one request.
    package func decide(
        _ permission: Permission, in scope: AccessScope, headers: [HeaderField], peer: Peer
    ) -> AccessDecision {
        var refusal: Problem?
        var shownFields = 0
        for field in headers where field.name.equalsIgnoringCase("authorization") {
            shownFields += 1
            guard shownFields <= Self.authorizationFields else { break }
            guard let token = token(shownBy: field.value) else { continue }
            guard let problem = AccessRefusal.of(token.grant, token.may, permission, scope) else {
                return .allowed(token.grant)
            }
            refusal = refusal ?? problem
        }
        if isAllowedWithoutToken(permission, peer) { return .allowed(AccessGrant(token: "", namespaces: [])) }
        return .refused(refusal ?? refusalWithoutToken(permission, peer, shownFields: shownFields))
    }

    /// Why a caller may not read `/metrics`; nil when it may.
    package func refusalOfMetrics(headers: [HeaderField]) -> Problem? {
        guard metricsAreGuarded else { return nil }
        for field in headers.lazy.filter({ $0.name.equalsIgnoringCase("authorization") }).prefix(
            Self.authorizationFields)
        {
            guard let credential = Credential(field.value), let shown = SecretDigest(of: credential.secret) else {
                continue
            }
            if let metricsKey, shown.matches(metricsKey) { return nil }
        }
        return AccessRefusal.unauthorized("/metrics needs the secret of server.metricsToken as bearer token")
    }

    /// The token whose secret a header field shows; every key is compared, so that time tells nothing.
    private func token(shownBy value: String) -> Token? {
        if keys.isEmpty { return nil }
        guard let credential = Credential(value), let shown = SecretDigest(of: credential.secret) else { return nil }
        var found: Int?
        for key in keys where key.digest.matches(shown) { found = key.token }
        guard let found else { return nil }
        if case .basic(let user, _) = credential, !user.elementsEqual(tokens[found].grant.token.utf8) { return nil }
        return tokens[found]
    }

    private func isAllowedWithoutToken(_ permission: Permission, _ peer: Peer) -> Bool {
        if tokens.isEmpty && trust.isEmpty { return peer.isLoopback }
        guard permission == .hook || permission == .measure, !trust.isEmpty else { return false }
        let address = peer.address ?? Self.thisMachine
        return trust.contains { $0.contains(address) }
    }

    private func refusalWithoutToken(_ permission: Permission, _ peer: Peer, shownFields: Int) -> Problem {
        if tokens.isEmpty && trust.isEmpty {
            return Problem(
                403, "only callers on this machine may call while neither server.tokens nor server.trust is configured")
        }
        if tokens.isEmpty {
            return Problem(403, "\(permission.rawValue) needs a token, and server.tokens has none")
        }
        let what =
            shownFields == 0
            ? "no Authorization header came"
            : "no Authorization header (Bearer SECRET, or Basic with the token's name as user) shows a known secret"
        let trusted =
            permission == .hook || permission == .measure
            ? "\(peer.address ?? Self.thisMachine) is not in server.trust"
            : "server.trust is for hooks and measurements only"
        return AccessRefusal.unauthorized("\(permission.rawValue) needs a token: \(what), and \(trusted)")
    }
}

extension Credential {
    fileprivate var secret: ArraySlice<UInt8> {
        switch self {
        case .bearer(let secret): secret
        case .basic(_, let password): password
        }
    }
}
