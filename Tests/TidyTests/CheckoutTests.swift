import Foundation
import TestKit
import Testing

/// The house rules, held against the checkout.
@Suite struct CheckoutTests {
    private func expectNone(_ violations: [Violation], _ location: SourceLocation = #_sourceLocation) {
        #expect(violations.isEmpty, "\(violations.count) violations\(violations.listed)", sourceLocation: location)
    }

    @Test func `files, functions, nesting and lines are short`() {
        expectNone(Checkout.swiftFiles.flatMap(Size.violations(in:)))
    }

    @Test func `half of the files are short`() {
        let files = Checkout.sources
        let longest = files.max { $0.lines.count < $1.lines.count }
        print(
            "tidy: \(files.count) files in Sources, median \(Size.medianLines(of: files)) lines, longest",
            longest.map { "\($0.path) with \($0.lines.count)" } ?? "none")
        #expect(files.count > 10)
        #expect(Size.medianLines(of: files) <= Size.maximumMedianLines)
    }

    @Test func `what other modules see is documented`() {
        let requirements = Documentation.requirements(of: Checkout.sources)
        expectNone(Checkout.sources.flatMap { Documentation.violations(in: $0, requirements: requirements) })
    }

    @Test func `nothing ends the process or prints by the way`() {
        expectNone(Checkout.swiftFiles.flatMap(Wording.codeViolations(in:)))
    }

    @Test func `the words fit the house`() {
        expectNone(Checkout.written.flatMap { Wording.textViolations(path: $0, text: Checkout.text(of: $0)) })
    }

    @Test func `every address is public or an example`() {
        let shown = Checkout.written.filter { !$0.hasPrefix("Tests/") }
        expectNone(shown.flatMap { Hosts.violations(path: $0, text: Checkout.text(of: $0)) })
    }

    @Test func `what the compiler cannot check is in the ledger`() {
        expectNone(Ledger.house.violations(in: Checkout.swiftFiles))
    }

    @Test func `modules import downwards`() {
        expectNone(Checkout.sources.flatMap(Modules.violations(in:)))
    }

    @Test func `folders of the service look only where they may`() {
        let arrows = Arrows(files: Checkout.sources.filter { $0.module == "AnalysisGate" && !$0.folder.isEmpty })
        let forbidden = arrows.all.filter { FolderTable.allowed[$0.from]?.contains($0.to) != true }
        expectNone(
            forbidden.compactMap { arrow in
                arrows.examples[arrow].map {
                    Violation(
                        path: $0.path, line: $0.line, message: "\(arrow.from) looks at \(arrow.to): \($0.message)")
                }
            })
    }

    @Test func `the table of folders has no circle`() {
        let arrows = FolderTable.allowed.flatMap { from, targets in
            targets.map { Arrows.Arrow(from: from, to: $0) }
        }
        #expect(Arrows.circle(in: arrows) == nil)
    }

    @Test(arguments: ["JSON", "DriftStats", "Metrics", "Notify"])
    func `folders of a module form no circle`(module: String) {
        let arrows = Arrows(files: Checkout.sources.filter { $0.module == module })
        let circle = Arrows.circle(in: arrows.all)
        let examples = arrows.all.compactMap { arrows.examples[$0] }
        #expect(circle == nil, "\(circle?.joined(separator: " -> ") ?? "")\(examples.listed)")
    }
}
