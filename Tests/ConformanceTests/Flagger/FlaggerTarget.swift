/// The targets under which the recorded Canaries had their hooks.
enum FlaggerTarget {
    /// The hook type in `/flagger/<canary>/<hook>/<name>`; `event` for `/flagger/global-event`.
    static func hook(_ target: String) -> String {
        let parts = target.split(separator: "/")
        return parts.count > 2 ? String(parts[2]) : "event"
    }
}
