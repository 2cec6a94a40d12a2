import Glibc

/// Starts programs by posix_spawn: Foundation's Process reads past its list of descriptors once a process has raised
/// the limit of open files, as the tests of the server do.
enum Spawn {
    struct Failure: Error, CustomStringConvertible {
        let description: String
    }

    /// - Parameters:
    ///   - arguments: The program, an absolute path, and what it is given.
    ///   - streams: Files for standard input, output and errors.
    /// - Returns: the process's id.
    static func start(
        _ arguments: [String], environment: [String: String],
        streams: (input: String, output: String, errors: String)
    ) throws -> pid_t {
        var actions = unsafe posix_spawn_file_actions_t()
        unsafe posix_spawn_file_actions_init(&actions)
        defer { unsafe posix_spawn_file_actions_destroy(&actions) }
        unsafe posix_spawn_file_actions_addopen(&actions, 0, streams.input, O_RDONLY, 0)
        unsafe posix_spawn_file_actions_addopen(&actions, 1, streams.output, O_WRONLY | O_CREAT | O_TRUNC, 0o600)
        unsafe posix_spawn_file_actions_addopen(&actions, 2, streams.errors, O_WRONLY | O_CREAT | O_TRUNC, 0o600)
        var words: [UnsafeMutablePointer<CChar>?] = unsafe arguments.map { unsafe strdup($0) } + [nil]
        var variables: [UnsafeMutablePointer<CChar>?] =
            unsafe environment.map { unsafe strdup("\($0.key)=\($0.value)") } + [nil]
        defer {
            var texts = unsafe words + variables
            while let text = unsafe texts.popLast() { unsafe free(text) }
        }
        var child: pid_t = 0
        let code = unsafe posix_spawn(&child, arguments[0], &actions, nil, &words, &variables)
        guard code == 0 else { throw Failure(description: "\(arguments[0]) cannot be started: error \(code)") }
        return child
    }

    /// The raw status of a child that has ended, reaped; nil while it runs.
    static func ended(_ child: pid_t) -> Int32? {
        var status: Int32 = 0
        return unsafe waitpid(child, &status, WNOHANG) == child ? status : nil
    }
}
