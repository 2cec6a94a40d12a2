import Foundation

/// Every address in code, documents and manifests is one that any reader can follow, or an example.
enum Hosts {
    private static let known: Set<String> = [
        "apache.org", "argoproj.github.io", "doi.org", "example.com", "example.org", "flagger.app", "github.com",
        "ietf.org", "json-schema.org", "jstor.org", "keepachangelog.com", "kubernetes.io", "localhost",
        "prometheus.io", "rfc-editor.org", "semver.org", "slack.com", "sqlite.org", "swift.org", "w3.org", "yaml.org",
        "arxiv.org",
    ]
    /// Endings of names that exist only inside a cluster or an example (RFC 2606).
    private static let local: Set<String> = ["svc", "local", "test", "invalid", "example"]

    static func violations(path: String, text: String) -> [Violation] {
        var found: [Violation] = []
        for (index, line) in text.split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
            for host in hosts(in: line) where !isAllowed(host) {
                found.append(
                    Violation(path: path, line: index + 1, message: "the host '\(host)' is not in the list of hosts"))
            }
        }
        return found
    }

    /// The hosts of the http addresses in a line, without user, port and path.
    static func hosts(in line: Substring) -> [String] {
        var found: [String] = []
        var rest = line
        while let start = rest.range(of: "://") {
            let scheme = rest[..<start.lowerBound].hasSuffix("http") || rest[..<start.lowerBound].hasSuffix("https")
            rest = rest[start.upperBound...]
            let authority = rest.prefix { $0.isLetter || $0.isNumber || "@.:-_[]".contains($0) }
            let host = authority.split(separator: "@").last?.split(separator: ":").first
            if scheme, let host { found.append(host.lowercased()) }
        }
        return found
    }

    /// One label, an address, an example, or a name in the list (or below it).
    static func isAllowed(_ host: String) -> Bool {
        let labels = host.split(separator: ".")
        guard labels.count > 1, let last = labels.last else { return true }
        if last.allSatisfy(\.isNumber) || local.contains(String(last)) { return true }
        let isService = labels.contains("svc")
        return isService || known.contains { host == $0 || host.hasSuffix("." + $0) }
    }
}
