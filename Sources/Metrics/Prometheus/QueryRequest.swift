/// A request to a source, apart from its base address and credentials, which the transport knows.
package struct QueryRequest: Sendable, Hashable {
    /// Below the source's base address, `/api/v1/query` for instance.
    package var path: String
    /// Form parameters, not yet encoded: the body of a POST, the query of a GET.
    package var parameters: [Parameter]
    package var usesGet: Bool
    package var timeoutSeconds: Double
    package var maximumAnswerBytes: Int

    /// One form parameter.
    package struct Parameter: Sendable, Hashable {
        package var name: String
        package var value: String

        package init(_ name: String, _ value: String) {
            self.name = name
            self.value = value
        }
    }

    package init(
        path: String, parameters: [Parameter], usesGet: Bool = false, timeoutSeconds: Double,
        maximumAnswerBytes: Int = 64 << 20
    ) {
        self.path = path
        self.parameters = parameters
        self.usesGet = usesGet
        self.timeoutSeconds = timeoutSeconds
        self.maximumAnswerBytes = maximumAnswerBytes
    }
}
