import JSON

/// Reads an answer of Prometheus's HTTP API from its bytes.
package struct AnswerDecoder {
    var scanner: JSONScanner
    let limits: AnswerLimits
    /// The last series' labels, where they stand and as they were read: neighbours share most of them.
    var memory = LabelMemory()
    var seriesCount = 0
    var sampleCount = 0
    /// Set before a problem is thrown that is no fault of the bytes.
    var exceeded: SourceProblem?
    private var parts = Parts()

    /// What was read so far, since members may come in any order.
    private struct Parts {
        var isSuccess: Bool?
        var errorType = ""
        var error = ""
        var warnings: [String] = []
        var infos: [String] = []
        var result: QueryResult?
    }

    private init(_ bytes: [UInt8], limits: AnswerLimits) {
        scanner = JSONScanner(bytes)
        self.limits = limits
    }

    /// Decodes one answer.
    ///
    /// - Parameter status: HTTP's, for the problem that an error answer becomes.
    /// - Throws: `.refused` for an error in the source's own words, `.unreadable` with the offset of the first fault,
    ///   `.tooManySeries`, `.tooManySamples` or `.transport(.tooLarge)` at a limit.
    package static func decode(
        _ bytes: [UInt8], status: Int = 200, limits: AnswerLimits = AnswerLimits()
    ) throws(SourceProblem) -> Answer {
        guard bytes.count <= limits.maximumBytes else {
            throw .transport(.tooLarge(limitBytes: limits.maximumBytes))
        }
        var decoder = AnswerDecoder(bytes, limits: limits)
        do {
            try decoder.envelope()
        } catch {
            throw decoder.exceeded ?? .unreadable(error)
        }
        let parts = decoder.parts
        guard let isSuccess = parts.isSuccess else {
            throw .unreadable(JSONProblem(offset: bytes.count, "the answer has no status"))
        }
        guard isSuccess else {
            throw .refused(status: status, errorType: parts.errorType, error: parts.error)
        }
        guard let result = parts.result else {
            throw .unreadable(JSONProblem(offset: bytes.count, "the answer has no result"))
        }
        return Answer(result: result, warnings: parts.warnings, infos: parts.infos)
    }

    private mutating func envelope() throws(JSONProblem) {
        try scanner.openObject()
        while let name = try scanner.nextMember() {
            switch scanner.string(name) {
            case "status": parts.isSuccess = try status()
            case "errorType": parts.errorType = scanner.string(try scanner.text())
            case "error": parts.error = scanner.string(try scanner.text())
            case "warnings": parts.warnings = try notes()
            case "infos": parts.infos = try notes()
            case "data": try data()
            default: try scanner.skip()
            }
        }
        try scanner.finish()
    }

    private mutating func status() throws(JSONProblem) -> Bool {
        let text = try scanner.text()
        if scanner.matches(text, "success") { return true }
        if scanner.matches(text, "error") { return false }
        throw JSONProblem(offset: text.range.lowerBound, "the status is neither success nor error")
    }

    private mutating func notes() throws(JSONProblem) -> [String] {
        var notes: [String] = []
        guard try skippedNull() == false else { return notes }
        try scanner.openArray()
        while try scanner.nextElement() {
            let note = try scanner.text()
            if notes.count < limits.maximumNotes { notes.append(scanner.string(note)) }
        }
        return notes
    }

    private mutating func data() throws(JSONProblem) {
        // An error answer may carry `"data": null`.
        guard try skippedNull() == false else { return }
        var type: String?
        var skipped: JSONScanner?
        try scanner.openObject()
        while let name = try scanner.nextMember() {
            switch scanner.string(name) {
            case "resultType": type = scanner.string(try scanner.text())
            case "result":
                if let type {
                    parts.result = try result(of: type)
                } else {
                    skipped = scanner
                    try scanner.skip()
                }
            default: try scanner.skip()
            }
        }
        // The type came behind the result: go back, read it, and return.
        if let skipped, let type, parts.result == nil {
            let behind = scanner
            scanner = skipped
            parts.result = try result(of: type)
            scanner = behind
        }
    }

    private mutating func result(of type: String) throws(JSONProblem) -> QueryResult {
        switch type {
        case "vector": return .vector(try vector())
        case "matrix": return .matrix(try matrix())
        case "scalar":
            var value = 0.0
            let time = try pair { (decoder: inout AnswerDecoder) throws(JSONProblem) in value = try decoder.value() }
            return .scalar(time: time, value: value)
        case "string":
            var value = ""
            let time = try pair { (decoder: inout AnswerDecoder) throws(JSONProblem) in
                value = decoder.scanner.string(try decoder.scanner.text())
            }
            return .string(time: time, value: value)
        default: throw scanner.problem("the result type is none of vector, matrix, scalar, string")
        }
    }

    /// Reads past `null`; false when something else comes next.
    mutating func skippedNull() throws(JSONProblem) -> Bool {
        guard case .null = try scanner.peek() else { return false }
        try scanner.null()
        return true
    }
}
