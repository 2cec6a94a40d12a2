/// The whole surface: every URL with what answers it.
package struct Surface: Sendable {
    package var doorkeeper: any Doorkeeper
    package var hooks: HookEndpoint
    package var loadTester: LoadTesterEndpoint
    package var gates: GatesEndpoint
    package var rollouts: RolloutsEndpoint
    package var verdicts: VerdictsEndpoint
    package var analyses: AnalysesEndpoint
    package var platform: PlatformEndpoint
    package var metrics: HTTPMetrics

    package init(
        doorkeeper: any Doorkeeper, hooks: HookEndpoint, loadTester: LoadTesterEndpoint, gates: GatesEndpoint,
        rollouts: RolloutsEndpoint, verdicts: VerdictsEndpoint, analyses: AnalysesEndpoint,
        platform: PlatformEndpoint, metrics: HTTPMetrics
    ) {
        self.doorkeeper = doorkeeper
        self.hooks = hooks
        self.loadTester = loadTester
        self.gates = gates
        self.rollouts = rollouts
        self.verdicts = verdicts
        self.analyses = analyses
        self.platform = platform
        self.metrics = metrics
    }

    package var router: Router {
        let routes =
            flaggerRoutes + loadTesterRoutes + gateRoutes + standardGateRoutes + readRoutes + platformRoutes
        let others = metrics.route("other")
        return Router(routes.map(timed)) { request in timed(request, others) { unknown(request) } }
    }

    /// The largest body that a path takes, in bytes.
    @Sendable
    package static func bodyBytes(_ path: String) -> Int {
        path.hasPrefix("/v1/") ? 1 << 20 : 256 << 10
    }

    private var flaggerRoutes: [Route] {
        HookType.allCases.map { hook in
            Route(["POST"], "/flagger/\(hook.rawValue)") { request, _ in
                do throws(Problem) {
                    let caller = try doorkeeper.admit(request, to: .hook)
                    let call = try hooks.call(hook, request, cluster: caller.cluster)
                    try caller.check(call.key.namespace)
                    let id = RequestID.of(request, random: .random(in: .min ... .max))
                    return .later { await hooks.answer(call, requestID: id) }
                } catch {
                    return .now(hooks.refuse(request, error))
                }
            }
        }
    }

    private var loadTesterRoutes: [Route] {
        [
            Route([], "/gate/approve") { request, _ in fixed(200, "OK", request) },
            Route([], "/gate/halt") { request, _ in fixed(403, "Forbidden", request) },
            Route([], "/gate/check") { request, _ in check(.gate, request) },
            Route([], "/rollback/check") { request, _ in check(.rollback, request) },
            Route([], "/gate/open") { request, _ in set(.gate, true, request) },
            Route([], "/gate/close") { request, _ in set(.gate, false, request) },
            Route([], "/rollback/open") { request, _ in set(.rollback, true, request) },
            Route([], "/rollback/close") { request, _ in set(.rollback, false, request) },
            Route([], "/") { request, _ in task(request) },
        ]
    }

    private var gateRoutes: [Route] {
        let gate = "/v1/gates/{namespace}/{name}/{hook}/{gate}"
        return [
            read("/v1/gates") { request, _, caller in
                let namespace = request.queryValue("namespace")
                return .now(
                    gates.list(namespace: namespace, name: request.queryValue("name"), caller: caller))
            },
            read("/v1/gates/{namespace}/{name}") { _, path, caller in
                .now(gates.list(namespace: path["namespace"], name: path["name"], caller: caller))
            },
            read(gate) { _, path, caller in
                .later { await respond { () throws(Problem) in try await gates.show(path, cluster: caller.cluster) } }
            },
            write("\(gate)/approve") { path, body, caller throws(Problem) in
                try await gates.decide(path, open: true, body: body, caller: caller)
            },
            write("\(gate)/halt") { path, body, caller throws(Problem) in
                try await gates.decide(path, open: false, body: body, caller: caller)
            },
            write("/v1/gates/{namespace}/{name}/override") { path, body, caller throws(Problem) in
                try await gates.override(path, body: body, caller: caller)
            },
            write("/v1/gates/{namespace}/{name}/reset", .operate) { path, body, caller throws(Problem) in
                try await gates.reset(path, body: body, caller: caller)
            },
            write("/v1/gates/freeze") { _, body, caller throws(Problem) in
                try await gates.freeze(body, caller: caller)
            },
            write("/v1/gates/unfreeze") { _, body, caller throws(Problem) in
                try await gates.unfreeze(body, caller: caller)
            },
        ]
    }

    /// The gate that has no name of its own, one URL shorter.
    private var standardGateRoutes: [Route] {
        GatesEndpoint.hooks.flatMap { hook in
            let place = "/v1/gates/{namespace}/{name}/\(hook)"
            return [
                read(place) { _, path, caller in
                    let path = path.merging(["hook": hook]) { $1 }
                    return .later {
                        await respond { () throws(Problem) in try await gates.show(path, cluster: caller.cluster) }
                    }
                },
                write("\(place)/approve") { path, body, caller throws(Problem) in
                    let path = path.merging(["hook": hook]) { $1 }
                    return try await gates.decide(path, open: true, body: body, caller: caller)
                },
                write("\(place)/halt") { path, body, caller throws(Problem) in
                    let path = path.merging(["hook": hook]) { $1 }
                    return try await gates.decide(path, open: false, body: body, caller: caller)
                },
            ]
        }
    }

    private var readRoutes: [Route] {
        [
            read("/v1/rollouts") { _, _, caller in .now(rollouts.list(maySee: caller.maySee)) },
            read("/v1/rollouts/{namespace}/{name}") { _, path, caller in
                .later {
                    await respond { () throws(Problem) in try await rollouts.show(path, cluster: caller.cluster) }
                }
            },
            read("/v1/verdicts") { request, _, caller in
                .later {
                    await respond { () throws(Problem) in
                        try await verdicts.list(request, cluster: caller.cluster, maySee: caller.maySee)
                    }
                }
            },
            read("/v1/verdicts/{id}") { request, path, caller in
                .later {
                    await respond { () throws(Problem) in
                        try await verdicts.show(
                            path["id"] ?? "", detail: request.queryValue("detail"), maySee: caller.maySee)
                    }
                }
            },
            read("/v1/analyses") { request, _, _ in
                .now(analyses.list(namespace: request.queryValue("namespace") ?? ""))
            },
            read("/v1/analyses/{name}") { request, path, _ throws(Problem) in
                .now(try analyses.show(path["name"] ?? "", namespace: request.queryValue("namespace") ?? ""))
            },
        ]
    }

    private var platformRoutes: [Route] {
        [
            Route(["GET"], "/livez") { _, _ in .now(platform.live()) },
            Route(["GET"], "/readyz") { _, _ in .later { await platform.ready() } },
            Route([], "/healthz") { _, _ in .now(platform.healthy()) },
            Route(["GET"], "/metrics") { request, _ in
                do throws(Problem) {
                    try doorkeeper.admitToMetrics(request)
                    return .now(platform.exposition())
                } catch {
                    return .now(error.response)
                }
            },
        ]
    }
}
