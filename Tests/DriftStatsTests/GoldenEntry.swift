import JSON
import Testing

/// One entry of a file of reference values: its inputs, and what is expected.
struct GoldenEntry {
    let value: JSONValue
    let place: String
    let relative: Double
    let absolute: Double
    var failures = 0

    init(value: JSONValue, place: String, file: JSONValue) {
        self.value = value
        self.place = place
        let own = value["rtol"] != nil || value["atol"] != nil
        relative = (own ? value : file)["rtol"]?.numberValue ?? (own ? file["rtol"]?.numberValue ?? 0 : 0)
        absolute = (own ? value : file)["atol"]?.numberValue ?? (own ? file["atol"]?.numberValue ?? 0 : 0)
    }

    /// An input that must be there.
    func number(_ name: String) throws -> Double { try #require(Self.number(value[name]), "\(place): \(name)") }

    func text(_ name: String) throws -> String { try #require(value[name]?.stringValue, "\(place): \(name)") }

    /// An input that may be null or absent.
    func optionalNumber(_ name: String) -> Double? { Self.number(value[name]) }

    func numbers(_ name: String) throws -> [Double] {
        try #require(optionalNumbers(name), "\(place): \(name)")
    }

    func optionalNumbers(_ name: String) -> [Double]? { value[name]?.elements?.compactMap(Self.number) }

    /// Whether the entry asks for a field.
    func expects(_ name: String) -> Bool { value["expect"]?[name] != nil }

    /// Compares one number, nil standing for null; does nothing where the entry does not ask for the field.
    mutating func expect(_ name: String, _ got: Double?, relative: Double? = nil, exactly: Bool = false) {
        guard let wanted = value["expect"]?[name] else { return }
        compare(name, got, wanted, relative: relative, exactly: exactly)
    }

    /// The same for a wanted value that stands in the entry itself.
    ///
    /// - Parameter absolute: replaces the absolute tolerance where the wanted value is less exact than that.
    mutating func expectOwn(_ name: String, _ got: Double?, relative: Double? = nil, absolute: Double? = nil) {
        guard let wanted = value[name] else { return fail("\(name) is missing") }
        compare(name, got, wanted, relative: relative, absolute: absolute, exactly: false)
    }

    mutating func expect(_ name: String, _ got: [Double?], relative: Double? = nil) {
        guard let wanted = value["expect"]?[name]?.elements else { return }
        guard wanted.count == got.count else { return fail("\(name) has \(got.count) values, not \(wanted.count)") }
        for i in wanted.indices { compare("\(name)[\(i)]", got[i], wanted[i], relative: relative, exactly: false) }
    }

    mutating func expect(_ name: String, _ got: [Bool]) {
        guard let wanted = value["expect"]?[name]?.elements else { return }
        if wanted.map(\.boolValue) != got { fail("\(name) is \(got)") }
    }

    mutating func expect(_ name: String, _ got: Bool) {
        guard let wanted = value["expect"]?[name] else { return }
        if wanted.boolValue != got { fail("\(name) is \(got)") }
    }

    mutating func fail(_ what: String) {
        failures += 1
        Issue.record("\(place): \(what)")
    }

    static func number(_ value: JSONValue?) -> Double? {
        switch value {
        case .number(let number): number
        case .string("NaN"): .nan
        case .string("+Inf"): .infinity
        case .string("-Inf"): -.infinity
        default: nil
        }
    }

    private mutating func compare(
        _ name: String, _ got: Double?, _ wanted: JSONValue, relative: Double?, absolute: Double? = nil, exactly: Bool
    ) {
        let want = Self.number(wanted)
        guard let want, let got else {
            if want != nil || got != nil { fail("\(name) is \(got as Any), not \(want as Any)") }
            return
        }
        if want == got || (want.isNaN && got.isNaN) { return }
        let slack = exactly ? 0 : (absolute ?? self.absolute) + (relative ?? self.relative) * abs(want)
        if !(abs(got - want) <= slack) { fail("\(name) is \(got), not \(want)") }
    }
}
