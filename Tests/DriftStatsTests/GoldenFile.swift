import Foundation
import JSON
import Testing

/// One file of reference values, from the folder named by `ANALYSISGATE_VECTORS` or from the copies beside the tests.
struct GoldenFile {
    let name: String
    let content: JSONValue

    /// nil where the folder that was asked for does not have the file.
    init?(_ name: String) throws {
        self.name = name
        let folder = ProcessInfo.processInfo.environment["ANALYSISGATE_VECTORS"].map { URL(fileURLWithPath: $0) }
        let copies = try #require(Bundle.module.resourceURL).appendingPathComponent("Golden")
        let url = (folder ?? copies).appendingPathComponent(name)
        guard FileManager.default.fileExists(atPath: url.path) else {
            guard folder != nil else { throw CocoaError(.fileNoSuchFile) }
            return nil
        }
        content = try JSONValue.parse(Array(Data(contentsOf: url)))
    }

    /// Runs the body on each entry of each list and prints how many entries passed.
    ///
    /// - Parameters:
    ///   - lists: the body for each list of the file; a list without one counts as failed.
    ///   - only: which entries are meant; others are neither checked nor counted.
    func check(
        _ lists: [String: (inout GoldenEntry) throws -> Void], only: (JSONValue) -> Bool = { _ in true }
    ) {
        var passed = 0
        var count = 0
        for member in content.members ?? [] {
            guard let entries = member.value.elements else { continue }
            let body = lists[member.name]
            if body == nil { Issue.record("\(name): nothing checks the list \(member.name)") }
            for (index, value) in entries.enumerated() where only(value) {
                count += 1
                guard let body else { continue }
                let title = value["name"]?.stringValue ?? "\(index)"
                var entry = GoldenEntry(value: value, place: "\(name) \(member.name) \(title)", file: content)
                do {
                    try body(&entry)
                } catch {
                    entry.fail("threw \(error)")
                }
                if entry.failures == 0 { passed += 1 }
            }
        }
        print("vectors \(name) \(passed)/\(count)")
    }
}
