/// One piece of Swift source: what it is, its text and the line on which it begins (from 1).
struct Token: Equatable {
    enum Kind: Equatable {
        /// An identifier, a keyword, or a directive with its sign, as in `#if`.
        case word
        case number
        /// A string literal without its interpolations, whose code follows in tokens of its own.
        case text
        /// One of `( ) [ ] { } , : ; . @ \`, or a whole operator.
        case punctuation
        case comment
        /// A comment that documents what follows: `///` or `/**`.
        case documentation
    }

    var kind: Kind
    var text: String
    var line: Int
    /// Whether no blank stands between the token before and this one.
    var isAttached = false

    /// Whether this is code that says exactly `text`.
    func says(_ text: String) -> Bool {
        (kind == .word || kind == .punctuation) && self.text == text
    }

    var isComment: Bool { kind == .comment || kind == .documentation }
}
