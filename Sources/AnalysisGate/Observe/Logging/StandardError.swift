import Glibc

/// The stream that logs go to.
enum StandardError {
    /// Writes all bytes; blocks while the reader does not read, gives up when there is none.
    static func write(_ bytes: [UInt8]) {
        var written = 0
        while written < bytes.count {
            let count = unsafe bytes[written...].withUnsafeBytes { rest in
                unsafe Glibc.write(STDERR_FILENO, rest.baseAddress, rest.count)
            }
            if count < 0 && errno == EINTR { continue }
            if count <= 0 { return }
            written += count
        }
    }
}
