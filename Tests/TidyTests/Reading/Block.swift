/// One pair of braces and what they enclose.
struct Block: Equatable {
    enum Kind: Equatable {
        /// `struct`, `class`, `enum`, `actor`, `protocol` or `extension`.
        case type
        /// `func`, `init`, `deinit` or `subscript`.
        case function
        /// A computed property, or one of its accessors.
        case accessor
        /// `if`, `for`, `switch`, `do` and their like.
        case control
        case closure
    }

    var kind: Kind
    /// The name of the type, function or property; the keyword of a control block; empty for a closure.
    var name: String
    /// The keyword that begins the declaration.
    var keyword: String
    var firstLine: Int
    var lastLine: Int
    /// How many blocks enclose this one.
    var depth: Int
    /// How many control blocks and closures stand around and at this one within its function or property.
    var nesting: Int

    /// Lines from the opening brace to the closing one, both counted.
    var lineCount: Int { lastLine - firstLine + 1 }
}
