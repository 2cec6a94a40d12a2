/// The beginning of HTTP addresses: scheme, host, port and a path, without user, query or fragment.
package struct BaseURL: Sendable, Hashable, CustomStringConvertible {
    /// Never ends in `/`.
    package let text: String

    package var description: String { text }

    /// Throws what is wrong, as words that follow the address.
    package init(_ text: String) throws(BaseURLProblem) {
        guard let scheme = ["http://", "https://"].first(where: { text.hasPrefix($0) }) else {
            throw BaseURLProblem("must begin with http:// or https://")
        }
        guard text.utf8.allSatisfy({ $0 > 0x20 && $0 < 0x7F }) else {
            throw BaseURLProblem("holds a blank or a character that is not ASCII")
        }
        let rest = text.dropFirst(scheme.count)
        guard !rest.contains("?"), !rest.contains("#") else {
            throw BaseURLProblem("must have no query (?) and no fragment (#)")
        }
        let authority = rest.prefix { $0 != "/" }
        guard !authority.contains("@") else {
            throw BaseURLProblem("must name no user or password; a source has basic and bearer for them")
        }
        guard Self.isHost(authority) else {
            throw BaseURLProblem("must name a host, and a port from 1 to 65535 if any")
        }
        var trimmed = text
        while trimmed.hasSuffix("/") { trimmed.removeLast() }
        self.text = trimmed
    }

    /// `name`, `name:port`, `[IPv6]` or `[IPv6]:port`.
    private static func isHost(_ authority: Substring) -> Bool {
        var host = authority
        let bracket = authority.lastIndex(of: "]") ?? authority.startIndex
        if let colon = authority[bracket...].lastIndex(of: ":") {
            let digits = authority[authority.index(after: colon)...]
            guard digits.allSatisfy({ $0.isASCII && $0.isNumber }), let port = UInt16(digits), port > 0 else {
                return false
            }
            host = authority[..<colon]
        }
        if host.hasPrefix("["), host.hasSuffix("]") {
            let inside = String(host.dropFirst().dropLast())
            return inside.contains(":") && IPAddress(inside) != nil
        }
        return !host.isEmpty && host.utf8.allSatisfy { $0.isNameByte || $0 == 0x2E }
    }
}

/// Why a text is no base address, in words that follow it.
package struct BaseURLProblem: Error, Sendable, Equatable {
    package var reason: String

    init(_ reason: String) {
        self.reason = reason
    }
}
