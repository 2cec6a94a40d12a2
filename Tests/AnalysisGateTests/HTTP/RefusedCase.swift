import Testing

/// One request that is no HTTP, or too much of it, and the refusal it must meet.
struct RefusedCase: Sendable, CustomTestStringConvertible {
    var name: String
    var bytes: [UInt8]
    var status: Int
    /// A part of the refusal's line.
    var says: String
    /// Whether the refusal comes at the last byte, not at some earlier one.
    var atLastByte: Bool

    init(_ name: String, _ text: String, _ status: Int, _ says: String = "", atLastByte: Bool = true) {
        self.init(name, bytes: Array(text.utf8), status, says, atLastByte: atLastByte)
    }

    init(_ name: String, bytes: [UInt8], _ status: Int, _ says: String = "", atLastByte: Bool = true) {
        self.name = name
        self.bytes = bytes
        self.status = status
        self.says = says
        self.atLastByte = atLastByte
    }

    var testDescription: String { name }

    func isSaid(by message: String) -> Bool {
        says.isEmpty || message.contains(says)
    }
}
