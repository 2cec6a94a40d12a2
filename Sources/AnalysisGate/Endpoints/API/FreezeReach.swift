/// Which namespaces a caller may freeze, and free again.
enum FreezeReach {
    /// - Throws: `Problem` 400 for a pattern that fits no name of Kubernetes, 403 for one that reaches further than the
    ///   caller's token.
    static func check(_ patterns: [String], _ caller: Caller) throws(Problem) {
        for pattern in patterns {
            let isFit = pattern.utf8.allSatisfy { $0.isNameByte || $0 == 0x2E || $0 == 0x2A || $0 == 0x3F }
            guard isFit, !pattern.isEmpty else {
                throw Problem(400, "a pattern of namespaces has letters, digits, -, _, ., * and ? only")
            }
            guard caller.mayDecide(for: Glob(pattern)) else {
                let allowed = caller.namespaces.map(\.pattern).joined(separator: ", ")
                throw Problem(403, "token \(caller.token) may decide for namespaces \(allowed), not for \(pattern)")
            }
        }
    }
}
