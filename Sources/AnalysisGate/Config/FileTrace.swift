/// What a load has seen of files and folders, so that a change of any of them can be noticed.
///
/// Content is compared, not time or inode: a ConfigMap is swapped by a symlink some folders up, and an editor may
/// write the same bytes again.
package struct FileTrace: Sendable, Equatable {
    /// A digest of each file's bytes, nil for a file that could not be read.
    private(set) var files: [String: Int?] = [:]
    /// The names in each folder, sorted; nil for a folder that could not be read.
    private(set) var folders: [String: [String]?] = [:]

    package init() {}

    mutating func read(
        _ path: String, limitBytes: Int, with source: ConfigurationFiles
    ) throws(FileProblem) -> [UInt8] {
        files[path] = .some(nil)
        let bytes = try source.read(path, limitBytes)
        files[path] = bytes.hashValue
        return bytes
    }

    mutating func list(_ folder: String, with source: ConfigurationFiles) throws(FileProblem) -> [String] {
        folders[folder] = .some(nil)
        let names = try source.list(folder).sorted()
        folders[folder] = names
        return names
    }

    /// The same files and folders as they are now.
    package func again(with source: ConfigurationFiles) -> FileTrace {
        var now = FileTrace()
        for path in files.keys {
            _ = try? now.read(path, limitBytes: YAMLDocument.limitBytes, with: source)
        }
        for folder in folders.keys {
            _ = try? now.list(folder, with: source)
        }
        return now
    }
}
