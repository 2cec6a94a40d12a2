/// Where the state is kept.
package enum StoreLocation: Sendable, Equatable {
    /// A path that the process can open.
    case sqlite(path: String)
}
