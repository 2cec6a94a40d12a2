/// The service's log: one JSON object a line, on standard error.
///
/// A line is made on the caller's thread and written by another, so that a full pipe holds up nobody; what does not fit
/// into `LogLimits.waitingBytes` is dropped and counted. Known secrets are replaced in every text.
package struct Log: Sendable {
    private let sink: LogSink
    private let minimum: LogSeverity
    private let version: String
    private let clock: @Sendable () -> Double
    private let redaction = Locked(LogRedaction())

    /// - Parameters:
    ///   - version: of the program, written on each line.
    ///   - clock: Unix seconds.
    ///   - output: where lines go; standard error where none is given.
    package init(
        minimum: LogSeverity = .info, version: String, clock: @escaping @Sendable () -> Double,
        output: (@Sendable ([UInt8]) -> Void)? = nil
    ) {
        self.minimum = minimum
        self.version = version
        self.clock = clock
        let dropLine: @Sendable (Int) -> [UInt8] = { count in
            LogLine(
                time: clock(), severity: .warning, body: "log lines were dropped: nobody read them",
                context: LogContext(), fields: [("count", .integer(count))]
            ).bytes(redaction: LogRedaction(), version: version)
        }
        sink = LogSink(output: output ?? StandardError.write, dropLine: dropLine)
    }

    /// From now on these never appear in a line; called at the start and at each reload.
    package func hide(_ secrets: [[UInt8]]) {
        let new = LogRedaction(secrets)
        redaction.withLock { $0 = new }
    }

    /// Whether lines of a severity are written at all, for callers whose fields are dear.
    package func writes(_ severity: LogSeverity) -> Bool {
        severity >= minimum
    }

    /// Writes one line.
    ///
    /// - Parameters:
    ///   - body: one sentence that is the same each time; what varies belongs into the fields.
    ///   - fields: attribute names in `snake_case` with their values.
    package func write(
        _ severity: LogSeverity, _ body: String, _ context: LogContext = LogContext(),
        _ fields: KeyValuePairs<String, LogValue> = [:]
    ) {
        guard writes(severity) else { return }
        let line = LogLine(
            time: clock(), severity: severity, body: body, context: context,
            fields: fields.map { (key: $0.key, value: $0.value) })
        sink.add(line.bytes(redaction: redaction.withLock { $0 }, version: version))
    }

    /// For whoever searches a fault; not written unless asked for.
    package func debug(
        _ body: String, _ context: LogContext = LogContext(), _ fields: KeyValuePairs<String, LogValue> = [:]
    ) {
        write(.debug, body, context, fields)
    }

    /// What is as it should be and worth knowing.
    package func info(
        _ body: String, _ context: LogContext = LogContext(), _ fields: KeyValuePairs<String, LogValue> = [:]
    ) {
        write(.info, body, context, fields)
    }

    /// What is not as it should be, and mends itself or is worked around.
    package func warning(
        _ body: String, _ context: LogContext = LogContext(), _ fields: KeyValuePairs<String, LogValue> = [:]
    ) {
        write(.warning, body, context, fields)
    }

    /// What somebody has to look at.
    package func error(
        _ body: String, _ context: LogContext = LogContext(), _ fields: KeyValuePairs<String, LogValue> = [:]
    ) {
        write(.error, body, context, fields)
    }

    /// Lines dropped since the start because nobody read the log.
    package var droppedLines: Int { sink.drops }

    /// Waits until everything is written, no longer than a number of seconds; for the end of the process.
    package func flush(seconds: Double = 2) {
        sink.flush(seconds: seconds)
    }
}
