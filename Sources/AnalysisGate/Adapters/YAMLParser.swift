import CYAML

/// libyaml as a stream of events. Owns the parser and the bytes that it reads: both live until `deinit`.
@safe struct YAMLParser: ~Copyable {
    private let parser: UnsafeMutablePointer<yaml_parser_t>
    private let input: UnsafeMutableBufferPointer<UInt8>

    /// Throws only when there is no memory for the parser.
    init(_ bytes: [UInt8]) throws(YAMLProblem) {
        unsafe parser = .allocate(capacity: 1)
        unsafe input = .allocate(capacity: bytes.count)
        _ = unsafe input.initialize(from: bytes)
        guard unsafe yaml_parser_initialize(parser) == 1 else {
            unsafe parser.deallocate()
            unsafe input.deallocate()
            throw YAMLProblem(line: 1, column: 1, message: "no memory for the YAML parser")
        }
        // Without this, libyaml takes a byte order mark as leave to read UTF-16.
        unsafe yaml_parser_set_encoding(parser, YAML_UTF8_ENCODING)
        unsafe yaml_parser_set_input_string(parser, input.baseAddress, bytes.count)
    }

    deinit {
        unsafe yaml_parser_delete(parser)
        unsafe parser.deallocate()
        unsafe input.deallocate()
    }

    /// The next event; not to be called again after `streamEnd` or an error.
    mutating func next() throws(YAMLProblem) -> YAMLEvent {
        var event = unsafe yaml_event_t()
        guard unsafe yaml_parser_parse(parser, &event) == 1 else { throw problem() }
        defer { unsafe yaml_event_delete(&event) }
        var result = unsafe YAMLEvent(
            kind: .boundary, line: Int(event.start_mark.line) + 1, column: Int(event.start_mark.column) + 1)
        switch unsafe event.type {
        case YAML_DOCUMENT_START_EVENT: result.kind = .documentStart
        case YAML_STREAM_END_EVENT: result.kind = .streamEnd
        case YAML_ALIAS_EVENT: result.kind = .alias
        case YAML_SEQUENCE_END_EVENT: result.kind = .sequenceEnd
        case YAML_MAPPING_END_EVENT: result.kind = .mappingEnd
        case YAML_SCALAR_EVENT:
            let scalar = unsafe event.data.scalar
            let text = unsafe UnsafeBufferPointer(start: scalar.value, count: scalar.length)
            let plain = unsafe scalar.style == YAML_PLAIN_SCALAR_STYLE
            result.kind = unsafe .scalar(String(decoding: text, as: UTF8.self), plain: plain)
            result.hasAnchor = unsafe scalar.anchor != nil
            result.hasTag = unsafe scalar.tag != nil
        case YAML_SEQUENCE_START_EVENT:
            result.kind = .sequenceStart
            result.hasAnchor = unsafe event.data.sequence_start.anchor != nil
            result.hasTag = unsafe event.data.sequence_start.tag != nil
        case YAML_MAPPING_START_EVENT:
            result.kind = .mappingStart
            result.hasAnchor = unsafe event.data.mapping_start.anchor != nil
            result.hasTag = unsafe event.data.mapping_start.tag != nil
        default: break
        }
        return result
    }

    /// libyaml's own words for why it stopped. A reader error knows only a byte's place, so the place is counted here.
    private func problem() -> YAMLProblem {
        let what = unsafe parser.pointee.problem.map { unsafe String(cString: $0) } ?? "unknown error"
        guard unsafe parser.pointee.error == YAML_READER_ERROR else {
            let mark = unsafe parser.pointee.problem_mark
            return YAMLProblem(line: Int(mark.line) + 1, column: Int(mark.column) + 1, message: what)
        }
        let before = unsafe input.prefix(Int(parser.pointee.problem_offset))
        let lineStart = unsafe before.lastIndex(of: 0x0A).map { unsafe before.index(after: $0) } ?? before.startIndex
        let line = unsafe before.count { $0 == 0x0A } + 1
        // Continuation bytes of UTF-8 start no character.
        let column = unsafe before[lineStart...].count { $0 & 0xC0 != 0x80 } + 1
        return YAMLProblem(line: line, column: column, message: what)
    }
}
