import Glibc

/// Reads files that are small by nature, whole and under a limit.
enum SmallFile {
    /// The bytes of a regular file; refuses folders, devices and files over the limit.
    static func read(_ path: String, limitBytes: Int) throws(FileProblem) -> [UInt8] {
        // Non-blocking, so that a pipe in the file's place cannot hold the service.
        let descriptor = unsafe open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
        guard descriptor >= 0 else { throw FileProblem(errorNumber: errno) }
        defer { close(descriptor) }
        var status = stat()
        guard unsafe fstat(descriptor, &status) == 0 else { throw FileProblem(errorNumber: errno) }
        guard status.st_mode & S_IFMT == S_IFREG else { throw FileProblem("is no regular file") }
        var bytes: [UInt8] = []
        var chunk = [UInt8](repeating: 0, count: 16384)
        while true {
            let count = unsafe chunk.withUnsafeMutableBytes { unsafe Glibc.read(descriptor, $0.baseAddress, $0.count) }
            if count == 0 { return bytes }
            guard count > 0 else { throw FileProblem(errorNumber: errno) }
            bytes += chunk.prefix(count)
            guard bytes.count <= limitBytes else { throw FileProblem("is over \(limitBytes) bytes") }
        }
    }
}

extension FileProblem {
    fileprivate init(errorNumber: Int32) {
        self.init(unsafe String(cString: strerror(errorNumber)))
    }
}
