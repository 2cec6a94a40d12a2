/// A range answer as a model server's series make it: 6 labels, 3 of 4 series with 16 to 17 digits, the rest counts.
enum MatrixFile {
    static func make(bytes: Int, seed: UInt64) -> [UInt8] {
        var generator = SeededGenerator(seed)
        var text = #"{"status":"success","data":{"resultType":"matrix","result":["#
        var all: [UInt8] = Array(text.utf8)
        var index = 0
        while all.count < bytes {
            text = index == 0 ? "" : ","
            text +=
                #"{"metric":{"__name__":"model_prediction_latency_seconds_bucket","app":"churn","le":"\#(index % 20)","#
            text +=
                #""namespace":"ml","pod":"churn-primary-7d9c6b5f4-\#(index / 20)","version":"stable"},"values":["#
            var count = 0.0
            for step in 0..<240 {
                count += Double(UInt64.random(in: 0...50, using: &generator))
                let value = index % 4 == 0 ? "\(Int(count))" : "\(Double.random(in: 0...1, using: &generator))"
                text += "\(step == 0 ? "" : ",")[\(1_787_313_600 + step * 15).\(index % 900 + 100),\"\(value)\"]"
            }
            all.append(contentsOf: (text + "]}").utf8)
            index += 1
        }
        return all + Array("]}}".utf8)
    }
}

/// A range answer of native histograms.
enum HistogramFile {
    static func make(bytes: Int, seed: UInt64) -> [UInt8] {
        var generator = SeededGenerator(seed)
        var all = Array(#"{"status":"success","data":{"resultType":"matrix","result":["#.utf8)
        var index = 0
        while all.count < bytes {
            var text = index == 0 ? "" : ","
            text +=
                #"{"metric":{"__name__":"prediction_latency_seconds","app":"churn","pod":"p\#(index)"},"histograms":["#
            for step in 0..<60 {
                text +=
                    "\(step == 0 ? "" : ",")[\(1_787_313_600 + step * 15),"
                    + #"{"count":"\#(step * 100)","sum":"\#(step).25","buckets":["#
                var lower = 0.001
                for bucket in 0..<30 {
                    let upper = lower * 1.0905077326652577
                    let count = UInt64.random(in: 1...400, using: &generator)
                    text += "\(bucket == 0 ? "" : ",")[0,\"\(lower)\",\"\(upper)\",\"\(count)\"]"
                    lower = upper
                }
                text += "]}]"
            }
            all.append(contentsOf: (text + "]}").utf8)
            index += 1
        }
        return all + Array("]}}".utf8)
    }
}

/// SplitMix64: the same file on every machine.
struct SeededGenerator: RandomNumberGenerator {
    private var state: UInt64

    init(_ seed: UInt64) { state = seed }

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }
}
