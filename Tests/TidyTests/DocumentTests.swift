import Foundation
import Testing

/// What a reader finds first, and whether it leads on.
@Suite struct DocumentTests {
    @Test func `the front page is short and says how to begin`() {
        let text = Checkout.text(of: "README.md")
        #expect(!text.isEmpty)
        #expect(text.split(separator: "\n", omittingEmptySubsequences: false).count <= 151)
        #expect(text.contains("make run"))
        #expect(text.contains("make test"))
    }

    @Test func `the changelog has a place for what comes`() {
        #expect(Checkout.text(of: "CHANGELOG.md").contains("## [Unreleased]"))
    }

    @Test func `the licence is whole`() {
        let text = Checkout.text(of: "LICENSE")
        #expect(text.contains("Apache License") && text.contains("END OF TERMS AND CONDITIONS"))
    }

    @Test func `links lead somewhere`() {
        let violations = Checkout.documents.flatMap { path in
            Links.violations(path: path, text: Checkout.text(of: path)) { target in
                Checkout.exists(target) ? Checkout.text(of: target) : nil
            }
        }
        #expect(violations.isEmpty, "\(violations.listed)")
    }

    @Test func `decisions are numbered without gaps and have their three parts`() {
        let paths = Checkout.files(under: ["docs/decisions"], withExtensions: ["md"])
        #expect(!paths.isEmpty)
        for (index, path) in paths.enumerated() {
            let name = String(path.split(separator: "/").last ?? "")
            let number = String(repeating: "0", count: 4 - String(index + 1).count) + String(index + 1)
            #expect(name.hasPrefix(number + "-"), "\(path) should begin with \(number)-")
            let anchors = Links.anchors(in: Checkout.text(of: path))
            #expect(anchors.isSuperset(of: ["context", "decision", "consequences"]), "\(path)")
        }
    }
}
