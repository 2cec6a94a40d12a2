/// Why a file could not be read, in words that follow its name: "No such file or directory".
package struct FileProblem: Error, Sendable, Equatable {
    package var reason: String

    package init(_ reason: String) {
        self.reason = reason
    }
}
