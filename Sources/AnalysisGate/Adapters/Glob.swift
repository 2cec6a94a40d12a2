/// A pattern of names: `*` stands for any run of characters, `?` for one; everything else for itself.
package struct Glob: Sendable, Hashable {
    package let pattern: String
    private let bytes: [UInt8]

    package init(_ pattern: String) {
        self.pattern = pattern
        self.bytes = Array(pattern.utf8)
    }

    /// Whether the whole name fits the pattern; time is at most the product of both lengths.
    package func matches(_ name: String) -> Bool {
        swallows(Array(name.utf8), isPattern: false)
    }

    /// Whether every name that fits the other pattern fits this one too; false also where that cannot be told.
    package func covers(_ other: Glob) -> Bool {
        swallows(other.bytes, isPattern: true)
    }

    private func swallows(_ name: [UInt8], isPattern: Bool) -> Bool {
        var at = 0
        var inPattern = 0
        // Where the last star stood, and up to where it has swallowed the name.
        var star: (pattern: Int, name: Int)?
        while at < name.count {
            if inPattern < bytes.count, bytes[inPattern] == UInt8(ascii: "*") {
                star = (inPattern, at)
                inPattern += 1
            } else if inPattern < bytes.count,
                bytes[inPattern] == name[at]
                    // One character is not what a star of the other pattern may stand for.
                    || (bytes[inPattern] == UInt8(ascii: "?") && !(isPattern && name[at] == UInt8(ascii: "*")))
            {
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
}
