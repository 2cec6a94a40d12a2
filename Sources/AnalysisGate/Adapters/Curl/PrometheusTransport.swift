package import Metrics

/// Carries queries to one Prometheus server, with the credentials of the moment.
package struct PrometheusTransport: QueryTransport {
    /// What a source wants to see beside the query; asked for at each request, because secrets change.
    package struct Access: Sendable {
        package var credentials: ClientCredentials
        package var headers: [HeaderField]

        package init(credentials: ClientCredentials = .none, headers: [HeaderField] = []) {
            self.credentials = credentials
            self.headers = headers
        }
    }

    private let client: HTTPClient
    private let base: BaseAddress
    private let tls: ClientTLS
    private let access: @Sendable () throws(ClientFailure) -> Access

    /// - Parameters:
    ///   - url: Where the API begins, `http://prometheus:9090/prefix`; user information becomes Basic credentials.
    ///   - access: Its credentials go before those of the address.
    /// - Throws: `ClientFailure.invalid` for an address that cannot be asked.
    package init(
        client: HTTPClient, url: String, tls: ClientTLS = ClientTLS(),
        access: @escaping @Sendable () throws(ClientFailure) -> Access = { Access() }
    ) throws(ClientFailure) {
        self.client = client
        self.base = try BaseAddress(url)
        self.tls = tls
        self.access = access
    }

    package func send(_ query: QueryRequest) async throws(TransportFailure) -> QueryAnswer {
        do {
            let answer = try await client.send(request(for: query))
            return QueryAnswer(
                status: answer.status, contentType: answer.header("Content-Type") ?? "", body: answer.body)
        } catch {
            throw TransportFailure(error)
        }
    }

    private func request(for query: QueryRequest) throws(ClientFailure) -> ClientRequest {
        let access = try access()
        let form = formEncoded(query.parameters)
        var request = ClientRequest(
            query.usesGet ? "GET" : "POST", base.url + query.path, headers: access.headers,
            timeoutSeconds: query.timeoutSeconds, maximumAnswerBytes: query.maximumAnswerBytes)
        if query.usesGet {
            request.url += form.isEmpty ? "" : "?" + String(decoding: form, as: UTF8.self)
        } else {
            request.body = form
            request.headers.append(HeaderField("Content-Type", "application/x-www-form-urlencoded"))
        }
        request.credentials = access.credentials == .none ? base.credentials : access.credentials
        request.tls = tls
        return request
    }
}

extension TransportFailure {
    /// The same failure in the words of a source.
    init(_ failure: ClientFailure) {
        switch failure {
        case .timedOut(let seconds): self = .timedOut(seconds: seconds)
        case .tooLarge(let limit): self = .tooLarge(limitBytes: limit)
        case .cancelled: self = .cancelled
        case .invalid(let why), .unresolved(let why), .unreachable(let why), .untrusted(let why), .broken(let why):
            self = .unreachable(why)
        case .overloaded(let waiting): self = .unreachable("\(waiting) requests wait already")
        case .closed: self = .unreachable("the service is stopping")
        }
    }
}
