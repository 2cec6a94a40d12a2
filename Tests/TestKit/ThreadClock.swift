import Foundation

/// The CPU time of the calling thread, for figures that other tests running beside it do not disturb.
public enum ThreadClock {
    public static func seconds() -> Double {
        var time = timespec()
        unsafe clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time)
        return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
    }
}
