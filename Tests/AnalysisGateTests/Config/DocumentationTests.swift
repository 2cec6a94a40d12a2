import AnalysisGate
import Foundation
import TestKit
import Testing

/// `docs/configuration.md` knows what the decoders know.
@Suite struct DocumentationTests {
    /// The text of the documentation by sections: from one heading of the second level to the next.
    private func sections() throws -> [String] {
        let url = Repository.root.appendingPathComponent("docs/configuration.md")
        return try String(contentsOf: url, encoding: .utf8).components(separatedBy: "\n## ")
    }

    @Test(arguments: ConfigurationSection.allCases)
    func `each key has its row in the table of its section`(_ section: ConfigurationSection) throws {
        let named = try sections().filter { text in
            text.split(separator: "\n").contains { line in
                line.contains("`\(section.rawValue)`") && (text.hasPrefix(line) || line.hasPrefix("| key"))
            }
        }
        #expect(named.count == 1, "the section \(section.rawValue)")
        let rows = named.joined().split(separator: "\n").filter { $0.hasPrefix("| `") }
        for key in section.keys {
            #expect(rows.contains { $0.hasPrefix("| `\(key)` |") }, "\(section.rawValue): \(key)")
        }
        let documented = rows.compactMap { $0.split(separator: "`").dropFirst().first.map(String.init) }
        let permissions = section == .token ? Permission.allCases.map(\.rawValue) : []
        #expect(Set(documented) == Set(section.keys + permissions), "what is documented and not known")
    }

    @Test func `each preset is in the table`() throws {
        let text = try sections().joined()
        for preset in Preset.all { #expect(text.contains("\n| `\(preset.name)` |"), "\(preset.name)") }
    }

    @Test func `each example is a good configuration, or a part of one`() throws {
        let url = Repository.root.appendingPathComponent("docs/configuration.md")
        let blocks = try String(contentsOf: url, encoding: .utf8).components(separatedBy: "```yaml\n").dropFirst()
        #expect(blocks.count > 10)
        for block in blocks {
            let text = block.components(separatedBy: "```")[0]
            // Files and variables of an example are not there, and some leave out the sources or the analyses.
            let allowed = ["cannot be read", "is not set", "names no source", "has no analyses"]
            let problems = problems(whole(text)).filter { line in !allowed.contains { line.contains($0) } }
            #expect(problems == [], "\(text)")
        }
    }

    /// The example with what must stand around it.
    private func whole(_ example: String) -> String {
        if example.hasPrefix("checks:") || example.hasPrefix("canary:") {
            let lines = example.split(separator: "\n").map { "    " + $0 }
            return "analyses:\n  a:\n    preset: seed\n" + lines.joined(separator: "\n")
        }
        // An included file's own keys are those of the main file but for its namespaces.
        return example.split(separator: "\n").filter { !$0.hasPrefix("namespaces:") }.joined(separator: "\n")
    }
}
