/// A test gave up waiting; the deadlines are so generous that this means it would never have come.
public struct NeverCame: Error, CustomStringConvertible {
    public let what: String
    public let seconds: Double

    public init(what: String, seconds: Double) {
        self.what = what
        self.seconds = seconds
    }

    public var description: String { "waited \(seconds) s in vain for \(what)" }
}

/// Asks again and again until `condition` gives a value.
///
/// - Parameter what: Completes "waited in vain for …".
public func waitUntil<Value>(
    _ what: @autoclosure () -> String, seconds: Double = 60, _ condition: () async throws -> Value?
) async throws -> Value {
    let deadline = ContinuousClock.now + .seconds(seconds)
    var pauseMilliseconds = 2
    while ContinuousClock.now < deadline {
        if let value = try await condition() { return value }
        try await Task.sleep(for: .milliseconds(pauseMilliseconds))
        pauseMilliseconds = min(100, pauseMilliseconds * 2)
    }
    throw NeverCame(what: what(), seconds: seconds)
}

/// Asks again and again until `condition` holds.
public func waitUntil(
    _ what: @autoclosure () -> String, seconds: Double = 60, holds condition: () async throws -> Bool
) async throws {
    let _: Bool = try await waitUntil(what(), seconds: seconds) { try await condition() ? true : nil }
}
