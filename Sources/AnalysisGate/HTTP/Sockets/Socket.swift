internal import CLinux
internal import Glibc

/// A non-blocking stream socket, closed once.
final class Socket {
    /// What became of a read or a write.
    enum Transfer: Equatable {
        case bytes(Int)
        /// The other side sends no more.
        case end
        case wouldBlock
        case failed
    }

    let descriptor: Int32
    private var isOpen = true

    init(adopting descriptor: Int32) {
        self.descriptor = descriptor
    }

    deinit {
        close()
    }

    func close() {
        guard isOpen else { return }
        isOpen = false
        Glibc.close(descriptor)
    }

    /// Reads into the space of `buffer`, whose count does not change.
    func receive(into buffer: inout [UInt8]) -> Transfer {
        let count = unsafe buffer.withUnsafeMutableBytes { unsafe recv(descriptor, $0.baseAddress, $0.count, 0) }
        return count == 0 ? .end : Self.transfer(count)
    }

    /// Sends what stands in `buffer` from `start` on, as far as the kernel takes it.
    func send(_ buffer: [UInt8], from start: Int) -> Transfer {
        let flags = Int32(MSG_NOSIGNAL)
        let count = unsafe buffer.withUnsafeBytes { bytes in
            let rest = unsafe UnsafeRawBufferPointer(rebasing: bytes[start...])
            return unsafe CLinux.send(descriptor, rest.baseAddress, rest.count, flags)
        }
        return Self.transfer(count)
    }

    private static func transfer(_ count: Int) -> Transfer {
        if count >= 0 { return .bytes(count) }
        return errno == EAGAIN || errno == EINTR ? .wouldBlock : .failed
    }

    /// Ends the sending side; the other side reads an end after what was sent.
    func shutdownSending() {
        shutdown(descriptor, Int32(SHUT_WR))
    }

    /// Sends small writes at once; without effect on Unix sockets.
    func disableDelay() {
        var one: Int32 = 1
        unsafe setsockopt(descriptor, Int32(IPPROTO_TCP), TCP_NODELAY, &one, socklen_t(MemoryLayout<Int32>.size))
    }
}
