/// What a request is about, as far as namespaces go.
package enum AccessScope: Sendable, Equatable {
    /// One namespace.
    case namespace(String)
    /// Everything there is: only a token without `namespaces` may.
    case everything
    /// Whatever the caller may see: the endpoint leaves out what the grant does not cover.
    case filtered
}
