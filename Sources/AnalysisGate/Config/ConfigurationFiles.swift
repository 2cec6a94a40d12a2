/// What the loader sees of the outside: files, folders and environment variables. Tests give their own.
package struct ConfigurationFiles: Sendable {
    /// The bytes of a file, refused above a number of bytes.
    package var read: @Sendable (_ path: String, _ limitBytes: Int) throws(FileProblem) -> [UInt8]
    /// The names in a folder, in any order.
    package var list: @Sendable (_ folder: String) throws(FileProblem) -> [String]
    package var environment: @Sendable (_ name: String) -> String?

    package init(
        read: @escaping @Sendable (_ path: String, _ limitBytes: Int) throws(FileProblem) -> [UInt8],
        list: @escaping @Sendable (_ folder: String) throws(FileProblem) -> [String],
        environment: @escaping @Sendable (_ name: String) -> String?
    ) {
        self.read = read
        self.list = list
        self.environment = environment
    }
}
