import Metrics

/// Decodes one entry of `analyses`.
struct AnalysisDecoder {
    /// The names of the sources; nil leaves the name unchecked, as for a text that was written from a checked analysis.
    var sources: [String]?
    var defaults = AnalysisSettings()

    /// The analysis, nil when an error was noted that leaves nothing to go on with.
    func decode(_ name: String, _ reader: NodeReader) -> Analysis? {
        guard reader.hasFitName(name) else { return nil }
        guard name != "none" else {
            reader.noteAtKey("the name none is taken: it means no analysis where one is asked for")
            return nil
        }
        guard let mapping = reader.mapping(.analysis) else { return nil }
        let settings = AnalysisSettings(mapping).over(defaults)
        let source = source(settings, reader)
        let preset = preset(settings)
        let canary = mapping["canary"].map { MatcherDecoder.decode($0) } ?? preset?.sides?.canary ?? []
        let baseline = mapping["baseline"].map { MatcherDecoder.decode($0) } ?? preset?.sides?.baseline ?? []
        let checks = checks(mapping["checks"], preset?.checks ?? [])
        guard let source, let preset, let canary, let baseline, let checks else { return nil }
        var analysis = Analysis(name: name, source: source, canary: canary, baseline: baseline, checks: checks)
        settings.apply(to: &analysis)
        requireWhole(analysis, preset, mapping)
        AnalysisWarnings.note(analysis, mapping)
        return analysis
    }

    private func source(_ settings: AnalysisSettings, _ reader: NodeReader) -> String? {
        if let chosen = settings.source {
            guard let name = chosen.text("the name of a source") else { return nil }
            guard sources?.contains(name) ?? true else {
                chosen.fail("there is no source \(name.shown)" + NodeReader.hint(name, sources ?? []))
                return nil
            }
            return name
        }
        guard let sources else {
            reader.noteAtKey("names no source")
            return nil
        }
        guard sources.count == 1 else {
            let which =
                sources.isEmpty ? "none is defined under sources" : "must be one of " + sources.joined(separator: ", ")
            reader.noteAtKey("names no source; \(which)")
            return nil
        }
        return sources[0]
    }

    /// What the presets bring together; an empty preset when none is named, nil when they cannot be used.
    private func preset(_ settings: AnalysisSettings) -> Preset? {
        guard let (readers, list) = settings.presets else { return Preset(name: "", kind: .series) }
        var presets: [Preset] = []
        let known = Preset.all.map(\.name)
        for reader in readers {
            guard let name = reader.text("a preset's name") else { return nil }
            guard let preset = Preset.all.first(where: { $0.name == name }) else {
                reader.fail("there is no preset \(name.shown)" + NodeReader.hint(name, known))
                return nil
            }
            if !presets.contains(where: { $0.name == name }) { presets.append(preset) }
        }
        do throws(PresetProblem) {
            return try PresetCombination.combined(presets)
        } catch {
            list.fail(error.message)
            return nil
        }
    }

    /// The presets' checks with those of the analysis laid over them.
    private func checks(_ reader: NodeReader?, _ presets: [Check]) -> [Check]? {
        guard let reader else { return presets }
        guard let members = reader.members("a mapping of names to checks") else { return nil }
        var checks = presets
        var whole = true
        for (name, value) in members {
            let index = checks.firstIndex { $0.name == name }
            let preset = index.map { checks[$0] }
            guard value.hasFitName(name), let check = CheckDecoder.decode(name, value, preset: preset) else {
                whole = false
                continue
            }
            if let index { checks[index] = check } else { checks.append(check) }
        }
        return whole ? checks : nil
    }

    /// Refuses an analysis that could not be judged: without checks, or without the sides that they need.
    private func requireWhole(_ analysis: Analysis, _ preset: Preset, _ mapping: MappingReader) {
        let reader = mapping.reader
        let series = Preset.all.filter { $0.kind == .series }.map(\.name).joined(separator: ", ")
        if analysis.checks.isEmpty {
            reader.noteAtKey("has no checks; write checks, or a preset that brings some: \(series)")
        }
        let comparing = analysis.checks.filter { $0.worseThan != nil }
        let counting = analysis.checks.filter { check in
            if case .query = check.measure { false } else { true }
        }
        let sides = Preset.all.filter { $0.kind == .sides }.map(\.name).joined(separator: ", ")
        if analysis.canary.isEmpty, let check = counting.first {
            reader.noteAtKey("the check \(check.name) needs canary; write it, or a preset that brings sides: \(sides)")
        }
        if analysis.baseline.isEmpty, let check = comparing.first {
            reader.noteAtKey(
                "the check \(check.name) needs baseline; write it, or a preset that brings sides: \(sides)")
        }
        if !analysis.canary.isEmpty, analysis.canary == analysis.baseline {
            (mapping["canary"] ?? reader).noteAtKey("canary and baseline pick the same series")
        }
    }
}
