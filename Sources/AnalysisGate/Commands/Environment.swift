import Foundation

/// The process's environment.
package enum Environment {
    /// nil when the variable is not set.
    package static func value(_ name: String) -> String? {
        ProcessInfo.processInfo.environment[name]
    }
}
