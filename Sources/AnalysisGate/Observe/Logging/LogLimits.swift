/// The log's named limits.
package enum LogLimits {
    /// Bytes of one text in a line; what is longer is cut and ends in "…".
    package static let textBytes = 2_048
    /// Fields of one line beyond its context.
    package static let fields = 32
    /// Bytes that wait for a reader of the log; what comes then is dropped and counted.
    package static let waitingBytes = 1 << 20
    /// A secret of fewer bytes is not searched for in lines: it would be found everywhere.
    package static let hiddenSecretBytes = 6
}
