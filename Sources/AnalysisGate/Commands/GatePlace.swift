/// What an operator names on the command line: `NAMESPACE/NAME[/HOOK[/GATE]]`.
package struct GatePlace: Sendable, Equatable {
    package var namespace: String
    package var name: String
    package var hook: String
    package var gate: String

    /// - Throws: `UsageProblem` for anything else.
    package init(_ text: String) throws(UsageProblem) {
        let parts = text.split(separator: "/", omittingEmptySubsequences: false).map(String.init)
        guard (2...4).contains(parts.count), parts.allSatisfy({ !$0.isEmpty }) else {
            throw UsageProblem("\"\(text)\" is no NAMESPACE/NAME[/HOOK[/GATE]]")
        }
        namespace = parts[0]
        name = parts[1]
        hook = parts.count > 2 ? parts[2] : HookType.confirmRollout.rawValue
        gate = parts.count > 3 ? parts[3] : GateName.standard
    }

    /// The path of the rollout below `/v1/gates`.
    package var rolloutPath: String {
        "/v1/gates/\(Self.escaped(namespace))/\(Self.escaped(name))"
    }

    /// The path of the gate.
    package var gatePath: String {
        "\(rolloutPath)/\(Self.escaped(hook))/\(Self.escaped(gate))"
    }

    /// Percent-encodes all but the unreserved characters of RFC 3986, 2.3.
    private static func escaped(_ text: String) -> String {
        let digits = Array("0123456789ABCDEF".utf8)
        let bytes = text.utf8.flatMap { byte -> [UInt8] in
            switch byte {
            case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "_"),
                UInt8(ascii: "~"):
                [byte]
            default:
                [UInt8(ascii: "%"), digits[Int(byte >> 4)], digits[Int(byte & 15)]]
            }
        }
        return String(decoding: bytes, as: UTF8.self)
    }
}
