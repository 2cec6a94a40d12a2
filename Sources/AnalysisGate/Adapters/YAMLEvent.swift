/// One step of libyaml through a document; line and column count from 1.
struct YAMLEvent: Equatable {
    var kind: Kind
    var line: Int
    var column: Int
    var hasAnchor = false
    var hasTag = false

    enum Kind: Equatable {
        /// A stream's or a document's begin or end that carries nothing.
        case boundary
        case documentStart
        case streamEnd
        case alias
        /// A scalar's text; `plain` when it stands without quotes.
        case scalar(String, plain: Bool)
        case sequenceStart
        case sequenceEnd
        case mappingStart
        case mappingEnd
    }
}
