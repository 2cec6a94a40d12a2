import Foundation
import JSON
import TestKit
import Testing

/// The alerts look at series that the service really exports, and each is explained.
@Suite struct AlertRuleTests {
    private func rules() throws -> [JSONValue] {
        let groups = try #require(try Manifest.file("deploy/monitoring/rules.yaml").first?["groups"]?.elements)
        return groups.flatMap { $0["rules"]?.elements ?? [] }
    }

    private func text(_ path: String) throws -> String {
        try String(contentsOf: Repository.root.appendingPathComponent(path), encoding: .utf8)
    }

    @Test func `every series is documented as exported`() throws {
        let documented = try text("docs/operations.md")
        let names = try rules().compactMap { $0["expr"]?.stringValue }
            .flatMap { $0.matches(of: /analysisgate_[a-z_]+/).map { String($0.output) } }
        #expect(names.count >= 4)
        for name in names { #expect(documented.contains("`\(name)`"), "\(name)") }
    }

    @Test func `every alert says what to do`() throws {
        let explained = try text("deploy/README.md")
        for name in try rules().compactMap({ $0["alert"]?.stringValue }) {
            #expect(explained.contains("| \(name) |"), "\(name)")
        }
    }
}
