/// What Fiddler answers for the same counts.
public enum Fiddler {
    /// PSI with 1 added to each count, both sides then scaled to 1.
    public static func stabilityIndex(_ pair: CountPair) -> Double { pair.rawStabilityIndex(adding: 1) }
}
