/// A pattern of names: `*` stands for any run of characters, `?` for one; everything else for itself.
package struct Glob: Sendable, Hashable {
    package let pattern: String
    private let bytes: [UInt8]

    package init(_ pattern: String) {
        self.pattern = pattern
        self.bytes = Array(pattern.utf8)
    }

    /// Whether the whole name fits the pattern.
    package func matches(_ name: String) -> Bool {
        takes(Array(name.utf8), isPattern: false)
    }

    /// Whether every name that fits the other pattern fits this one; never true where it is not so.
    package func covers(_ other: Glob) -> Bool {
        takes(other.bytes, isPattern: true)
    }

    /// Time is at most the product of both lengths.
    ///
    /// - Parameter isPattern: A star in the name stands for any run of characters, which only a star takes.
    private func takes(_ name: [UInt8], isPattern: Bool) -> Bool {
        var at = 0
        var inPattern = 0
        // Where the last star stood, and up to where it has swallowed the name.
        var star: (pattern: Int, name: Int)?
        while at < name.count {
            if inPattern < bytes.count, bytes[inPattern] == UInt8(ascii: "*") {
                star = (inPattern, at)
                inPattern += 1
            } else if inPattern < bytes.count, isOne(bytes[inPattern], name[at], isPattern) {
                inPattern += 1
                at += 1
            } else if let last = star {
                star = (last.pattern, last.name + 1)
                inPattern = last.pattern + 1
                at = last.name + 1
            } else {
                return false
            }
        }
        return bytes[inPattern...].allSatisfy { $0 == UInt8(ascii: "*") }
    }

    /// Whether one place of the pattern, no star, takes one byte of the name.
    private func isOne(_ place: UInt8, _ byte: UInt8, _ isPattern: Bool) -> Bool {
        if isPattern, byte == UInt8(ascii: "*") { return false }
        return place == byte || place == UInt8(ascii: "?")
    }
}
