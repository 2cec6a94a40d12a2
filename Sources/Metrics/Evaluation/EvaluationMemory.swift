/// What is already counted of an analysis, kept between two looks at the same window; purely a saving.
package struct EvaluationMemory: Sendable {
    var counts: [String: CountsMemory] = [:]

    package init() {}
}
