import Glibc

/// What the operating system says of this process.
struct ProcessFigures {
    var cpuSeconds = 0.0
    var residentBytes = 0.0
    var virtualBytes = 0.0
    var openDescriptors = 0.0
    var descriptorLimit = 0.0

    /// Reads them now; what cannot be read stays 0.
    static func now() -> ProcessFigures {
        var figures = ProcessFigures()
        var usage = rusage()
        if unsafe getrusage(__rusage_who_t(RUSAGE_SELF.rawValue), &usage) == 0 {
            figures.cpuSeconds = seconds(usage.ru_utime) + seconds(usage.ru_stime)
        }
        // Fields of /proc/self/statm, in pages: size, resident, …
        let pages = text("/proc/self/statm").split(separator: " ").map { Double($0) ?? 0 }
        if pages.count > 1 {
            let pageBytes = Double(sysconf(Int32(_SC_PAGESIZE)))
            figures.virtualBytes = pages[0] * pageBytes
            figures.residentBytes = pages[1] * pageBytes
        }
        figures.openDescriptors = Double(entries("/proc/self/fd"))
        var limit = rlimit()
        if unsafe getrlimit(__rlimit_resource_t(RLIMIT_NOFILE.rawValue), &limit) == 0 {
            figures.descriptorLimit = Double(limit.rlim_cur)
        }
        return figures
    }

    /// Bytes that may still be written beside a file; nil when the file system does not say.
    static func freeBytes(beside path: String) -> Double? {
        var status = statvfs()
        guard unsafe statvfs(path, &status) == 0 else { return nil }
        return Double(status.f_bavail) * Double(status.f_frsize)
    }

    private static func seconds(_ time: timeval) -> Double {
        Double(time.tv_sec) + Double(time.tv_usec) / 1e6
    }

    private static func text(_ path: String) -> String {
        let descriptor = unsafe open(path, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else { return "" }
        defer { close(descriptor) }
        var buffer = [UInt8](repeating: 0, count: 512)
        let count = unsafe buffer.withUnsafeMutableBytes { unsafe read(descriptor, $0.baseAddress, $0.count) }
        return String(decoding: buffer.prefix(max(0, count)), as: UTF8.self)
    }

    private static func entries(_ path: String) -> Int {
        guard let folder = unsafe opendir(path) else { return 0 }
        defer { unsafe closedir(folder) }
        var count = 0
        while unsafe readdir(folder) != nil { count += 1 }
        // Without ".", ".." and the descriptor of the folder itself.
        return max(0, count - 3)
    }
}
