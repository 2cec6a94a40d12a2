import Glibc

/// What the file system has to say about a database file before SQLite sees it.
enum DatabaseFile {
    /// Owner alone may read and write: evidence and audit are nobody else's.
    private static let mode: mode_t = 0o600

    /// Makes an empty file for a new database; leaves one that exists as it is.
    static func createIfMissing(_ path: String) throws(StoreError) {
        let descriptor = unsafe open(path, O_RDWR | O_CREAT | O_CLOEXEC, mode)
        guard descriptor >= 0 else {
            throw .failed("\(path): cannot open the database for writing: \(lastError())")
        }
        close(descriptor)
    }

    /// The words of the last failed call.
    static func lastError() -> String {
        let number = errno
        return unsafe strerror(number).map { unsafe String(cString: $0) } ?? "error \(number)"
    }

    /// An open lock file that no other process has locked; nil when another one has.
    ///
    /// The kernel lets go of the lock with the process, however that ends.
    static func lock(_ path: String) throws(StoreError) -> Int32? {
        let descriptor = unsafe open(path, O_RDWR | O_CREAT | O_CLOEXEC, mode)
        guard descriptor >= 0 else {
            throw .failed("\(path): cannot make the lock file: \(lastError()); the folder must be writable")
        }
        if flock(descriptor, LOCK_EX | LOCK_NB) == 0 { return descriptor }
        let isHeld = errno == EWOULDBLOCK
        let why = lastError()
        close(descriptor)
        if isHeld { return nil }
        throw .failed("\(path): cannot lock the file: \(why)")
    }

    /// Lets go of the lock and closes its file.
    static func unlock(_ descriptor: Int32) {
        // Closing alone would leave the lock to a process that is just being born with a copy of the descriptor.
        flock(descriptor, LOCK_UN)
        close(descriptor)
    }
}
