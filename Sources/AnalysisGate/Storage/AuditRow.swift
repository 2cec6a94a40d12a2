/// One attempt to change something, allowed or not; rows are only ever added.
package struct AuditRow: Sendable, Equatable {
    package var id: String
    /// Unix seconds.
    package var time: Double
    /// The token's name, or who the caller said it was.
    package var actor: String
    /// `approve`, `halt`, `override`, `freeze`, `reset`, `open`, `close`, `reload`.
    package var verb: String
    /// What it was tried on, as `gates/NAMESPACE/NAME/HOOK/OWN-NAME` for instance.
    package var object: String
    package var status: Int
    package var reason: String
    package var sourceAddress: String

    package init(
        id: String, time: Double, actor: String, verb: String, object: String, status: Int, reason: String,
        sourceAddress: String
    ) {
        self.id = id
        self.time = time
        self.actor = actor
        self.verb = verb
        self.object = object
        self.status = status
        self.reason = reason
        self.sourceAddress = sourceAddress
    }
}
