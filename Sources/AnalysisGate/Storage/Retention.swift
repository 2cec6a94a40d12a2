/// How long rows that only grow in number are kept: what is too old or too many is deleted, oldest first.
package struct Retention: Sendable, Equatable {
    /// Age in seconds after which verdicts and notices go: 30 days.
    package var verdictSeconds = 30.0 * 86_400
    package var verdictRows = 200_000
    /// Age in seconds after which audited attempts go: 400 days, a year and a margin for the yearly review.
    package var auditSeconds = 400.0 * 86_400
    package var auditRows = 1_000_000

    package init() {}
}
