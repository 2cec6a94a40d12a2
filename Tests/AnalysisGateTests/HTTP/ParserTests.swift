import AnalysisGate
import Foundation
import TestKit
import Testing

@Suite("HTTP request parser")
struct ParserTests {
    static var limits: HTTPLimits {
        var limits = HTTPLimits()
        limits.bodyBytes = { $0 == "/small" ? 10 : 1_048_576 }
        return limits
    }

    /// What a parser makes of bytes that arrive in pieces of these sizes, over and over.
    struct Outcome: Equatable {
        var seen: [String] = []
        var refusal: Problem?
        /// Bytes taken up to and with the one at which the last request was complete or refused.
        var consumed = 0
    }

    static func run(_ bytes: [UInt8], pieces: [Int]) -> Outcome {
        var parser = RequestParser()
        var outcome = Outcome()
        var start = 0
        var turn = 0
        while start < bytes.count, outcome.refusal == nil {
            let piece = Array(bytes[start..<min(bytes.count, start + pieces[turn % pieces.count])])
            var position = 0
            while position < piece.count, outcome.refusal == nil {
                switch parser.parse(piece, position: &position, end: piece.count, limits: limits) {
                case .needsMore: break
                case .request(let incoming):
                    outcome.seen.append(describe(incoming))
                    outcome.consumed = start + position
                case .refusal(let problem):
                    outcome.refusal = problem
                    outcome.consumed = start + position
                }
            }
            start += piece.count
            turn += 1
        }
        return outcome
    }

    static func describe(_ incoming: IncomingRequest) -> String {
        let request = incoming.request
        let query = request.query.map { "\($0.name)=\($0.value)" }.joined(separator: ", ")
        let body = String(decoding: request.body, as: UTF8.self)
        return "\(request.method) \(request.path) [\(query)] '\(body)' \(incoming.keepsAlive ? "keeps" : "closes")"
    }

    static let cuts: [[Int]] = [[1], [2], [3, 1], [7, 5], [16], [100, 1, 1]]

    @Test(arguments: RefusedCase.all)
    func refuses(_ refused: RefusedCase) {
        let whole = Self.run(refused.bytes, pieces: [refused.bytes.count])
        #expect(whole.refusal?.status == refused.status)
        #expect(refused.isSaid(by: whole.refusal?.message ?? ""))
        #expect(whole.refusal?.message.contains("\n") == false)
        #expect(whole.seen.isEmpty)
        for pieces in Self.cuts {
            #expect(Self.run(refused.bytes, pieces: pieces) == whole, "in pieces of \(pieces)")
        }
        if refused.atLastByte {
            let early = Array(refused.bytes.dropLast())
            #expect(early.isEmpty || Self.run(early, pieces: [early.count]).refusal == nil)
        }
    }

    @Test(arguments: AcceptedCase.all)
    func accepts(_ accepted: AcceptedCase) {
        let whole = Self.run(accepted.bytes, pieces: [accepted.bytes.count])
        #expect(whole == Outcome(seen: accepted.seen, refusal: nil, consumed: accepted.bytes.count))
        for pieces in Self.cuts {
            #expect(Self.run(accepted.bytes, pieces: pieces) == whole, "in pieces of \(pieces)")
        }
    }

    /// What fuzzing found worth keeping; the first byte of an input belongs to the fuzzer.
    @Test func theKeptCorpusDoesNotDependOnTheCut() throws {
        let folder = Repository.root.appending(path: "Tests/Fuzz/corpus/http")
        let files = try FileManager.default.contentsOfDirectory(at: folder, includingPropertiesForKeys: nil)
        #expect(files.count > 50)
        for file in files {
            let bytes = try Array(Data(contentsOf: file).dropFirst())
            let whole = Self.run(bytes, pieces: [max(bytes.count, 1)])
            for pieces in Self.cuts { #expect(Self.run(bytes, pieces: pieces) == whole) }
        }
    }

    @Test func takesNothingAfterARefusal() {
        var parser = RequestParser()
        let bytes = Array("GET /\n\r\nGET / HTTP/1.1\r\nHost: a\r\n\r\n".utf8)
        var position = 0
        guard case .refusal = parser.parse(bytes, position: &position, end: bytes.count, limits: Self.limits) else {
            Issue.record("the bare LF was not refused")
            return
        }
        guard case .needsMore = parser.parse(bytes, position: &position, end: bytes.count, limits: Self.limits)
        else {
            Issue.record("a request was read from a stream that has no meaning any more")
            return
        }
        #expect(position == bytes.count)
    }

    @Test func headersAreFoundWithoutRegardToCase() {
        var parser = RequestParser(peer: .v4(1))
        let bytes = Array("GET / HTTP/1.1\r\nHost: a\r\nX-One:  1 \r\nx-one: 2\r\nEmpty:\r\n\r\n".utf8)
        var position = 0
        guard
            case .request(let incoming) = parser.parse(
                bytes, position: &position, end: bytes.count, limits: Self.limits)
        else {
            Issue.record("not parsed")
            return
        }
        var request = incoming.request
        #expect(request.peer == .v4(1))
        #expect(request.header("X-ONE") == "1")
        #expect(request.header("empty") == "")
        #expect(request.header("X-Two") == nil)
        #expect(
            request.headers == [
                HeaderField("Host", "a"), HeaderField("X-One", "1"), HeaderField("x-one", "2"),
                HeaderField("Empty", ""),
            ])
        request.headers.append(HeaderField("Added", "later"))
        #expect(request.header("added") == "later")
        #expect(request.header("x-one") == "1")
    }

    @Test func characterSetsHoldWhatTheGrammarSays() {
        let letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789"
        let sets: [(ByteSet, String)] = [
            (.token, letters + "!#$%&'*+-.^_`|~"),
            (.path, letters + "-._~!$&'()*+,;=:@/%"),
            (.query, letters + "!\"$%&'()*+,-./:;<=>?@[\\]^_`{|}~"),
            (.host, letters + "-._~"),
            (.bracketed, "0123456789abcdefABCDEF:."),
        ]
        for (set, characters) in sets {
            #expect((0...255).filter { set.contains(UInt8($0)) } == characters.utf8.map(Int.init).sorted())
        }
    }
}
