/// A source's whole answer to a query.
package struct Answer: Sendable, Equatable {
    package var result: QueryResult
    /// Notes of the source that put the result in doubt; at most `AnswerLimits.maximumNotes`.
    package var warnings: [String]
    /// Notes of the source that do not.
    package var infos: [String]

    package init(result: QueryResult, warnings: [String] = [], infos: [String] = []) {
        self.result = result
        self.warnings = warnings
        self.infos = infos
    }
}
