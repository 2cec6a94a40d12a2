/// The own name of a gate.
package enum GateName {
    /// Where a hook names none.
    package static let standard = "default"

    /// In bytes.
    package static let maximumBytes = 100

    /// The name that a caller gave; nil for none. An empty one is the standard gate: somebody meant a gate.
    ///
    /// - Throws: `Problem` 400 for a name that could not stand in the URL by which people approve the gate.
    package static func read(_ text: String?) throws(Problem) -> String? {
        guard let text else { return nil }
        if text.isEmpty { return standard }
        let isFit =
            (1...maximumBytes).contains(text.utf8.count) && text != "." && text != ".."
            && text.utf8.allSatisfy { $0 > 0x20 && $0 != 0x7F && $0 != UInt8(ascii: "/") }
        guard isFit else {
            throw Problem(
                400,
                "a gate's name has 1 to \(maximumBytes) bytes, no slash, blank or control character, and is not . or .."
            )
        }
        return text
    }
}
