extension Ledger {
    /// Ours. A file with the right `pointers` wraps one C library or a few system calls and hands out safe values;
    /// a file with the right `unchecked` says above the type why it is safe to share.
    static let house = Ledger(entries: curl + sqlite + sockets + system + tests)

    private static func pointers(_ path: String, _ reason: String) -> Entry {
        Entry(path: path, right: .pointers, reason: reason)
    }

    private static func unchecked(_ path: String, _ reason: String) -> Entry {
        Entry(path: path, right: .unchecked, reason: reason)
    }

    private static let curl = [
        pointers("Sources/AnalysisGate/Adapters/Curl/BaseAddress.swift", "libcurl's parser of addresses"),
        pointers("Sources/AnalysisGate/Adapters/Curl/CurlCode.swift", "the constants of libcurl's outcomes"),
        pointers("Sources/AnalysisGate/Adapters/Curl/CurlEasy.swift", "one transfer's handle and its callbacks"),
        pointers("Sources/AnalysisGate/Adapters/Curl/CurlMulti.swift", "the handle of all running transfers"),
        pointers("Sources/AnalysisGate/Adapters/Curl/CurlReceived.swift", "takes the bytes that a callback lends"),
        unchecked(
            "Sources/AnalysisGate/Adapters/Curl/CurlMulti.swift", "curl_multi_wakeup is libcurl's thread-safe call"),
        unchecked("Sources/AnalysisGate/Adapters/Curl/CurlLoop.swift", "runs on its own thread from its start on"),
    ]

    private static let sqlite = [
        pointers("Sources/AnalysisGate/Storage/SQLite/DatabaseFile.swift", "open and strerror"),
        pointers("Sources/AnalysisGate/Storage/SQLite/SQLiteConnection.swift", "the database handle"),
        pointers("Sources/AnalysisGate/Storage/SQLite/SQLiteStatement.swift", "the handle of a prepared statement"),
        pointers("Sources/AnalysisGate/Storage/SQLite/SQLiteStore.swift", "names the actor's executor"),
        pointers("Sources/AnalysisGate/Storage/SQLite/SerialQueueExecutor.swift", "runs the actor's jobs"),
    ]

    private static let sockets = [
        pointers("Sources/AnalysisGate/HTTP/Sockets/Clocks.swift", "clock_gettime"),
        pointers("Sources/AnalysisGate/HTTP/Sockets/DescriptorLimit.swift", "getrlimit and setrlimit"),
        pointers("Sources/AnalysisGate/HTTP/Sockets/EventQueue.swift", "epoll"),
        pointers("Sources/AnalysisGate/HTTP/Sockets/ListeningSocket.swift", "bind, listen, accept4"),
        pointers("Sources/AnalysisGate/HTTP/Sockets/LoopThread.swift", "pthread_create"),
        pointers("Sources/AnalysisGate/HTTP/Sockets/Socket.swift", "recv and send"),
        pointers("Sources/AnalysisGate/HTTP/Sockets/SocketAddress.swift", "sockaddr of three families"),
        pointers("Sources/AnalysisGate/HTTP/Sockets/SocketBytes.swift", "the bytes of an IPv6 address"),
        pointers("Sources/AnalysisGate/HTTP/Sockets/SystemError.swift", "strerror"),
        pointers("Sources/AnalysisGate/HTTP/Sockets/Wakeup.swift", "eventfd"),
        unchecked("Sources/AnalysisGate/HTTP/Server/EventLoop.swift", "handed to its thread before that starts"),
    ]

    private static let system = [
        pointers("Sources/AnalysisGate/Observe/Logging/StandardError.swift", "write"),
        pointers("Sources/AnalysisGate/Observe/Metrics/ProcessFigures.swift", "getrusage, statvfs and /proc"),
        pointers("Sources/AnalysisGate/Adapters/Locked.swift", "a pthread mutex, which Thread Sanitizer understands"),
        unchecked("Sources/AnalysisGate/Adapters/Locked.swift", "its value is touched under the mutex alone"),
        unchecked("Sources/AnalysisGate/Adapters/Signals.swift", "a dispatch source is thread-safe, not marked so"),
        pointers("Sources/AnalysisGate/Adapters/SmallFile.swift", "open, fstat, read, strerror"),
        pointers("Sources/AnalysisGate/Access/SecretDigest.swift", "libcrypto's SHA-256 and constant-time compare"),
        pointers("Sources/AnalysisGate/Adapters/SystemClock.swift", "clock_gettime"),
        pointers("Sources/AnalysisGate/Adapters/YAMLParser.swift", "libyaml"),
        pointers("Sources/AnalysisGate/Observe/Metrics/ProcessFigures.swift", "getrusage"),
        pointers("Sources/AnalysisGate/Observe/Logging/StandardError.swift", "write to standard error"),
        pointers("Sources/AnalysisGate/Observe/Metrics/ProcessFigures.swift", "statvfs and getrusage"),
        pointers("Sources/AnalysisGate/Commands/Terminal.swift", "write to the standard streams"),
    ]

    private static let tests = [
        pointers("Tests/AnalysisGateTests/HTTP/RawClient.swift", "sends bytes that no proper client would"),
        pointers("Tests/Fuzz/HTTPParserFuzz.swift", "takes the bytes that libFuzzer lends"),
        pointers("Tests/TestKit/Socket.swift", "blocking sockets of all kinds"),
        pointers("Tests/TestKit/ThreadClock.swift", "clock_gettime of the calling thread"),
        unchecked("Tests/TestKit/LockedValue.swift", "its value is touched under a lock"),
        pointers("Tests/TestKit/Spawn.swift", "posix_spawn and waitpid"),
        pointers("Tests/Fuzz/PrometheusDecodeFuzz.swift", "takes the bytes that libFuzzer lends"),
    ]
}
