import Metrics

/// The settings of an analysis that `defaults` may give too; nil where nothing stands.
struct AnalysisSettings {
    var source: NodeReader?
    var mode: Analysis.Mode?
    var presets: (names: [NodeReader], reader: NodeReader)?
    var warmUp: Double?
    var bake: Double?
    var deadline: Double?
    var onDeadline: Analysis.OnDeadline?
    var maxHold: Double?
    var grace: Double?
    var window: Double?
    var falseAlarms: Double?

    init() {}

    /// Reads the settings of a mapping, which is that of `defaults` or of an analysis.
    init(_ mapping: MappingReader) {
        source = mapping["source"]
        mode = mapping["mode"]?.choice(Analysis.Mode.self)
        presets = mapping["preset"].flatMap { reader in reader.list("a preset's name or a list").map { ($0, reader) } }
        warmUp = mapping["warmUp"]?.duration("0s", "1h")
        bake = mapping["bake"]?.duration("0s", "1d")
        deadline = mapping["deadline"]?.duration("1s", "30d")
        onDeadline = mapping["onDeadline"]?.choice(Analysis.OnDeadline.self)
        maxHold = mapping["maxHold"]?.duration("1s", "30d")
        grace = mapping["grace"]?.duration("0s", "1d")
        window = mapping["window"]?.duration("1s", "30d")
        falseAlarms = mapping["falseAlarms"]?.scalar("a share from 0.1% to 50%, like 5% or 0.05") { text in
            Quantity.share(text).flatMap { (0.001...0.5).contains($0) ? $0 : nil }
        }
        // Other judges come with later versions; the key is there so that a file can say which one it means.
        _ = mapping["judge"]?.scalar("default, the only judge of this version") { $0 == "default" ? $0 : nil }
    }

    /// These settings, with those of `defaults` where nothing stands.
    func over(_ defaults: AnalysisSettings) -> AnalysisSettings {
        var result = self
        result.source = source ?? defaults.source
        result.mode = mode ?? defaults.mode
        result.presets = presets ?? defaults.presets
        result.warmUp = warmUp ?? defaults.warmUp
        result.bake = bake ?? defaults.bake
        result.deadline = deadline ?? defaults.deadline
        result.onDeadline = onDeadline ?? defaults.onDeadline
        result.maxHold = maxHold ?? defaults.maxHold
        result.grace = grace ?? defaults.grace
        result.window = window ?? defaults.window
        result.falseAlarms = falseAlarms ?? defaults.falseAlarms
        return result
    }

    /// Puts the settings into an analysis; what is nil keeps the analysis's own default.
    func apply(to analysis: inout Analysis) {
        var timing = analysis.timing
        timing.warmUpSeconds = warmUp ?? timing.warmUpSeconds
        timing.bakeSeconds = bake ?? timing.bakeSeconds
        timing.deadlineSeconds = deadline ?? timing.deadlineSeconds
        timing.maxHoldSeconds = maxHold ?? timing.maxHoldSeconds
        timing.graceSeconds = grace ?? timing.graceSeconds
        timing.windowSeconds = window ?? timing.windowSeconds
        analysis.timing = timing
        analysis.mode = mode ?? analysis.mode
        analysis.onDeadline = onDeadline ?? analysis.onDeadline
        analysis.falseAlarms = falseAlarms ?? analysis.falseAlarms
    }
}
