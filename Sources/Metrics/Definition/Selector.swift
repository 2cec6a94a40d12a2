/// A series selector: the metric's name and the matchers that stand with it in the configuration.
package struct Selector: Sendable, Hashable {
    package var metric: String
    package var matchers: [LabelMatcher]

    package init(metric: String, matchers: [LabelMatcher] = []) {
        self.metric = metric
        self.matchers = matchers
    }
}
