/// One HTTP answer as a test sees it.
public struct RawAnswer: Sendable {
    /// `HTTP/1.1 200 OK`.
    public let statusLine: String
    public let headers: [(name: String, value: String)]
    public let body: [UInt8]

    public var status: Int {
        let parts = statusLine.split(separator: " ")
        return parts.count > 1 ? Int(parts[1]) ?? 0 : 0
    }

    public var text: String { String(decoding: body, as: UTF8.self) }

    /// The first value of a header field, in whatever case its name is written.
    public func header(_ name: String) -> String? {
        headers.first { $0.name.lowercased() == name.lowercased() }?.value
    }
}
