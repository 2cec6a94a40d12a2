/// How much JSON is read before it is refused.
package struct JSONLimits: Sendable, Equatable {
    /// Arrays and objects inside each other; a scalar has depth 0.
    package var maximumDepth = 64
    package var maximumBytes = 16 << 20

    package init(maximumDepth: Int = 64, maximumBytes: Int = 16 << 20) {
        self.maximumDepth = maximumDepth
        self.maximumBytes = maximumBytes
    }
}
