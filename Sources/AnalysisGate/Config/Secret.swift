/// A secret's bytes, which no print, interpolation, dump or error can show.
package struct Secret: Sendable, Equatable {
    /// The bytes in clear, for the one place that sends or compares them.
    package let revealed: [UInt8]

    package init(_ bytes: [UInt8]) {
        revealed = bytes
    }
}

extension Secret: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
    package var description: String { "***" }
    package var debugDescription: String { "***" }
    package var customMirror: Mirror { Mirror(self, children: [:]) }
}
