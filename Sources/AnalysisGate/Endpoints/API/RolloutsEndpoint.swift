import JSON

/// `/v1/rollouts…` and `/v1/verdicts…`: what happened, to read.
package struct RolloutsEndpoint: Sendable {
    /// Rows in an answer when none, or more, are asked for.
    package static let standardRows = 50
    package static let maximumRows = 1000

    private let gatekeeper: Gatekeeper
    private let cluster: String

    package init(gatekeeper: Gatekeeper, cluster: String) {
        self.gatekeeper = gatekeeper
        self.cluster = cluster
    }

    package func list(maySee: (String) -> Bool) -> Response {
        let rollouts = gatekeeper.book.withLock { $0.rollouts }
            .filter { maySee($0.key.namespace) }
            .sorted { ($0.key.cluster, $0.key.namespace, $0.key.name) < ($1.key.cluster, $1.key.namespace, $1.key.name) }
        return .json(
            200,
            JSONWriter.document {
                $0.object {
                    $0.array("rollouts") { list in
                        for (key, state) in rollouts { list.object { Self.write(key, state, to: &$0) } }
                    }
                }
            })
    }

    package func show(_ path: [String: String], cluster: String?) async throws(Problem) -> Response {
        let key = RolloutKey(
            cluster: cluster ?? self.cluster, namespace: path["namespace"] ?? "", name: path["name"] ?? "")
        guard let state = gatekeeper.book.withLock({ $0.rollouts[key] }) else {
            throw Problem(404, "no rollout \(key.namespace)/\(key.name) was ever seen")
        }
        let store = gatekeeper.store
        do throws(StoreError) {
            let epochs = try await store.epochs(of: key, limit: Self.standardRows)
            let verdicts = try await store.verdicts(of: key, limit: Self.standardRows)
            let notices = try await store.notices(of: key, limit: Self.standardRows)
            let body = JSONWriter.document { writer in
                writer.object { object in
                    Self.write(key, state, to: &object)
                    object.array("epochs") { list in
                        for epoch in epochs { list.object { Self.write(epoch, to: &$0) } }
                    }
                    object.array("verdicts") { list in
                        for verdict in verdicts { list.object { VerdictRowJSON.write(verdict, to: &$0) } }
                    }
                    object.array("notices") { list in
                        for notice in notices { list.object { Self.write(notice, to: &$0) } }
                    }
                }
            }
            return .json(200, body)
        } catch {
            throw Problem(503, "the store cannot be read", log: error.message)
        }
    }

    private static func write(_ key: RolloutKey, _ state: RolloutState, to writer: inout JSONWriter) {
        writer.member("cluster", key.cluster)
        writer.member("namespace", key.namespace)
        writer.member("name", key.name)
        writer.member("epoch", state.epoch?.id ?? "")
        writer.member("epochStartedAt", Timestamp.text(state.epoch?.startedAt ?? 0))
        writer.member("epochCount", state.epochCount)
        writer.member("heldSince", Timestamp.text(state.epoch?.heldSince ?? 0))
    }

    private static func write(_ epoch: EpochRow, to writer: inout JSONWriter) {
        writer.member("id", epoch.id)
        writer.member("number", epoch.number)
        writer.member("startedAt", Timestamp.text(epoch.startedAt))
        writer.member("endedAt", Timestamp.text(epoch.endedAt ?? 0))
        writer.member("outcome", epoch.outcome ?? "")
        writer.member("checksum", epoch.checksum)
    }

    private static func write(_ notice: NoticeRow, to writer: inout JSONWriter) {
        writer.member("id", notice.id)
        writer.member("kind", notice.kind)
        writer.member("epoch", notice.epoch)
        writer.member("time", Timestamp.text(notice.time))
        writer.member("reason", notice.reason)
    }
}
