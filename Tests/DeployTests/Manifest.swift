import AnalysisGate
import Foundation
import JSON
import TestKit

/// A YAML document as kubectl would read it: plain scalars become numbers and booleans by YAML's JSON rules.
enum Manifest {
    struct Unreadable: Error, CustomStringConvertible {
        let description: String
    }

    /// The documents of a stream, empty ones left out.
    static func documents(_ text: String) throws -> [JSONValue] {
        try text.components(separatedBy: "\n---\n").compactMap { part in
            let document = YAMLDocument(Array(part.utf8))
            guard document.problems.isEmpty else {
                throw Unreadable(description: document.problems.map { "\($0.line): \($0.message)" }.joined())
            }
            return document.root.map(value)
        }
    }

    static func file(_ path: String) throws -> [JSONValue] {
        try documents(String(contentsOf: Repository.root.appendingPathComponent(path), encoding: .utf8))
    }

    static func value(_ node: YAMLNode) -> JSONValue {
        switch node.content {
        case .scalar(let text, plain: false): .string(text)
        case .scalar(let text, plain: true): plain(text)
        case .sequence(let elements): .array(elements.map(value))
        case .mapping(let members): .object(members.map { JSONValue.Member($0.key, value($0.value)) })
        case .refused: .null
        }
    }

    private static func plain(_ text: String) -> JSONValue {
        switch text {
        case "", "~", "null": .null
        case "true": .bool(true)
        case "false": .bool(false)
        default:
            if let number = Double(text), text.first?.isLetter == false { .number(number) } else { .string(text) }
        }
    }
}
