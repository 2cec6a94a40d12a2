/// How routes are timed, let callers in and turn refusals into answers.
extension Surface {
    func timed(_ route: Route) -> Route {
        let series = metrics.route(route.path)
        var timed = route
        timed.answer = { request, values in
            self.timed(request, series) { route.answer(request, values) }
        }
        return timed
    }

    func timed(_ request: Request, _ series: RouteMetrics, _ answer: () -> Reply) -> Reply {
        let start = SystemClock.now()
        let method = request.method
        @Sendable func note(_ response: Response) -> Response {
            series.answered(
                method: method, status: response.status, seconds: max(0, SystemClock.now() - start))
            return response
        }
        switch answer() {
        case .now(let response): return .now(note(response))
        case .later(let work): return .later { note(await work()) }
        }
    }

    func admitted(
        _ request: Request, _ permission: Permission, _ answer: (Caller) throws(Problem) -> Reply
    ) -> Reply {
        do throws(Problem) {
            return try answer(try doorkeeper.admit(request, to: permission))
        } catch {
            return .now(error.response)
        }
    }

    @Sendable
    func respond(_ answer: () async throws(Problem) -> Response) async -> Response {
        do throws(Problem) {
            return try await answer()
        } catch {
            return error.response
        }
    }

    /// A route that changes nothing.
    func read(
        _ path: String,
        _ answer: @escaping @Sendable (Request, [String: String], Caller) throws(Problem) -> Reply
    ) -> Route {
        Route(["GET"], path) { request, values in
            admitted(request, .read) { caller throws(Problem) in
                if let namespace = values["namespace"] { try caller.check(namespace) }
                return try answer(request, values, caller)
            }
        }
    }

    /// A route by which a person decides.
    func write(
        _ path: String, _ permission: Permission = .approve,
        _ answer: @escaping @Sendable ([String: String], [UInt8], Caller) async throws(Problem) -> Response
    ) -> Route {
        Route(["POST"], path) { request, values in
            admitted(request, permission) { caller throws(Problem) in
                if let namespace = values["namespace"] { try caller.check(namespace) }
                return .later { await respond { () throws(Problem) in try await answer(values, request.body, caller) } }
            }
        }
    }

    /// The load tester's two gates that never change.
    func fixed(_ status: Int, _ line: String, _ request: Request) -> Reply {
        admitted(request, .hook) { _ in .now(.text(status, line)) }
    }

    func check(_ kind: LoadTesterGates.Kind, _ request: Request) -> Reply {
        admitted(request, .hook) { caller throws(Problem) in
            guard let rollout = loadTester.rollout(request.body, cluster: caller.cluster) else {
                return .now(.text(400, ""))
            }
            try caller.check(rollout.namespace)
            return .now(loadTester.check(kind, rollout))
        }
    }

    func set(_ kind: LoadTesterGates.Kind, _ open: Bool, _ request: Request) -> Reply {
        admitted(request, .approve) { caller throws(Problem) in
            guard request.method == "POST", let rollout = loadTester.rollout(request.body, cluster: caller.cluster)
            else { return .now(.text(400, "")) }
            try caller.check(rollout.namespace)
            return .later { await loadTester.set(kind, rollout, open: open, by: caller.actor(claiming: "")) }
        }
    }

    func task(_ request: Request) -> Reply {
        admitted(request, .hook) { _ in .now(loadTester.task(request.body)) }
    }

    /// A POST to a path that nobody has is a task to whoever used the load tester; below our own paths, and with
    /// other methods, it is a mistake.
    func unknown(_ request: Request) -> Reply {
        let ours = ["/flagger/", "/v1/", "/ui/", "/argo/", "/api/"].contains { request.path.hasPrefix($0) }
        if request.method == "POST", !ours { return task(request) }
        if request.path.hasPrefix("/flagger/") {
            let hooks = HookType.allCases.map(\.rawValue).joined(separator: ", ")
            return .now(.text(404, "no hook \(request.path.dropFirst(9).prefix(80)): there are \(hooks)"))
        }
        return .now(.text(404, "there is nothing at \(request.path.prefix(200))"))
    }
}
