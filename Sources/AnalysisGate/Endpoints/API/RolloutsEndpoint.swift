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

    /// Every rollout that was ever seen and the caller may see.
    package func list(maySee: (RolloutKey) -> Bool) -> Response {
        let rollouts = gatekeeper.book.withLock { $0.rollouts }
            .filter { maySee($0.key) }
            .sorted { $0.key < $1.key }
        let body = JSONWriter.objectDocument { object in
            object.objects("rollouts", rollouts) { Self.write($0.key, $0.value, to: &$1) }
        }
        return .json(200, body)
    }

    /// One rollout with its latest epochs, verdicts and notices.
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
            let body = JSONWriter.objectDocument { object in
                Self.write(key, state, to: &object)
                object.objects("epochs", epochs) { Self.write($0, to: &$1) }
                object.objects("verdicts", verdicts) { VerdictRowJSON.write($0, to: &$1) }
                object.objects("notices", notices) { Self.write($0, to: &$1) }
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
