import AnalysisGate
import Testing

/// Damaged files give errors or another configuration, never a crash, and each error has a place in its file.
@Suite struct MutationTests {
    private static let environment = ["GATE_TEAM": "1-", "GATE_OLD": "2-", "PASSWORD": "x", "METRICS": "y"]
    private static let pieces = [
        "{", "}", "[", "]", ":", ": ", "\n", "\n  ", "- ", "\"", "'", "{{", "}}", "&a ", "*a", "!!str ", "|", ">", "#",
        "%", "\t", "\0", "\u{FEFF}", "ü", "~", "null", "---\n", "...\n", "1e999", "-1", "99999999999999999999", "<<: ",
        "? ", "0x1", "=~", "\\", ",", "😀", "5%", "x",
    ]

    /// Loads the bytes; each secret is there.
    private func load(_ bytes: [UInt8]) -> ConfigurationLoad {
        let files = ConfigurationFiles(
            read: { (path: String, _: Int) throws(FileProblem) -> [UInt8] in
                path == "gate.yaml" ? bytes : Array("0123456789abcdef".utf8)
            },
            list: { (_: String) throws(FileProblem) -> [String] in [] },
            environment: { Self.environment[$0] })
        return ConfigurationLoader.load("gate.yaml", files: files)
    }

    @Test func `random damage is survived`() {
        var random = SplitMix(seed: 7)
        let whole = Array(GoodConfigurationTests.whole.utf8)
        var good = 0
        for _ in 1...1500 {
            var bytes = whole
            for _ in 1...Int.random(in: 1...4, using: &random) {
                let place = Int.random(in: 0..<bytes.count, using: &random)
                switch random.next() % 4 {
                case 0: bytes.remove(at: place)
                case 1: bytes[place] = UInt8(truncatingIfNeeded: random.next())
                case 2: bytes.insert(contentsOf: (Self.pieces.randomElement(using: &random) ?? "").utf8, at: place)
                default: bytes.removeSubrange(place..<min(bytes.count, place + 40))
                }
            }
            let load = load(bytes)
            #expect((load.configuration == nil) == !load.errors.isEmpty)
            let lines = bytes.count { $0 == 0x0A || $0 == 0x0D } + 2
            #expect(load.problems.allSatisfy { $0.line >= 1 && $0.line <= lines + bytes.count && $0.column >= 1 })
            #expect(load.problems.allSatisfy { !$0.description.utf8.contains(0x0A) })
            good += load.configuration == nil ? 0 : 1
        }
        // The damage must reach beyond the parser, else the decoders are not tried.
        #expect(good > 20)
    }

    @Test func `each key with each kind of value is survived`() {
        let values = ["", "x", "1", "[]", "{}", "[[1]]", "{a: {b: c}}", "\"\"", "~", "[{}]", "{env: X}", "true"]
        for section in ConfigurationSection.allCases {
            for (key, value) in section.keys.flatMap({ key in values.map { (key, $0) } }) {
                let member = "\(key): \(value)"
                let text =
                    switch section {
                    case .root: member
                    case .server: "server: {\(member)}"
                    case .token: "server: {tokens: [{\(member)}]}"
                    case .secret: "server: {metricsToken: {\(member)}}"
                    case .source: "sources: {p: {\(member)}}"
                    case .basic, .clientCertificate:
                        "sources: {p: {\(section == .basic ? "basic" : "ca"): {\(member)}}}"
                    case .defaults: "defaults: {\(member)}"
                    case .analysis: "analyses: {a: {\(member)}}"
                    case .check: "analyses: {a: {checks: {c: {\(member)}}}}"
                    case .team: "include: t.yaml"
                    }
                let files = memoryFiles(["gate.yaml": text, "t.yaml": member])
                let load = ConfigurationLoader.load("gate.yaml", files: files)
                let unknown = load.problems.filter { $0.message.hasPrefix("unknown key") }
                #expect(!unknown.contains { ("." + $0.path).hasSuffix("." + key) }, "\(text)")
            }
        }
    }
}
