import Foundation
import JSON
import TestKit
import Testing

@Suite struct FlaggerOverlayTests {
    private static let everyType: Set<String> = [
        "confirm-rollout", "pre-rollout", "rollout", "confirm-traffic-increase", "confirm-promotion", "post-rollout",
        "rollback", "event",
    ]

    private func canary(_ name: String) async throws -> JSONValue {
        let found = try await Rendered("overlays/flagger").all("Canary").first {
            $0["metadata"]?["name"]?.stringValue == name
        }
        return try #require(found)
    }

    private func webhooks(of canary: JSONValue) throws -> [JSONValue] {
        try #require(canary["spec"]?["analysis"]?["webhooks"]?.elements)
    }

    @Test func `every Canary fits Flagger's schema`() async throws {
        let schema = try FlaggerSchema.canary
        let canaries = try await Rendered("overlays/flagger").all("Canary")
        #expect(canaries.count == 2)
        for canary in canaries { #expect(schema.errors(in: canary) == []) }
    }

    @Test(arguments: [
        ("type: rollback", "type: roll-back", "type: not one of the allowed values"),
        ("timeout: 3s", "timeout: soon", "timeout: 'soon' does not match ^[0-9]+(m|s)"),
        ("stepWeight: 10", "stepWeigth: 10", "stepWeigth: unknown field"),
        ("  targetRef:", "  target:", "targetRef is missing"),
    ])
    func `the schema refuses a slip`(right: String, wrong: String, error: String) throws {
        let text = try String(
            contentsOf: Repository.root.appendingPathComponent("deploy/overlays/flagger/canary.yaml"), encoding: .utf8)
        #expect(text.contains(right))
        let slip = try #require(try Manifest.documents(text.replacingOccurrences(of: right, with: wrong)).first)
        let errors = try FlaggerSchema.canary.errors(in: slip)
        #expect(errors.contains { $0.hasSuffix(error) }, "\(errors)")
    }

    @Test func `each hook asks the URL of its type`() async throws {
        for name in ["churn", "fraud"] {
            for hook in try webhooks(of: await canary(name)) {
                let type = try #require(hook["type"]?.stringValue)
                #expect(hook["url"]?.stringValue == "http://analysisgate.analysisgate.svc/flagger/\(type)")
            }
        }
    }

    @Test func `Flagger waits longer than an answer takes`() async throws {
        for name in ["churn", "fraud"] {
            for hook in try webhooks(of: await canary(name)) where hook["type"]?.stringValue != "event" {
                let seconds = try #require(hook["timeout"]?.stringValue?.dropLast()).description
                #expect(try #require(Int(seconds)) > 4)
            }
        }
    }

    @Test func `the recommended Canary can only hold, or end when told`() async throws {
        let canary = try await canary("churn")
        let types = try webhooks(of: canary).compactMap { $0["type"]?.stringValue }
        #expect(types == ["confirm-traffic-increase", "confirm-promotion", "rollback", "event"])
        // A metric without data would count as a failed check.
        #expect(canary["spec"]?["analysis"]?["metrics"] == nil)
    }

    @Test func `the second Canary has every hook type`() async throws {
        let types = try webhooks(of: await canary("fraud")).compactMap { $0["type"]?.stringValue }
        #expect(Set(types) == Self.everyType)
        #expect(types.count == Self.everyType.count)
    }

    @Test func `hooks name an analysis that the base configures`() async throws {
        let map = try #require(try await Rendered("base").all("ConfigMap").first?["data"]?["gate.yaml"]?.stringValue)
        let analyses = try #require(try Manifest.documents(map).first?["analyses"]?.members).map(\.name)
        for name in ["churn", "fraud"] {
            for hook in try webhooks(of: await canary(name)) {
                if let analysis = hook["metadata"]?["analysis"]?.stringValue { #expect(analyses.contains(analysis)) }
            }
        }
    }
}
