/// Answers in bytes that wait for their reader, and since when.
package struct OutputBuffer: Sendable {
    /// What has been appended and not yet been forgotten; `written` of it are with the kernel.
    package var bytes: [UInt8] = []
    package private(set) var written = 0
    /// The reader has until here to take what stood in the buffer when the time was set.
    package private(set) var deadlineSeconds = Double.infinity
    private var markedBytes = 0

    package var isEmpty: Bool { written == bytes.count }

    /// Bytes that the reader has still to take.
    package var pendingBytes: Int { bytes.count - written }

    /// Notes that the kernel took bytes; each buffer-full gets the same time, however slowly it is read.
    mutating func wrote(_ count: Int, nowSeconds: Double, writeSeconds: Double) {
        written += count
        if isEmpty {
            bytes.removeAll(keepingCapacity: true)
            written = 0
            deadlineSeconds = .infinity
        } else if deadlineSeconds == .infinity || written >= markedBytes {
            markedBytes = bytes.count
            deadlineSeconds = nowSeconds + writeSeconds
        }
    }

    /// Gives the space of an empty buffer up.
    mutating func takeSpace() -> [UInt8] {
        guard isEmpty else { return [] }
        var space: [UInt8] = []
        swap(&space, &bytes)
        return space
    }
}
