/// Why the service cannot run, in one sentence for whoever started it.
package struct ServiceProblem: Error, Sendable, Equatable {
    package var message: String

    package init(_ message: String) {
        self.message = message
    }
}
