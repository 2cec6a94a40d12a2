import Foundation
import JSON
import TestKit

/// What `kubectl kustomize` makes of a folder of deploy/.
struct Rendered {
    let objects: [JSONValue]

    /// - Parameter folder: Below deploy/, as `overlays/flagger`.
    init(_ folder: String) async throws {
        let root = Repository.root.path
        let outcome = try await ChildProcess.run("env", ["kubectl", "kustomize", "\(root)/deploy/\(folder)"])
        guard outcome.status == 0 else { throw Manifest.Unreadable(description: "kubectl: \(outcome.errors)") }
        objects = try Manifest.documents(outcome.output)
    }

    func all(_ kind: String) -> [JSONValue] {
        objects.filter { $0["kind"]?.stringValue == kind }
    }
}
