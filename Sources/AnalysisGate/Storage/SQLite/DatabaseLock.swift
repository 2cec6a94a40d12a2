/// Keeps a second process of the same role away from a database; let go when it goes, or with the process.
struct DatabaseLock: ~Copyable {
    private var descriptor: Int32

    /// - Parameter role: the command that uses the file; one process of each role may.
    init(path: String, role: String) throws(StoreError) {
        guard let descriptor = try DatabaseFile.lock("\(path).\(role).lock") else {
            throw .locked(
                "\(path) is in use by another `analysisgate \(role)`; stop that one, or give this one its own store")
        }
        self.descriptor = descriptor
    }

    mutating func release() {
        if descriptor >= 0 { DatabaseFile.unlock(descriptor) }
        descriptor = -1
    }

    deinit {
        if descriptor >= 0 { DatabaseFile.unlock(descriptor) }
    }
}
