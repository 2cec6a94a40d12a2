/// Who was let in, and where.
package struct AccessGrant: Sendable, Equatable {
    /// The name of the token that was shown; empty where none was needed.
    package let token: String
    /// Patterns of the namespaces that it reaches; empty for all.
    package let namespaces: [Glob]
    /// The cluster that the token speaks for; nil for the service's own.
    package var cluster: String?

    /// Whether the caller may see and touch what belongs to a namespace.
    package func covers(namespace: String) -> Bool {
        namespaces.isEmpty || namespaces.contains { $0.matches(namespace) }
    }

    /// Whether every namespace that a pattern can mean is within reach, as far as can be said without guessing: the
    /// pattern is one of the token's own, or a plain name that one of them covers.
    package func covers(pattern: String) -> Bool {
        if namespaces.isEmpty || namespaces.contains(where: { $0.pattern == pattern }) { return true }
        let isPlain = !pattern.utf8.contains { $0 == UInt8(ascii: "*") || $0 == UInt8(ascii: "?") }
        return isPlain && covers(namespace: pattern)
    }
}
