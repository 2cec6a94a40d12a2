/// Prometheus's remote-write message, version 0.1.0: a protobuf `WriteRequest` in a snappy block.
enum RemoteWrite {
    static func body(_ series: some Sequence<WrittenSeries>) -> [UInt8] {
        var request = Protobuf()
        for one in series {
            var message = Protobuf()
            for (name, value) in one.labels.sorted(by: { $0.key < $1.key }) {
                var label = Protobuf()
                label.append(1, Array(name.utf8))
                label.append(2, Array(value.utf8))
                message.append(1, label.bytes)
            }
            for (milliseconds, value) in one.samples {
                var sample = Protobuf()
                sample.append(1, value)
                sample.append(2, milliseconds)
                message.append(2, sample.bytes)
            }
            request.append(1, message.bytes)
        }
        return snappy(request.bytes)
    }

    /// The snappy block format with the whole content as one literal: valid, and nothing is compressed.
    private static func snappy(_ bytes: [UInt8]) -> [UInt8] {
        var block = Protobuf.varint(UInt64(bytes.count))
        guard !bytes.isEmpty else { return block }
        // A literal whose length less one stands in the four bytes after its tag.
        block.append(63 << 2)
        let length = UInt32(bytes.count - 1)
        for shift in stride(from: 0, through: 24, by: 8) { block.append(UInt8(truncatingIfNeeded: length >> shift)) }
        return block + bytes
    }
}

/// The three wire types of protobuf that a remote-write message has.
private struct Protobuf {
    private(set) var bytes: [UInt8] = []

    mutating func append(_ field: UInt8, _ value: [UInt8]) {
        bytes.append(field << 3 | 2)
        bytes += Self.varint(UInt64(value.count))
        bytes += value
    }

    mutating func append(_ field: UInt8, _ value: Double) {
        bytes.append(field << 3 | 1)
        for shift in stride(from: 0, through: 56, by: 8) {
            bytes.append(UInt8(truncatingIfNeeded: value.bitPattern >> shift))
        }
    }

    mutating func append(_ field: UInt8, _ value: Int64) {
        bytes.append(field << 3)
        bytes += Self.varint(UInt64(bitPattern: value))
    }

    static func varint(_ value: UInt64) -> [UInt8] {
        var bytes: [UInt8] = []
        var rest = value
        while rest >= 0x80 {
            bytes.append(UInt8(truncatingIfNeeded: rest) | 0x80)
            rest >>= 7
        }
        return bytes + [UInt8(rest)]
    }
}
