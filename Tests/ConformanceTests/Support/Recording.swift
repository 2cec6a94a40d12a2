import Foundation
import TestKit

/// The exchanges of one recorded case, as `Tests/Fixtures/flagger/README.md` describes them.
struct Recording: Decodable {
    struct Exchange: Decodable {
        var request: Request
        var answer: Answer
    }

    struct Request: Decodable {
        var line: String
        var headers: [[String]]
        var body: String
        var rawFile: String?
    }

    struct Answer: Decodable {
        var status: Int?
        var headers: [[String]]?
        var body: String?
        /// The peer closed the connection without a word.
        var dropped: Bool?
    }

    var exchanges: [Exchange]

    static let folder = Repository.root.appendingPathComponent("Tests/Fixtures/flagger")

    init(_ name: String) throws {
        let data = try Data(contentsOf: Self.folder.appendingPathComponent("\(name).json"))
        let decoder = JSONDecoder()
        decoder.keyDecodingStrategy = .convertFromSnakeCase
        self = try decoder.decode(Self.self, from: data)
    }

    /// The names of all cases that begin so.
    static func names(_ prefix: String) throws -> [String] {
        try FileManager.default.contentsOfDirectory(atPath: folder.path)
            .filter { $0.hasPrefix(prefix) && $0.hasSuffix(".json") }
            .map { String($0.dropLast(5)) }
            .sorted()
    }
}

extension Recording.Request {
    /// `/flagger/podinfo/rollout/a`.
    var target: String { String(line.split(separator: " ")[1]) }

    /// The bytes as they came, from the file that holds them or put together again where only the first twelve
    /// requests of a case were kept.
    var bytes: [UInt8] {
        get throws {
            if let rawFile { return Array(try Data(contentsOf: Recording.folder.appendingPathComponent(rawFile))) }
            let fields = headers.map { "\($0[0]): \($0[1])\r\n" }.joined()
            return Array("\(line)\r\n\(fields)\r\n\(body)".utf8)
        }
    }

    /// The bytes with another target in the request line, and nothing else changed.
    func bytes(target: String) throws -> [UInt8] {
        let bytes = try bytes
        let parts = bytes.split(separator: UInt8(ascii: " "), maxSplits: 2)
        return Array(parts[0]) + Array(" \(target) ".utf8) + Array(parts[2])
    }
}
