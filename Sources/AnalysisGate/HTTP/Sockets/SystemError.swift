internal import Glibc

/// A system call that failed, in the system's own words.
package struct SystemError: Error, Sendable, Equatable {
    /// What was being done: "listen on 0.0.0.0:8080".
    package let action: String
    /// `errno`.
    package let code: Int32

    package init(_ action: String, code: Int32 = errno) {
        self.action = action
        self.code = code
    }

    /// One sentence for the log and the command line.
    package var message: String {
        "cannot \(action): \(unsafe String(cString: strerror(code)))"
    }
}
