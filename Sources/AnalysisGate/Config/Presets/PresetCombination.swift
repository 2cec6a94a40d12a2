/// What the presets of one analysis bring together.
enum PresetCombination {
    /// One preset of their parts: the sides of one, the checks of another. Throws a sentence when they do not fit.
    static func combined(_ presets: [Preset]) throws(PresetProblem) -> Preset {
        for kind in [Preset.Kind.sides, .series] {
            let names = presets.filter { $0.kind == kind }.map(\.name)
            guard names.count <= 1 else {
                let what = kind == .sides ? "how the two sides are made" : "which series there are"
                throw PresetProblem("\(names.joined(separator: " and ")) both say \(what); allowed: one of them")
            }
        }
        let sides = presets.first { $0.kind == .sides }
        let series = presets.first { $0.kind == .series }
        return Preset(
            name: presets.map(\.name).joined(separator: "+"),
            kind: .series,
            sides: sides.flatMap { series?.sidesBeside[$0.name] ?? (series?.sides ?? $0.sides) } ?? series?.sides,
            checks: series?.checks ?? [])
    }
}

/// Why presets cannot stand together, and what can.
struct PresetProblem: Error, Equatable {
    var message: String

    init(_ message: String) {
        self.message = message
    }
}
