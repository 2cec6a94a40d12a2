/// Why a secret could not be read, without a byte of it.
package struct SecretProblem: Error, Sendable, Equatable {
    package var reason: String

    package init(_ reason: String) {
        self.reason = reason
    }
}
