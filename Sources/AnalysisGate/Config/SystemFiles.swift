import FoundationEssentials

extension ConfigurationFiles {
    /// The files, folders and environment of this machine.
    package static let system = ConfigurationFiles(
        read: { (path: String, limitBytes: Int) throws(FileProblem) -> [UInt8] in
            try SmallFile.read(path, limitBytes: limitBytes)
        },
        list: { (folder: String) throws(FileProblem) -> [String] in
            do {
                return try FileManager.default.contentsOfDirectory(atPath: folder)
            } catch {
                throw FileProblem("is no readable folder")
            }
        },
        environment: { ProcessInfo.processInfo.environment[$0] })
}
