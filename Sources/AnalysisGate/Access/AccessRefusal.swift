/// The refusals' wording.
enum AccessRefusal {
    /// 401 with the two ways in.
    static func unauthorized(_ message: String) -> Problem {
        Problem(
            401, message,
            headers: [HeaderField("WWW-Authenticate", "Bearer, Basic realm=\"analysisgate\", charset=\"UTF-8\"")])
    }

    /// Why a known token does not suffice; nil when it does.
    static func of(
        _ grant: AccessGrant, _ may: Set<Permission>, _ permission: Permission, _ scope: AccessScope
    ) -> Problem? {
        guard may.contains(permission) else {
            let words = Permission.allCases.filter(may.contains).map(\.rawValue).joined(separator: ", ")
            let has = words.isEmpty ? "nothing" : words
            return Problem(403, "token \(grant.token) may \(has); this needs \(permission.rawValue)")
        }
        switch scope {
        case .filtered: return nil
        case .namespace(let name) where grant.covers(namespace: name): return nil
        case .everything where grant.namespaces.isEmpty: return nil
        case .namespace(let name):
            return Problem(403, "token \(grant.token) is for namespaces \(patterns(grant)), not for \(shown(name))")
        case .everything:
            return Problem(
                403, "token \(grant.token) is for namespaces \(patterns(grant)); this concerns every namespace")
        }
    }

    private static func patterns(_ grant: AccessGrant) -> String {
        grant.namespaces.map(\.pattern).joined(separator: ", ")
    }

    /// A caller's text within one line: quoted, of bounded length, without control characters.
    private static func shown(_ text: String) -> String {
        let plain = text.unicodeScalars.prefix(80).map { $0.value < 0x20 || $0.value == 0x7F ? "?" : String($0) }
        return "\"\(plain.joined())\""
    }
}
