/// A string inside a document that was found and checked but not copied.
package struct JSONText: Sendable, Equatable {
    /// Offsets of the bytes between the quotes.
    package let range: Range<Int>
    /// Whether a backslash stands in it, so that the bytes are not the string itself.
    package let hasEscapes: Bool

    @inlinable package init(range: Range<Int>, hasEscapes: Bool) {
        self.range = range
        self.hasEscapes = hasEscapes
    }
}
