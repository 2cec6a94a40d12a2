/// The whole answer of somebody else's server.
package struct ClientAnswer: Sendable, Equatable {
    package var status: Int
    /// The fields of the last answer, where redirects were followed.
    package var headers: [HeaderField]
    /// Decompressed.
    package var body: [UInt8]

    package init(status: Int, headers: [HeaderField] = [], body: [UInt8] = []) {
        self.status = status
        self.headers = headers
        self.body = body
    }

    /// The first value of a header field, its name compared without regard to case.
    package func header(_ name: String) -> String? {
        headers.first { $0.name.equalsIgnoringCase(name) }?.value
    }
}
