import JSON

/// `/v1/verdicts…`: verdicts as they were given, with their evidence.
package struct VerdictsEndpoint: Sendable {
    private let store: any Store
    private let cluster: String

    package init(store: any Store, cluster: String) {
        self.store = store
        self.cluster = cluster
    }

    /// Newest first; `namespace` and `name` together pick one rollout, `limit` bounds the rows.
    package func list(
        _ request: Request, cluster: String?, maySee: (RolloutKey) -> Bool
    ) async throws(Problem) -> Response {
        let limit = min(
            RolloutsEndpoint.maximumRows,
            request.queryValue("limit").flatMap { Int($0) } ?? RolloutsEndpoint.standardRows)
        var rollout: RolloutKey?
        if let name = request.queryValue("name"), let namespace = request.queryValue("namespace") {
            rollout = RolloutKey(cluster: cluster ?? self.cluster, namespace: namespace, name: name)
        }
        do throws(StoreError) {
            let rows = try await store.verdicts(of: rollout, limit: max(0, limit))
            let body = JSONWriter.objectDocument { object in
                object.objects("verdicts", rows.filter { maySee($0.key) }) {
                    VerdictRowJSON.write($0, to: &$1)
                }
            }
            return .json(200, body)
        } catch {
            throw Problem(503, "the store cannot be read", log: error.message)
        }
    }

    /// The verdict object as it was stored; its checks only with `detail=full`.
    package func show(
        _ id: String, detail: String?, maySee: (RolloutKey) -> Bool
    ) async throws(Problem) -> Response {
        guard detail == nil || detail == "full" else { throw Problem(400, "detail is unknown: only full is allowed") }
        do throws(StoreError) {
            if let row = try await store.verdict(id: id), maySee(row.key) {
                return .json(200, detail == nil ? VerdictRowJSON.brief(row.detail) : row.detail)
            }
        } catch {
            throw Problem(503, "the store cannot be read", log: error.message)
        }
        throw Problem(404, "there is no verdict \"\(id.prefix(80))\"")
    }
}
