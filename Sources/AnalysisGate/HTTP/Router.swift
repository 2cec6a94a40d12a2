/// Finds the route of a request; a path with other methods is refused with 405 and `Allow`.
package struct Router: Handler {
    private struct Patterned {
        var pattern: PathPattern
        var route: Route
    }

    private var exact: [String: [Route]] = [:]
    private var patterned: [Patterned] = []
    private let otherwise: @Sendable (Request) -> Reply

    /// - Parameter otherwise: Answers the paths that no route has.
    package init(_ routes: [Route], otherwise: @escaping @Sendable (Request) -> Reply) {
        self.otherwise = otherwise
        for route in routes {
            let pattern = PathPattern(route.path)
            if pattern.isExact {
                exact[route.path, default: []].append(route)
            } else {
                patterned.append(Patterned(pattern: pattern, route: route))
            }
        }
    }

    package func reply(to request: Request) -> Reply {
        if let routes = exact[request.path] {
            for route in routes where route.takes(request.method) { return route.answer(request, [:]) }
            return refusal(request, routes)
        }
        let path = request.path.split(separator: "/", omittingEmptySubsequences: false).dropFirst()
        let segments = Array(path)
        var others: [Route] = []
        for candidate in patterned {
            guard let values = candidate.pattern.match(segments) else { continue }
            if candidate.route.takes(request.method) { return candidate.route.answer(request, values) }
            others.append(candidate.route)
        }
        return others.isEmpty ? otherwise(request) : refusal(request, others)
    }

    private func refusal(_ request: Request, _ routes: [Route]) -> Reply {
        let allowed = routes.flatMap(\.methods).joined(separator: ", ")
        let problem = Problem(
            405, "\(request.path) takes \(allowed), not \(request.method)",
            headers: [HeaderField("Allow", allowed)])
        return .now(problem.response)
    }
}

extension Route {
    fileprivate func takes(_ method: String) -> Bool {
        methods.isEmpty || methods.contains(method) || (method == "HEAD" && methods.contains("GET"))
    }
}
