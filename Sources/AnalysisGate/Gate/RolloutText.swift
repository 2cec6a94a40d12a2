import Foundation

/// The stored form of a rollout's state.
package enum RolloutText {
    package static func write(_ state: RolloutState) -> [UInt8] {
        let encoder = JSONEncoder()
        encoder.outputFormatting = .sortedKeys
        // Encoding plain values of known types has no way to fail.
        return (try? Array(encoder.encode(state))) ?? []
    }

    /// nil when the text is not one of ours.
    package static func read(_ text: [UInt8]) -> RolloutState? {
        try? JSONDecoder().decode(RolloutState.self, from: Data(text))
    }
}
