import Foundation

/// Python's `json` on the same file, its own CPU time measured by itself.
enum PythonDecoder {
    private static let script = """
        import json, sys, time
        data = open(sys.argv[1], "rb").read()
        speeds = []
        for _ in range(int(sys.argv[2])):
            start = time.process_time()
            for series in json.loads(data)["data"]["result"]:
                values = [(sample[0], float(sample[1])) for sample in series.get("values", [])]
                for sample in series.get("histograms", []):
                    buckets = [[float(part) for part in bucket] for bucket in sample[1]["buckets"]]
            speeds.append(len(data) / 1e6 / (time.process_time() - start))
        print(sorted(speeds)[len(speeds) // 2])
        """

    /// MB/s of CPU time; nil where there is no Python.
    static func speed(of bytes: [UInt8], rounds: Int) throws -> Double? {
        let file = FileManager.default.temporaryDirectory.appendingPathComponent("decode-\(UUID().uuidString).json")
        try Data(bytes).write(to: file)
        defer { try? FileManager.default.removeItem(at: file) }
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
        process.arguments = ["python3", "-c", script, file.path, "\(rounds)"]
        let output = Pipe()
        process.standardOutput = output
        try process.run()
        let text = String(decoding: output.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
        process.waitUntilExit()
        return process.terminationStatus == 0 ? Double(text.trimmingCharacters(in: .whitespacesAndNewlines)) : nil
    }
}
