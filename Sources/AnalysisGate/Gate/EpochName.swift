/// Names an epoch so that a person can read it and no two are alike.
package enum EpochName {
    /// `namespace/name/number`, the cluster before it where there is one; none of the parts may hold a slash.
    package static func make(_ key: RolloutKey, number: Int) -> String {
        let place = key.cluster.isEmpty ? key.namespace : "\(key.cluster)/\(key.namespace)"
        return "\(place)/\(key.name)/\(number)"
    }
}
