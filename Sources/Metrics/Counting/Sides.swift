/// The label matchers that tell the new version's series from the running one's, request fields filled in.
package struct Sides: Sendable, Equatable {
    package var canary: [LabelMatcher]
    package var baseline: [LabelMatcher]

    package init(canary: [LabelMatcher], baseline: [LabelMatcher]) {
        self.canary = canary
        self.baseline = baseline
    }
}
