import Glibc

/// The machine's clock.
package enum SystemClock {
    /// Unix seconds.
    @Sendable
    package static func now() -> Double {
        var time = timespec()
        unsafe clock_gettime(CLOCK_REALTIME, &time)
        return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
    }

    /// Waits; less long when the task is cancelled.
    @Sendable
    package static func sleep(seconds: Double) async {
        try? await Task.sleep(for: .seconds(seconds))
    }
}
