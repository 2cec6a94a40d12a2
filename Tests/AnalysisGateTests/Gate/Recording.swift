import AnalysisGate
import Foundation
import JSON
import TestKit

/// A recorded sequence of Flagger's hooks, read as the service reads them.
struct Recording {
    /// Hooks with the seconds since the first.
    let calls: [(call: HookCall, atSeconds: Double)]

    init(_ name: String) throws {
        let file = Repository.root.appendingPathComponent("Tests/Fixtures/flagger/\(name).json")
        let document = try JSONValue.parse([UInt8](Data(contentsOf: file)))
        var calls: [(HookCall, Double)] = []
        for exchange in document["exchanges"]?.elements ?? [] {
            let line = exchange["request"]?["line"]?.stringValue ?? ""
            let parts = line.split(separator: " ")[1].split(separator: "/")
            guard let hook = HookType(rawValue: String(parts[2])) else { continue }
            let payload = try FlaggerPayload(Array((exchange["request"]?["body"]?.stringValue ?? "").utf8))
            let call = HookCall(
                hook: hook,
                key: RolloutKey(cluster: "", namespace: payload.namespace, name: payload.name),
                phase: payload.phase, checksum: payload.checksum, metadata: payload.metadata)
            calls.append((call, exchange["at_seconds"]?.numberValue ?? 0))
        }
        self.calls = calls
    }
}
