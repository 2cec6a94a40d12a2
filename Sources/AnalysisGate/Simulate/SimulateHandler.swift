/// Serves a simulated model's metrics and takes orders for it.
package final class SimulateHandler: Handler {
    private let model: Locked<SimulatedModel>
    private let seconds: @Sendable () -> Double

    /// - Parameter seconds: The time since the start.
    package init(_ model: SimulatedModel, seconds: @escaping @Sendable () -> Double) {
        self.model = Locked(model)
        self.seconds = seconds
    }

    package func reply(to request: Request) -> Reply {
        .now(response(to: request))
    }

    /// Counts what has come meanwhile; to be called now and then, so that no scrape finds hours to catch up with.
    package func catchUp() {
        model.withLock { $0.advance(to: seconds()) }
    }

    private func response(to request: Request) -> Response {
        switch (request.path, request.method) {
        case ("/metrics", "GET"): metrics()
        case ("/control", "GET"): shown()
        case ("/control", "POST"): controlled(request)
        case ("/metrics", _): refused(405, "\(request.path) takes GET", allow: "GET")
        case ("/control", _): refused(405, "\(request.path) takes GET and POST", allow: "GET, POST")
        default: refused(404, "there are GET /metrics, GET /control and POST /control?canary-error-factor=3")
        }
    }

    private func metrics() -> Response {
        let now = model.withLock { model in
            model.advance(to: seconds())
            return model
        }
        return Response(
            status: 200, contentType: "text/plain; version=0.0.4; charset=utf-8",
            body: Array(SimulatedExposition.text(of: now).utf8))
    }

    private func shown() -> Response {
        .text(200, model.withLock { $0.settings }.lines.joined(separator: "\n") + "\n")
    }

    /// Changes all settings that the query names, or none of them.
    private func controlled(_ request: Request) -> Response {
        guard request.peer.isLoopback else {
            return refused(403, "settings are changed from this machine alone")
        }
        do throws(SimulationSettings.Refusal) {
            let settings = try model.withLock { model throws(SimulationSettings.Refusal) in
                model.advance(to: seconds())
                var settings = model.settings
                for item in request.query {
                    try settings.set(item.name, to: item.value)
                }
                model.change(to: settings)
                return settings
            }
            return .text(200, settings.lines.joined(separator: "\n") + "\n")
        } catch {
            return refused(400, error.message)
        }
    }

    private func refused(_ status: Int, _ message: String, allow: String? = nil) -> Response {
        Problem(status, message, headers: allow.map { [HeaderField("Allow", $0)] } ?? []).response
    }
}
