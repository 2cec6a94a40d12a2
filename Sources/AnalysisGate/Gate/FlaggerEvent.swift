import Foundation

/// The messages of Flagger's events that tell of epochs and weights; all others mean nothing to the gate.
package enum FlaggerEvent: Sendable, Equatable {
    case restartingAnalysis
    case scalingUp
    case advanced(weight: Double)
    /// Flagger took the last answer at confirm-traffic-increase for a refusal.
    case heldTrafficIncrease
    case promoted
    case failed

    /// Reads the message of an event (Flagger 1.44's wording); nil for every other.
    package init?(message: String) {
        if message.hasPrefix("New revision detected") {
            if message.contains("Restarting analysis") {
                self = .restartingAnalysis
            } else if message.contains("Scaling up") {
                self = .scalingUp
            } else {
                return nil
            }
        } else if message.hasPrefix("Advance "), let range = message.range(of: " canary weight ") {
            guard let weight = Double(message[range.upperBound...].prefix { $0.isNumber || $0 == "." }) else {
                return nil
            }
            self = .advanced(weight: weight)
        } else if message.contains("waiting for traffic increase approval") {
            self = .heldTrafficIncrease
        } else if message.hasPrefix("Promotion completed!") {
            self = .promoted
        } else if message.hasPrefix("Canary failed!") {
            self = .failed
        } else {
            return nil
        }
    }
}
