/// `POST /flagger/{hook type}`: the payload into a call, the decision into one line.
package struct HookEndpoint: Sendable {
    private let gatekeeper: Gatekeeper
    private let cluster: String
    private let journal: any HookJournal

    /// - Parameter cluster: The cluster of callers whose token names none.
    package init(gatekeeper: Gatekeeper, cluster: String, journal: any HookJournal) {
        self.gatekeeper = gatekeeper
        self.cluster = cluster
        self.journal = journal
    }

    /// The call that a request makes.
    ///
    /// - Throws: `Problem` 4xx that says what is wrong with it.
    package func call(_ hook: HookType, _ request: Request, cluster: String?) throws(Problem) -> HookCall {
        let payload = try FlaggerPayload(request.body)
        let metadata = payload.metadata
        return HookCall(
            hook: hook,
            key: RolloutKey(
                cluster: cluster ?? self.cluster, namespace: payload.namespace, name: payload.name),
            phase: payload.phase, checksum: payload.checksum, metadata: metadata,
            analysis: request.queryValue("analysis") ?? metadata["analysis"],
            gate: try GateName.read(request.queryValue("gate") ?? metadata["gate"]),
            target: request.queryValue("target") ?? metadata["target"])
    }

    /// Takes down a request that never became a call, and gives its answer.
    package func refuse(_ request: Request, _ problem: Problem) -> Response {
        journal.refused(request.path, problem, peer: request.peer)
        return problem.response
    }

    /// Answers the call; never with 204, 3xx, 429 or 5xx, which Flagger takes amiss.
    package func answer(_ call: HookCall, requestID: String) async -> Response {
        let startedAt = gatekeeper.clock()
        do throws(Problem) {
            let decision = try await gatekeeper.answer(call)
            journal.record(
                call, decision, requestID: requestID, seconds: max(0, gatekeeper.clock() - startedAt))
            return .text(decision.answer.status, decision.answer.line)
        } catch {
            journal.record(call, error, requestID: requestID)
            return error.response
        }
    }
}
