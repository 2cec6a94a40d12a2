import Foundation

/// Links of Markdown documents that stay within the checkout.
enum Links {
    struct Link: Equatable {
        var target: String
        var line: Int
    }

    /// The targets of `[text](target)` outside code blocks and code spans.
    static func links(in text: String) -> [Link] {
        var found: [Link] = []
        var isCode = false
        for (index, line) in text.split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
            if line.drop(while: { $0 == " " }).hasPrefix("```") { isCode.toggle() }
            guard !isCode else { continue }
            // Every second piece between backticks is code.
            let prose = line.split(separator: "`", omittingEmptySubsequences: false).enumerated()
                .map { $0.offset.isMultiple(of: 2) ? String($0.element) : "" }.joined(separator: "`")
            for piece in prose.components(separatedBy: "](").dropFirst() {
                if let end = piece.firstIndex(of: ")") {
                    found.append(Link(target: String(piece[..<end]), line: index + 1))
                }
            }
        }
        return found
    }

    /// The anchors that headings make: lower case, punctuation dropped, blanks as hyphens.
    static func anchors(in text: String) -> Set<String> {
        var found: Set<String> = []
        var isCode = false
        for line in text.split(separator: "\n") {
            if line.hasPrefix("```") { isCode.toggle() }
            guard !isCode, line.hasPrefix("#") else { continue }
            let title = line.drop { $0 == "#" || $0 == " " }.lowercased()
            let kept = title.filter { $0.isLetter || $0.isNumber || $0 == " " || $0 == "-" || $0 == "_" }
            found.insert(kept.replacingOccurrences(of: " ", with: "-"))
        }
        return found
    }

    /// `read` gives the text of a path, or nil where there is no such file; "" for a folder.
    static func violations(path: String, text: String, read: (String) -> String?) -> [Violation] {
        links(in: text).compactMap { link in
            if link.target.contains("://") || link.target.hasPrefix("mailto:") { return nil }
            let parts = link.target.split(separator: "#", maxSplits: 1, omittingEmptySubsequences: false)
            let file = parts[0].isEmpty ? path : resolved(String(parts[0]), from: path)
            guard let target = parts[0].isEmpty ? text : read(file) else {
                return Violation(path: path, line: link.line, message: "links to \(file), which is not there")
            }
            guard parts.count == 2, !anchors(in: target).contains(String(parts[1])) else { return nil }
            return Violation(path: path, line: link.line, message: "\(file) has no heading #\(parts[1])")
        }
    }

    private static func resolved(_ target: String, from path: String) -> String {
        var parts = path.split(separator: "/").dropLast().map(String.init)
        for part in target.split(separator: "/") {
            if part == ".." { _ = parts.popLast() } else if part != "." { parts.append(String(part)) }
        }
        return parts.joined(separator: "/")
    }
}
