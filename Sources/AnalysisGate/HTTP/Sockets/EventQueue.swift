internal import CLinux
internal import Glibc

/// The kernel's list of descriptors that one thread watches (epoll, level-triggered).
// `epoll_event` counts as unsafe for the pointer that its data may be; here they are always numbers.
@safe
final class EventQueue {
    /// What is waited for, or has come.
    struct Readiness: OptionSet, Sendable {
        let rawValue: UInt32
        static let input = Readiness(rawValue: EPOLLIN.rawValue)
        static let output = Readiness(rawValue: EPOLLOUT.rawValue)
        /// The connection is gone; reported without being asked for.
        static let failure = Readiness(rawValue: EPOLLERR.rawValue | EPOLLHUP.rawValue)
    }

    /// Events that one wait can bring.
    static let capacity = 256

    private let descriptor: Int32
    private var events = unsafe [epoll_event](repeating: epoll_event(), count: EventQueue.capacity)

    init() throws(SystemError) {
        descriptor = epoll_create1(Int32(EPOLL_CLOEXEC))
        guard descriptor >= 0 else { throw SystemError("create an epoll instance") }
    }

    deinit {
        close(descriptor)
    }

    /// Begins to watch a descriptor; its events carry `token`.
    func add(_ watched: Int32, token: UInt64, _ interest: Readiness) -> Bool {
        control(EPOLL_CTL_ADD, watched, token, interest)
    }

    func change(_ watched: Int32, token: UInt64, _ interest: Readiness) {
        _ = control(EPOLL_CTL_MOD, watched, token, interest)
    }

    private func control(_ operation: Int32, _ watched: Int32, _ token: UInt64, _ interest: Readiness) -> Bool {
        var event = unsafe epoll_event()
        unsafe event.events = interest.rawValue
        unsafe event.data.u64 = token
        return unsafe epoll_ctl(descriptor, operation, watched, &event) == 0
    }

    /// Waits and returns the number of events; a negative time waits without end.
    func wait(milliseconds: Int32) -> Int {
        let count = unsafe events.withUnsafeMutableBufferPointer {
            unsafe epoll_wait(descriptor, $0.baseAddress, Int32($0.count), milliseconds)
        }
        return Int(max(count, 0))
    }

    /// An event of the last wait.
    func event(_ index: Int) -> (token: UInt64, readiness: Readiness) {
        let event = unsafe events[index]
        return unsafe (event.data.u64, Readiness(rawValue: event.events))
    }
}
