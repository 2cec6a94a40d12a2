/// libFuzzer's entry: what the parser makes of bytes must not depend on how they are cut into pieces, and
/// what it hands out must keep the promises of `Request`.
///
/// The first byte chooses the cut; `scripts/fuzz-http` builds and runs it.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzzHTTPParser(_ start: UnsafePointer<UInt8>, _ count: Int) -> CInt {
    let bytes = unsafe Array(UnsafeBufferPointer(start: start, count: count))
    guard let seed = bytes.first else { return 0 }
    let stream = Array(bytes.dropFirst())
    let whole = Stream.parse(stream, seed: nil)
    let pieces = Stream.parse(stream, seed: seed)
    precondition(whole == pieces, "the outcome depends on the cut")
    return 0
}

/// What a parser made of a stream of bytes.
private struct Stream: Equatable {
    var requests: [String] = []
    var refusal: Problem?

    private static let limits = {
        var limits = HTTPLimits()
        // Small limits are reached by small inputs.
        limits.targetBytes = 64
        limits.headerBytes = 256
        limits.headerCount = 8
        limits.trailerBytes = 32
        limits.chunkLineBytes = 24
        limits.chunkExtensionBytes = 32
        limits.bodyBytes = { $0.utf8.count > 4 ? 16 : 128 }
        return limits
    }()

    /// - Parameter seed: of the pieces' lengths, 1 to 8; nil for a single piece.
    static func parse(_ bytes: [UInt8], seed: UInt8?) -> Stream {
        var stream = Stream()
        var parser = RequestParser()
        var random = UInt64(seed ?? 0) | 1
        var start = 0
        while start < bytes.count, stream.refusal == nil {
            random = random &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            let length = seed == nil ? bytes.count : 1 + Int(random >> 61)
            let end = min(bytes.count, start + length)
            var position = start
            while position < end, stream.refusal == nil {
                switch parser.parse(bytes, position: &position, end: end, limits: limits) {
                case .needsMore: precondition(position == end, "input was left without a reason")
                case .request(let incoming): stream.requests.append(check(incoming))
                case .refusal(let problem): stream.refusal = check(problem)
                }
            }
            precondition(parser.bufferedBytes <= 64 + 64 + 256 + 128, "more is kept than the limits allow")
            start = end
        }
        return stream
    }

    private static func check(_ incoming: IncomingRequest) -> String {
        let request = incoming.request
        precondition(!request.method.isEmpty)
        precondition(request.path.hasPrefix("/") || (request.path == "*" && request.method == "OPTIONS"))
        precondition(!request.path.utf8.contains(0))
        precondition(request.body.count <= limits.bodyBytes(request.path))
        precondition(request.headers.count <= limits.headerCount)
        let hosts = request.headers.filter { $0.name.equalsIgnoringCase("host") }
        precondition(hosts.count <= 1, "two Hosts")
        let lengths = request.headers.filter { $0.name.equalsIgnoringCase("content-length") }
        let isChunked = request.header("transfer-encoding") != nil
        precondition(lengths.count + (isChunked ? 1 : 0) <= 1, "the body has two ends")
        if let length = lengths.first { precondition(Int(length.value) == request.body.count) }
        for field in request.headers {
            precondition(!field.name.isEmpty && field.name.utf8.allSatisfy(ByteSet.token.contains))
            precondition(field.value.utf8.allSatisfy { $0 >= 0x20 && $0 != 0x7F || $0 == 0x09 })
        }
        return "\(request) \(incoming.keepsAlive)"
    }

    private static func check(_ problem: Problem) -> Problem {
        precondition([400, 413, 414, 415, 417, 431, 501, 505].contains(problem.status))
        precondition(problem.message.utf8.allSatisfy { $0 >= 0x20 && $0 < 0x7F }, "not one line")
        return problem
    }
}
