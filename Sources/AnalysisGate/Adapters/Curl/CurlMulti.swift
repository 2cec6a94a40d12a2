import CCurl
import Glibc

/// libcurl's set of running transfers with their connections; used by one thread, but for its alarm.
@safe
final class CurlMulti {
    private let handle: UnsafeMutableRawPointer

    /// Wakes the thread that waits in `wait`.
    @safe
    struct Alarm: @unchecked Sendable {
        // Unchecked: curl_multi_wakeup is the one function that libcurl allows from any thread; the mailbox sees to
        // it that the handle still exists.
        fileprivate let handle: UnsafeMutableRawPointer

        func ring() {
            unsafe curl_multi_wakeup(handle)
        }
    }

    var alarm: Alarm { unsafe Alarm(handle: handle) }

    private static let isPrepared: Bool = curl_global_init(Int(CURL_GLOBAL_DEFAULT)) == CURLE_OK

    init(maximumConnections: Int) {
        precondition(Self.isPrepared, "libcurl cannot be initialised")
        guard let handle = unsafe curl_multi_init() else {
            preconditionFailure("libcurl has no memory for a multi handle")
        }
        unsafe self.handle = unsafe handle
        unsafe ag_multi_set_long(handle, CURLMOPT_MAXCONNECTS, maximumConnections)
    }

    func add(_ transfer: CurlEasy) throws(ClientFailure) {
        let code = unsafe curl_multi_add_handle(handle, transfer.handle)
        guard code == CURLM_OK else {
            throw .invalid(unsafe String(cString: curl_multi_strerror(code)))
        }
    }

    /// Takes a transfer out, finished or not; the connection of an unfinished one is closed.
    func remove(_ transfer: CurlEasy) {
        unsafe curl_multi_remove_handle(handle, transfer.handle)
    }

    /// Moves every transfer on as far as it goes without waiting.
    func perform() {
        var count: Int32 = 0
        unsafe curl_multi_perform(handle, &count)
    }

    /// The number and the result of a transfer that has ended and was not told of before.
    func nextFinished() -> (number: UInt64, code: CurlCode)? {
        var left: Int32 = 0
        while let message = unsafe curl_multi_info_read(handle, &left) {
            guard unsafe message.pointee.msg == CURLMSG_DONE else { continue }
            var number: UnsafeMutableRawPointer?
            unsafe ag_easy_get_pointer(message.pointee.easy_handle, CURLINFO_PRIVATE, &number)
            return (UInt64(UInt(bitPattern: number)), CurlCode(raw: unsafe message.pointee.data.result))
        }
        return nil
    }

    /// Waits until a connection has something, libcurl's next timer is due, the alarm rings or the time is over.
    func wait(milliseconds: Int) {
        unsafe curl_multi_poll(handle, nil, 0, Int32(milliseconds), nil)
    }

    /// Closes all connections; nothing else may be called afterwards.
    func close() {
        unsafe curl_multi_cleanup(handle)
    }
}

/// Keeps signals away from the calling thread: they belong to the process's own handler, and a broken TLS connection
/// must not end the process by SIGPIPE.
func blockSignals() {
    var all = sigset_t()
    unsafe sigfillset(&all)
    unsafe pthread_sigmask(SIG_BLOCK, &all, nil)
}
