internal import CLinux
internal import Glibc

/// A thread of its own for work that waits in the kernel, which no task may do.
enum LoopThread {
    private final class Body {
        let run: @Sendable () -> Void

        init(_ run: @escaping @Sendable () -> Void) {
            self.run = run
        }
    }

    /// Runs `body` on a new, detached thread.
    /// - Parameter name: at most 15 bytes, shown by `top -H`.
    static func start(name: String, _ body: @escaping @Sendable () -> Void) throws(SystemError) {
        var thread = pthread_t()
        // The box is handed over to the thread, which takes it back exactly once.
        let box = unsafe Unmanaged.passRetained(Body(body))
        let code = unsafe pthread_create(
            &thread, nil,
            { pointer in
                guard let pointer = unsafe pointer else { return nil }
                unsafe Unmanaged<Body>.fromOpaque(pointer).takeRetainedValue().run()
                return nil
            }, box.toOpaque())
        guard code == 0 else {
            unsafe box.release()
            throw SystemError("start a thread", code: code)
        }
        unsafe pthread_setname_np(thread, name)
        pthread_detach(thread)
    }
}
