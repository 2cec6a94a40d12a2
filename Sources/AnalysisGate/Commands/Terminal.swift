import Glibc

/// Writes to the program's standard streams.
package enum Terminal {
    /// A line of the answer.
    package static func print(_ text: String) {
        write(text + "\n", to: STDOUT_FILENO)
    }

    /// Errors go to the error stream, so that an answer can be piped on.
    package static func complain(_ text: String) {
        write("analysisgate: \(text)\n", to: STDERR_FILENO)
    }

    /// Bytes as they are, without an end of line.
    package static func output(_ bytes: [UInt8]) {
        write(bytes, to: STDOUT_FILENO)
    }

    private static func write(_ text: String, to stream: Int32) {
        write(Array(text.utf8), to: stream)
    }

    private static func write(_ bytes: [UInt8], to stream: Int32) {
        var rest = bytes[...]
        while !rest.isEmpty {
            let written = unsafe rest.withUnsafeBytes { unsafe Glibc.write(stream, $0.baseAddress, $0.count) }
            if written < 0, errno == EINTR { continue }
            guard written > 0 else { return }
            rest = rest.dropFirst(written)
        }
    }
}
