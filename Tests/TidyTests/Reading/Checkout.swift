import Foundation
import TestKit

/// The files of the checkout that the rules read.
enum Checkout {
    /// Every Swift file of the product and of its tests.
    static let swiftFiles: [SourceFile] = files(under: ["Sources", "Tests"], withExtensions: ["swift"])
        .map { SourceFile(path: $0, text: text(of: $0)) }

    static let sources: [SourceFile] = swiftFiles.filter(\.isSource)

    /// Every Markdown file that a reader may open.
    static let documents: [String] =
        files(under: ["docs", "deploy"], withExtensions: ["md"])
        + ["README.md", "CHANGELOG.md", "CONTRIBUTING.md"].filter(exists)

    /// Everything that people write here, fixtures and the licence left out.
    static let written: [String] =
        files(
            under: ["Sources", "Tests", "docs", "deploy", "scripts", "Benchmarks", ".ci"],
            withExtensions: ["swift", "h", "c", "md", "yaml", "yml", "sql", "sh", "modulemap", "", "py"])
        + ["Package.swift", "Makefile", "README.md", "CHANGELOG.md", "CONTRIBUTING.md"].filter(exists)

    static func exists(_ path: String) -> Bool {
        FileManager.default.fileExists(atPath: Repository.root.appendingPathComponent(path).path)
    }

    /// The text of a file, or nothing where there is none or it is not UTF-8.
    static func text(of path: String) -> String {
        (try? String(contentsOf: Repository.root.appendingPathComponent(path), encoding: .utf8)) ?? ""
    }

    /// Paths below the folders, sorted; recorded material, which is not ours to tidy, is left out.
    static func files(under folders: [String], withExtensions extensions: Set<String>) -> [String] {
        var found: [String] = []
        for folder in folders {
            let base = Repository.root.appendingPathComponent(folder)
            guard let walk = FileManager.default.enumerator(atPath: base.path) else { continue }
            for case let name as String in walk {
                let path = folder + "/" + name
                let isRecorded = ["/Fixtures/", "/Golden/", "/corpus/"].contains { path.contains($0) }
                let isFile = walk.fileAttributes?[.type] as? FileAttributeType == .typeRegular
                guard isFile, !isRecorded else { continue }
                if extensions.contains((path as NSString).pathExtension) { found.append(path) }
            }
        }
        return found.sorted()
    }
}
