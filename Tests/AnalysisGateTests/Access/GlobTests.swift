import AnalysisGate
import Testing

@Suite struct GlobTests {
    @Test func coversWhatFitsEveryName() {
        let covered = [
            ("*", "*"), ("*", ""), ("*", "a?b*"), ("ml-*", "ml-*"), ("ml-*", "ml-a*"), ("ml-*", "ml-"),
            ("a*b", "a*b"), ("a*b", "ax*yb"), ("?", "?"), ("?", "x"), ("ml", "ml"), ("*a*", "*xay*"),
        ]
        for (pattern, other) in covered { #expect(Glob(pattern).covers(Glob(other)), "\(pattern) \(other)") }
    }

    @Test func neverCoversMoreThanItMatches() {
        let beyond = [
            ("ml-*", "*"), ("ml-*", "ml*"), ("ml-?", "ml-*"), ("?", "*"), ("ml", "ml*"), ("a*b", "a*"), ("a?", "??"),
            ("", "*"), ("a*b", "*b"),
        ]
        for (pattern, other) in beyond { #expect(!Glob(pattern).covers(Glob(other)), "\(pattern) \(other)") }
    }
}
