/// A series with the samples that a test wants it to have.
public struct WrittenSeries: Sendable {
    /// With `__name__`.
    public var labels: [String: String]
    /// In the order of time, which is in Unix milliseconds.
    public var samples: [(milliseconds: Int64, value: Double)]

    public init(_ name: String, _ labels: [String: String], _ samples: [(milliseconds: Int64, value: Double)]) {
        self.labels = labels.merging(["__name__": name]) { $1 }
        self.samples = samples
    }

    /// The value by which Prometheus marks the end of a series.
    public static let staleMarker = Double(bitPattern: 0x7FF0_0000_0000_0002)
}
