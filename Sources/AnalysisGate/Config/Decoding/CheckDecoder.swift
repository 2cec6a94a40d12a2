import Metrics

/// Decodes one check with its limits and its role.
enum CheckDecoder {
    /// The check under a name. Where a preset has a check of that name, the keys that stand here replace the preset's;
    /// with a measure of its own the check starts anew.
    static func decode(_ name: String, _ reader: NodeReader, preset: Check?) -> Check? {
        guard let mapping = reader.mapping(.check) else { return nil }
        let hasOwnMeasure = ["events", "histogram", "query"].contains { mapping[$0] != nil }
        guard let measure = MeasureDecoder.decode(mapping, preset: preset?.measure) else { return nil }
        var check = Check(name: name, measure: measure)
        if let preset, !hasOwnMeasure {
            check = preset
            check.measure = measure
        }
        check.role = mapping.value("role", default: check.role) { $0.choice(Check.Role.self) }
        check.critical = mapping.value("critical", default: check.critical) { $0.boolean() }
        readLimits(mapping, &check)
        completeLimits(mapping, &check)
        return check
    }

    private static func readLimits(_ mapping: MappingReader, _ check: inout Check) {
        let measure = check.measure
        if let reader = mapping["worseThan"] { check.worseThan = ratio(reader) ?? check.worseThan }
        if let reader = mapping["ignoreBelow"] { check.ignoreBelow = limit(reader, measure) ?? check.ignoreBelow }
        if let reader = mapping["min"] { check.min = limit(reader, measure) ?? check.min }
        if let reader = mapping["max"] { check.max = limit(reader, measure) ?? check.max }
    }

    private static func ratio(_ reader: NodeReader) -> Double? {
        reader.scalar("a ratio above 1 and at most 100, like 1.5 for half as much again") { text in
            Quantity.number(text).flatMap { $0 > 1 && $0 <= 100 ? $0 : nil }
        }
    }

    /// Fills in the default limit and refuses limits that cannot act together.
    private static func completeLimits(_ mapping: MappingReader, _ check: inout Check) {
        let hasFixedLimit = mapping["min"] != nil || mapping["max"] != nil || check.min != nil || check.max != nil
        if check.worseThan == nil, !hasFixedLimit, mapping["worseThan"] == nil {
            switch check.measure {
            case .events: check.worseThan = 1.5
            case .histogram: check.worseThan = 1.3
            case .query: mapping.reader.noteAtKey("has no limit; a query needs min or max")
            }
        }
        if case .query = check.measure {
            for key in ["worseThan", "ignoreBelow"] {
                mapping[key]?.noteAtKey("has no effect on a query, which looks at the canary alone; allowed: min, max")
            }
        } else if check.worseThan == nil, mapping["worseThan"] == nil {
            mapping["ignoreBelow"]?.noteAtKey("has no effect without worseThan")
        }
        if let min = check.min, let max = check.max, min > max {
            (mapping["min"] ?? mapping["max"])?.fail("min is above max, so that no value would be right")
        }
    }

    /// A limit in the unit of what is measured: a share, a time in the series' unit, or any number.
    private static func limit(_ reader: NodeReader, _ measure: Measure) -> Double? {
        switch measure {
        case .events:
            return reader.scalar("a share from 0 to 1, like 1% or 0.01") { text in
                Quantity.share(text).flatMap { $0 <= 1 ? $0 : nil }
            }
        case .histogram(let selector, _):
            guard let unit = Quantity.TimeUnit(metric: selector.metric) else {
                return reader.scalar(
                    "a plain number in the series' own unit: \(selector.metric) does not end in _seconds, "
                        + "_milliseconds or _ms", Quantity.number)
            }
            return reader.scalar("a time like 200ms, or seconds like 0.2") { Quantity.time($0, in: unit) }
        case .query(let query):
            return reader.scalar("a number, a share like 1% or a time like 200ms") { text in
                let digits = text.hasPrefix("-") ? String(text.dropFirst()) : text
                let unit = unit(ofQuery: query)
                let value = Quantity.share(digits) ?? Quantity.time(digits, in: unit)
                return value.map { text.hasPrefix("-") ? -$0 : $0 }
            }
        }
    }

    /// The unit of times in a query: milliseconds if it names a series of milliseconds and none of seconds.
    static func unit(ofQuery query: String) -> Quantity.TimeUnit {
        let words = query.split { !($0.isASCII && ($0.isLetter || $0.isNumber || $0 == "_" || $0 == ":")) }
        let units = words.compactMap { Quantity.TimeUnit(metric: String($0)) }
        return units.contains(.milliseconds) && !units.contains(.seconds) ? .milliseconds : .seconds
    }
}
