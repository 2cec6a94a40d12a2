import JSON

/// The labels of the series read last, so that what repeats in the next one is shared instead of made anew.
struct LabelMemory {
    private var texts: [(name: JSONText, value: JSONText)] = []
    private var labels: [Label] = []

    /// The label at that place of its series, given where it stands in the scanner's bytes.
    mutating func label(at place: Int, name: JSONText, value: JSONText, in scanner: JSONScanner) -> Label {
        guard place < texts.count else {
            let label = Label(scanner.string(name), scanner.string(value))
            texts.append((name, value))
            labels.append(label)
            return label
        }
        if !Self.areSame(texts[place].name, name, in: scanner.bytes) { labels[place].name = scanner.string(name) }
        if !Self.areSame(texts[place].value, value, in: scanner.bytes) { labels[place].value = scanner.string(value) }
        texts[place] = (name, value)
        return labels[place]
    }

    /// Equal bytes as they stand; the same string written with other escapes is merely not shared.
    private static func areSame(_ left: JSONText, _ right: JSONText, in bytes: [UInt8]) -> Bool {
        guard left.range.count == right.range.count else { return false }
        var index = left.range.lowerBound
        for other in right.range {
            if bytes[index] != bytes[other] { return false }
            index += 1
        }
        return true
    }
}
