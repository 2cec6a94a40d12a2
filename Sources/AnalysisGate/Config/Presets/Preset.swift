package import Metrics

/// A part of an analysis that is known by name: matchers that tell two sides apart, checks on well-known series, or
/// both. What stands in the analysis itself wins over it.
package struct Preset: Sendable {
    package var name: String
    /// What it brings; the presets of an analysis must differ in kind.
    package var kind: Kind
    /// The sides that it brings by itself.
    package var sides: Sides?
    /// The sides that it brings instead when it stands beside the preset of that name.
    package var sidesBeside: [String: Sides] = [:]
    package var checks: [Check] = []

    /// What a preset knows.
    package enum Kind: Sendable {
        /// How a rollout controller makes and labels the pods of both versions.
        case sides
        /// Which series a kind of server exports.
        case series
    }

    /// The label matchers of both versions.
    package struct Sides: Sendable, Equatable {
        package var canary: [LabelMatcher]
        package var baseline: [LabelMatcher]
    }

    /// All that exist, in the order in which messages list them.
    package static let all: [Preset] = [.flagger, .argo, .istio, .seed]
}
