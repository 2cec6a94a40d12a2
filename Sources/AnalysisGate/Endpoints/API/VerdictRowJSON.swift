package import JSON

/// How a stored verdict looks in a list.
package enum VerdictRowJSON {
    package static func write(_ row: VerdictRow, to writer: inout JSONWriter) {
        writer.member("id", row.id)
        writer.member("time", Timestamp.text(row.time))
        writer.member("namespace", row.key.namespace)
        writer.member("name", row.key.name)
        writer.member("epoch", row.epoch)
        writer.member("analysis", row.analysis)
        writer.member("hook", row.hook)
        writer.member("status", row.status)
        writer.member("verdict", row.state)
        writer.member("reason", row.reason)
    }

    /// A stored verdict object without the elements of `checks`, its last member, so that it stays under 1 KB.
    package static func brief(_ detail: [UInt8]) -> [UInt8] {
        // Inside of a string the quotes would be escaped.
        guard let checks = detail.firstRange(of: Array(#","checks":["#.utf8)) else { return detail }
        return detail[..<checks.upperBound] + Array("]}".utf8)
    }
}
