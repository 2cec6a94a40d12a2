/// What is the same for all transfers of a client.
struct CurlSettings: Sendable {
    let userAgent: String
    let usesEnvironmentProxies: Bool
}
