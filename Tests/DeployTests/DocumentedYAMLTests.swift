import Foundation
import JSON
import TestKit
import Testing

/// The examples that people copy from the documents are what the manifests are: accepted.
@Suite struct DocumentedYAMLTests {
    private func blocks(_ path: String) throws -> [String] {
        let text = try String(contentsOf: Repository.root.appendingPathComponent(path), encoding: .utf8)
        return text.components(separatedBy: "```yaml\n").dropFirst().compactMap {
            $0.components(separatedBy: "```").first
        }
    }

    @Test(arguments: ["README.md"])
    func `configurations are accepted`(path: String) async throws {
        let configurations = try blocks(path).filter { $0.contains("analyses:") }
        #expect(!configurations.isEmpty)
        for text in configurations { try await expectAccepted(text) }
    }

    @Test(arguments: ["README.md", "docs/flagger.md"])
    func `the hooks shown fit Flagger's schema`(path: String) throws {
        let shown = try blocks(path).filter { $0.contains("webhooks:") }
        #expect(!shown.isEmpty)
        let schema = try FlaggerSchema.canary.schema
        let analysis = try #require(schema["properties"]?["spec"]?["properties"]?["analysis"])
        for text in shown {
            let hooks = try #require(try Manifest.documents(text).first)
            let fields = StructuralSchema(schema: analysis).errors(
                in: hooks["spec"]?["analysis"] ?? hooks["analysis"] ?? hooks)
            // A snippet may leave out what does not concern the hooks.
            #expect(fields.filter { !$0.hasSuffix("is missing") && !$0.contains("oneOf") } == [])
        }
    }
}
