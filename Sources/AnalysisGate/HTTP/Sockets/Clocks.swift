internal import Glibc

/// The two clocks of the event loops.
enum Clocks {
    /// Seconds on the clock that only goes forward; its zero has no meaning.
    static func monotonicSeconds() -> Double {
        var now = timespec()
        unsafe clock_gettime(CLOCK_MONOTONIC, &now)
        return Double(now.tv_sec) + Double(now.tv_nsec) * 1e-9
    }

    /// Whole seconds since 1970, for the `Date` header.
    static func unixSeconds() -> Int {
        time(nil)
    }
}
