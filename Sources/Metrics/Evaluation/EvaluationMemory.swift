/// What is already counted and tested of an analysis, kept between two looks at the same window; purely a saving.
package struct EvaluationMemory: Sendable {
    var counts: [String: CountsMemory] = [:]
    var judge = JudgeMemory()

    package init() {}
}
