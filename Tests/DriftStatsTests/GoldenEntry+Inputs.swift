import JSON

extension GoldenEntry {
    /// A list of lists of numbers.
    func rows(_ name: String) -> [[Double]] {
        (value[name]?.elements ?? []).map { $0.elements?.compactMap(Self.number) ?? [] }
    }

    /// Compares a number with one that stands beside the inputs, not in `expect`.
    mutating func expectInput(_ name: String, _ got: Double?, _ wanted: JSONValue?, relative: Double? = nil) {
        let want = Self.number(wanted)
        guard let want, let got else {
            if want != nil || got != nil { fail("\(name) is \(got as Any), not \(want as Any)") }
            return
        }
        if want == got || (want.isNaN && got.isNaN) { return }
        let slack = absolute + (relative ?? self.relative) * abs(want)
        if !(abs(got - want) <= slack) { fail("\(name) is \(got), not \(want)") }
    }
}
