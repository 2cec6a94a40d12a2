// A libFuzzer target: the JSON scanner, tree and writer, and the decoder of Prometheus's answers.
// Compiled by scripts/fuzz-prometheus into one module with the sources under test.

@_cdecl("LLVMFuzzerTestOneInput")
public func fuzzPrometheusDecode(_ start: UnsafePointer<UInt8>, _ count: Int) -> CInt {
    let bytes = unsafe Array(UnsafeBufferPointer(start: start, count: count))
    var scanner = JSONScanner(bytes)
    let isJSON = (try? scanner.skip()) != nil && (try? scanner.finish()) != nil
    let isAnswer: Bool
    do throws(SourceProblem) {
        _ = try AnswerDecoder.decode(bytes)
        isAnswer = true
    } catch {
        if case .unreadable(let problem) = error {
            precondition(0...count ~= problem.offset, "an offset outside the document")
        }
        isAnswer = false
    }
    precondition(isJSON || !isAnswer, "an answer that is no JSON")
    if let tree = try? JSONValue.parse(bytes) {
        precondition(isJSON, "a tree of what the scanner refuses")
        let written = JSONWriter.document { $0.value(tree) }
        precondition((try? JSONValue.parse(written)) == tree, "written and read again it differs")
    }
    _ = AnswerReader.summary(of: bytes)
    return 0
}
