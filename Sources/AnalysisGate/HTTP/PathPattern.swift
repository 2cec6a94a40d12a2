/// A path with holes: `/v1/gates/{namespace}/{name}`.
package struct PathPattern: Sendable, Equatable {
    private enum Segment: Equatable {
        case fixed(String)
        case hole(String)
    }

    private let segments: [Segment]
    /// Without holes: the pattern is one exact path.
    package let isExact: Bool

    package init(_ pattern: String) {
        segments = pattern.split(separator: "/", omittingEmptySubsequences: false).dropFirst().map {
            $0.hasPrefix("{") ? .hole(String($0.dropFirst().dropLast())) : .fixed(String($0))
        }
        isExact = segments.allSatisfy { if case .fixed = $0 { true } else { false } }
    }

    /// What stands in the holes, by name; nil when the path is another one. A hole is never empty.
    package func match(_ path: [Substring]) -> [String: String]? {
        guard path.count == segments.count else { return nil }
        var values: [String: String] = [:]
        for (part, segment) in zip(path, segments) {
            switch segment {
            case .fixed(let text): guard part == text else { return nil }
            case .hole(let name):
                guard !part.isEmpty else { return nil }
                values[name] = String(part)
            }
        }
        return values
    }
}
