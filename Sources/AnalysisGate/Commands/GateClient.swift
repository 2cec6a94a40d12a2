import JSON

/// Speaks to a running service.
package struct GateClient: Sendable {
    /// A decision is written to disk before it is answered.
    package static let timeoutSeconds = 30.0

    package let url: String
    private let base: BaseAddress
    private let token: String
    private let http = HTTPClient(userAgent: "analysisgate/\(Version.text)")

    /// - Throws: `UsageProblem` for an address or a file that cannot be used.
    package init(url: String, tokenFile: String?) throws(UsageProblem) {
        self.url = url
        do throws(ClientFailure) {
            base = try BaseAddress(url)
        } catch {
            throw UsageProblem("--url \(error.message)")
        }
        if let tokenFile {
            do throws(SecretProblem) {
                token = String(decoding: try SecretSource.file(path: tokenFile).read().revealed, as: UTF8.self)
            } catch {
                throw UsageProblem("--token-file: \(error.reason)")
            }
        } else {
            token = Environment.value("ANALYSISGATE_TOKEN") ?? ""
        }
    }

    package func send(_ call: GateCall) async throws(ClientFailure) -> ClientAnswer {
        var request = ClientRequest(
            call.method, base.url + call.path, headers: [HeaderField("Content-Type", "application/json")],
            timeoutSeconds: Self.timeoutSeconds, maximumAnswerBytes: 16 << 20)
        request.credentials = token.isEmpty ? base.credentials : .bearer(token)
        if call.method == "POST" {
            request.body = JSONWriter.document { writer in
                writer.object { object in
                    for (name, value) in call.body.sorted(by: { $0.key < $1.key }) { object.member(name, value) }
                }
            }
        }
        return try await http.send(request)
    }
}
