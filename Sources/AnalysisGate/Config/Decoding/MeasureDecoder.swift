import Metrics

/// Decodes what a check looks at: `events` with `total`, `histogram` with `quantile`, or `query`.
enum MeasureDecoder {
    private static let allowed = "events with total, histogram with quantile, or query"

    /// The measure that stands in the mapping, completed by that of a preset's check of the same name.
    /// Nil, with an error noted, when it cannot be used.
    static func decode(_ mapping: MappingReader, preset: Measure?) -> Measure? {
        let named = ["events", "histogram", "query"].filter { mapping[$0] != nil }
        guard named.count <= 1 else {
            mapping.reader.noteAtKey("has \(named.joined(separator: " and ")); allowed: one of \(allowed)")
            return nil
        }
        let kind = named.first ?? preset.map(kind)
        for (key, owner) in [("total", "events"), ("quantile", "histogram")] where kind != nil && kind != owner {
            mapping[key]?.noteAtKey("has a meaning only beside \(owner)")
        }
        switch kind {
        case "events": return events(mapping, preset)
        case "histogram": return histogram(mapping, preset)
        case "query": return mapping["query"].flatMap(query) ?? (mapping["query"] == nil ? preset : nil)
        default:
            mapping.reader.noteAtKey("measures nothing; must have \(allowed)")
            return nil
        }
    }

    private static func kind(_ measure: Measure) -> String {
        switch measure {
        case .events: "events"
        case .histogram: "histogram"
        case .query: "query"
        }
    }

    private static func events(_ mapping: MappingReader, _ preset: Measure?) -> Measure? {
        var events: Selector?
        var total: Selector?
        // A preset's total goes with its events only.
        if case .events(let known, let all) = preset, mapping["events"] == nil { (events, total) = (known, all) }
        if let reader = mapping["events"] { events = selector(reader) }
        if let reader = mapping["total"] {
            total = selector(reader)
        } else if total == nil {
            mapping.missing("total", "the selector of the counter of all requests")
        }
        guard let events, let total else { return nil }
        guard events != total else {
            mapping["events"]?.fail("is the same as total, so that every request would count as bad")
            return nil
        }
        return .events(events, total: total)
    }

    private static func histogram(_ mapping: MappingReader, _ preset: Measure?) -> Measure? {
        var histogram: Selector?
        var quantile: Double?
        if case .histogram(let known, let level) = preset, mapping["histogram"] == nil {
            (histogram, quantile) = (known, level)
        }
        if let reader = mapping["histogram"] { histogram = selector(reader) }
        if let name = histogram?.metric, let ending = ["_bucket", "_sum", "_count"].first(where: name.hasSuffix) {
            mapping["histogram"]?.fail("must be the histogram's name without \(ending)")
            return nil
        }
        let allowed = "a number between 0 and 1, like 0.95"
        if let reader = mapping["quantile"] {
            quantile = reader.scalar(allowed) { text in
                Quantity.share(text).flatMap { $0 > 0 && $0 < 1 ? $0 : nil }
            }
        } else if quantile == nil {
            mapping.missing("quantile", allowed)
        }
        guard let histogram, let quantile else { return nil }
        return .histogram(histogram, quantile: quantile)
    }

    private static func query(_ reader: NodeReader) -> Measure? {
        guard let text = reader.text("a PromQL text that answers one number") else { return nil }
        do throws(TemplateProblem) {
            _ = try QueryTemplate(text)
            return .query(text)
        } catch {
            reader.fail(error.message)
            return nil
        }
    }

    private static func selector(_ reader: NodeReader) -> Selector? {
        guard let text = reader.text("a series selector like name{label=\"value\"}") else { return nil }
        do throws(SelectorProblem) {
            let selector = try Selector(promQL: text)
            for matcher in selector.matchers {
                do throws(TemplateProblem) {
                    _ = try Template(matcher.value)
                } catch {
                    reader.fail("in the matcher of \(matcher.label): \(error.message)")
                    return nil
                }
            }
            return selector
        } catch {
            reader.fail("\(text.shown) is no selector: at character \(error.character) \(error.message)")
            return nil
        }
    }
}
