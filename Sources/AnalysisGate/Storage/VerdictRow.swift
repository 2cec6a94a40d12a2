/// A verdict as it was given, with everything that decided it.
package struct VerdictRow: Sendable, Equatable {
    package var id: String
    package var key: RolloutKey
    package var epoch: String
    package var analysis: String
    /// The hook that asked.
    package var hook: String
    /// Unix seconds.
    package var time: Double
    package var state: String
    package var reason: String
    /// The status that the caller got.
    package var status: Int
    /// The verdict object of the interface in full detail, as JSON.
    package var detail: [UInt8]

    package init(
        id: String, key: RolloutKey, epoch: String, analysis: String, hook: String, time: Double, state: String,
        reason: String, status: Int, detail: [UInt8]
    ) {
        self.id = id
        self.key = key
        self.epoch = epoch
        self.analysis = analysis
        self.hook = hook
        self.time = time
        self.state = state
        self.reason = reason
        self.status = status
        self.detail = detail
    }
}
