import JSON
import Metrics
import Testing

@Suite struct AnswerDecoderTests {
    @Test func readsAVector() throws {
        let answer = try decode(
            #"{"status":"success","data":{"resultType":"vector","result":[{"metric":{"__name__":"up","é":"\u00e9"},"#
                + #""value":[1435781451.781,"1"]},{"metric":{},"value":[1,"NaN"]},{"metric":{},"value":[1.5,"+Inf"]},"#
                + #"{"metric":{},"value":[1,"-Inf"]},{"metric":{},"value":[1,"1.2345678901234567e-07"]}]}}"#)
        guard case .vector(let elements) = answer.result else { throw Unexpected() }
        #expect(elements[0].labels == [Label("__name__", "up"), Label("é", "é")])
        #expect(elements[0].time == 1_435_781_451.781)
        #expect(elements[0].value == .number(1))
        guard case .number(let second) = elements[1].value else { throw Unexpected() }
        #expect(second.isNaN)
        #expect(elements[2].value == .number(.infinity))
        #expect(elements[3].value == .number(-.infinity))
        #expect(elements[4].value == .number(1.2345678901234567e-07))
    }

    @Test func readsAMatrixOfBothKinds() throws {
        let answer = try decode(
            #"{"status":"success","data":{"resultType":"matrix","result":["#
                + #"{"metric":{"a":"b"},"values":[[1,"2"],[3.25,"4"]],"#
                + #""histograms":[[5,{"count":"6","sum":"NaN","#
                + #""buckets":[[3,"-0.25","0.25","3"],[0,"0.25","+Inf","2"]]}],"#
                + #"[6,{"count":"0","sum":"0"}]]}]},"warnings":["w"],"infos":["i","j"]}"#)
        guard case .matrix(let series) = answer.result else { throw Unexpected() }
        #expect(series.count == 1)
        #expect(series[0].times == [1, 3.25])
        #expect(series[0].values == [2, 4])
        #expect(series[0].histograms.map(\.time) == [5, 6])
        let histogram = series[0].histograms[0].histogram
        #expect(histogram.count == 6)
        #expect(histogram.sum.isNaN)
        #expect(
            histogram.buckets == [
                NativeHistogram.Bucket(rule: .closedBoth, lower: -0.25, upper: 0.25, count: 3),
                NativeHistogram.Bucket(rule: .openLeft, lower: 0.25, upper: .infinity, count: 2),
            ])
        #expect(series[0].histograms[1].histogram.buckets.isEmpty)
        #expect(answer.warnings == ["w"])
        #expect(answer.infos == ["i", "j"])
    }

    @Test func readsAHistogramInAVector() throws {
        let answer = try decode(
            #"{"status":"success","data":{"resultType":"vector","result":[{"metric":{},"#
                + #""histogram":[5,{"count":"1","sum":"2","buckets":[[1,"-2","-1","1"]]}]}]}}"#)
        guard case .vector(let elements) = answer.result, case .histogram(let histogram) = elements[0].value else {
            throw Unexpected()
        }
        #expect(histogram.buckets[0].rule == .openRight)
    }

    @Test func readsScalarAndString() throws {
        #expect(
            try decode(#"{"status":"success","data":{"resultType":"scalar","result":[1.5,"2"]}}"#).result
                == .scalar(time: 1.5, value: 2))
        #expect(
            try decode(#"{"status":"success","data":{"resultType":"string","result":[1.5,"a\"b"]}}"#).result
                == .string(time: 1.5, value: "a\"b"))
    }

    @Test func takesMembersInAnyOrderWithUnknownOnesAmongThem() throws {
        let answer = try decode(
            #" { "infos":null, "data":{"x":[{}],"result":[ {"values" : [ [ 1 , "2" ] ], "metric":{}, "y":1} ],"#
                + #""resultType":"matrix","stats":{"a":[1]}}, "z":null, "status":"success" } "#)
        #expect(answer.result == .matrix([Series(labels: [], times: [1], values: [2])]))
    }

    @Test func sharedLabelsStayRight() throws {
        let answer = try decode(
            #"{"status":"success","data":{"resultType":"vector","result":["#
                + #"{"metric":{"pod":"churn-primary-7d9c6b5f4-aaaaa","z":"1"},"value":[1,"1"]},"#
                + #"{"metric":{"pod":"churn-primary-7d9c6b5f4-aaaaa"},"value":[1,"1"]},"#
                + #"{"metric":{"job":"churn-primary-7d9c6b5f4-aaaab","z":"2","\u007a":"3"},"value":[1,"1"]},"#
                + #"{"metric":{},"value":[1,"1"]}]}}"#)
        guard case .vector(let elements) = answer.result else { throw Unexpected() }
        #expect(
            elements.map { $0.labels.map { "\($0.name)=\($0.value)" }.joined(separator: ",") } == [
                "pod=churn-primary-7d9c6b5f4-aaaaa,z=1", "pod=churn-primary-7d9c6b5f4-aaaaa",
                "job=churn-primary-7d9c6b5f4-aaaab,z=2,z=3", "",
            ])
    }

    @Test func keepsTheSourcesOwnWords() {
        let json = #"{"status":"error","errorType":"bad_data","error":"parse error: \"x\"","data":null}"#
        #expect(problem(json, status: 400) == .refused(status: 400, errorType: "bad_data", error: "parse error: \"x\""))
    }

    @Test(arguments: [
        ("", 0, "an object is expected"), ("[]", 0, "an object is expected"), ("{}", 2, "the answer has no status"),
        (#"{"status":"success"}"#, 20, "the answer has no result"),
        (#"{"status":"maybe"}"#, 11, "the status is neither success nor error"),
        (
            #"{"status":"success","data":{"resultType":"tensor","result":[]}}"#, 59,
            "the result type is none of vector, matrix, scalar, string"
        ),
        (
            #"{"status":"success","data":{"resultType":"vector","result":[{}]}}"#, 62,
            "an element of the vector has no value"
        ),
        (#"{"status":"success","data":{"resultType":"scalar","result":[1,"0x1p-2"]}}"#, 63, "the value is no number"),
        (#"{"status":"success","data":{"resultType":"scalar","result":[1,""]}}"#, 63, "the value is no number"),
        (
            #"{"status":"success","data":{"resultType":"scalar","result":[1,"2",3]}}"#, 66,
            "a sample has more than time and value"
        ),
        (#"{"status":"success","data":{"resultType":"scalar","result":[1]}}"#, 62, "a sample has no value"),
        (
            #"{"status":"success","data":{"resultType":"matrix","result":[{"values":[[]]}]}}"#, 73,
            "a sample has no time"
        ),
        (
            #"{"status":"success","data":{"resultType":"matrix","result":[]}}{}"#, 63,
            "something follows the document's end"
        ),
    ])
    func refusesWithTheOffset(json: String, offset: Int, what: String) {
        #expect(problem(json) == .unreadable(JSONProblem(offset: offset, what)))
    }

    @Test func holdsItsLimits() {
        let json =
            #"{"status":"success","data":{"resultType":"matrix","result":["#
            + #"{"metric":{},"values":[[1,"1"],[2,"1"]]},{"metric":{}}]}}"#
        var limits = AnswerLimits()
        limits.maximumBytes = 20
        #expect(problem(json, limits: limits) == .transport(.tooLarge(limitBytes: 20)))
        limits = AnswerLimits()
        limits.maximumSeries = 1
        #expect(problem(json, limits: limits) == .tooManySeries(limit: 1))
        limits = AnswerLimits()
        limits.maximumSamples = 1
        #expect(problem(json, limits: limits) == .tooManySamples(limit: 1))
        limits = AnswerLimits()
        limits.maximumSeries = 2
        limits.maximumSamples = 2
        limits.maximumBytes = json.utf8.count
        #expect(problem(json, limits: limits) == nil)
    }

    @Test func keepsOnlySoManyNotes() throws {
        let notes = Array(repeating: "\"w\"", count: 100).joined(separator: ",")
        let answer = try decode(
            #"{"status":"success","data":{"resultType":"vector","result":[]},"warnings":[\#(notes)]}"#)
        #expect(answer.warnings.count == AnswerLimits().maximumNotes)
    }

    @Test func survivesMutations() {
        let seeds = [
            #"{"status":"success","data":{"resultType":"matrix","result":["#
                + #"{"metric":{"a":"\u00e9"},"values":[[1.5,"2e-3"],[2,"NaN"]],"#
                + #""histograms":[[5,{"count":"6","sum":"1","buckets":[[3,"-0.25","+Inf","3"]]}]]}]},"#
                + #""warnings":["w"]}"#,
            #"{"status":"error","errorType":"execution","error":"x"}"#,
            #"{"data":{"result":[1,"2"],"resultType":"scalar"},"status":"success"}"#,
        ].map { Array($0.utf8) }
        var generator = SystemRandomNumberGenerator()
        var accepted = 0
        for round in 0..<20_000 {
            var bytes = seeds[round % seeds.count]
            for _ in 0..<Int.random(in: 1...3, using: &generator) {
                let place = Int.random(in: bytes.indices, using: &generator)
                switch Int.random(in: 0..<3, using: &generator) {
                case 0: bytes[place] = UInt8.random(in: 0...255, using: &generator)
                case 1: bytes.remove(at: place)
                default: bytes.insert(bytes[Int.random(in: bytes.indices, using: &generator)], at: place)
                }
            }
            if (try? AnswerDecoder.decode(bytes)) != nil { accepted += 1 }
        }
        // Mutations inside a text keep the answer readable, others must not: both happen.
        #expect(accepted > 100 && accepted < 19_000)
    }

    @Test func aMillionSeriesWithTheLimitRaised() throws {
        var bytes = Array(#"{"status":"success","data":{"resultType":"vector","result":["#.utf8)
        for index in 0..<1_000_000 {
            if index > 0 { bytes.append(0x2C) }
            bytes.append(
                contentsOf: #"{"metric":{"pod":"p\#(index)","app":"churn"},"value":[1787313600,"\#(index)"]}"#.utf8)
        }
        bytes.append(contentsOf: "]}}".utf8)
        #expect(throws: SourceProblem.transport(.tooLarge(limitBytes: 64 << 20))) { try AnswerDecoder.decode(bytes) }
        var limits = AnswerLimits()
        limits.maximumBytes = 100 << 20
        guard case .vector(let elements) = try AnswerDecoder.decode(bytes, limits: limits).result else {
            throw Unexpected()
        }
        #expect(elements.count == 1_000_000)
        #expect(elements[999_999].labels == [Label("pod", "p999999"), Label("app", "churn")])
        #expect(elements[999_999].value == .number(999_999))
    }

    private struct Unexpected: Error {}

    private func decode(_ json: String) throws -> Answer { try AnswerDecoder.decode(Array(json.utf8)) }

    private func problem(
        _ json: String, status: Int = 200, limits: AnswerLimits = AnswerLimits()
    ) -> SourceProblem? {
        do {
            _ = try AnswerDecoder.decode(Array(json.utf8), status: status, limits: limits)
            return nil
        } catch {
            return error
        }
    }
}
